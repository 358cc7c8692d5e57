import { holds, notYet } from '../checks/check.ts';
import { type Fields, leaf } from '../checks/view.ts';
import { harnessError } from '../errors.ts';
import type { Change, Ledger } from '../target/ledger.ts';
import type { Timing } from '../target/timing.ts';
import type { Trace } from '../trace/trace.ts';
import { until } from '../wait.ts';
import type { CmsApi } from '../wire/cms-api.ts';
import { mustPut } from './maker.ts';

/** Values of parameters as the API writes them; empty: not set. */
export type Values = Readonly<Record<string, string>>;

interface Changed {
  api: CmsApi;
  path: string;
  before: Values;
  entry: Change;
}

interface Wanted {
  /** What is in effect, and may be shown, where nothing is set. */
  defaults?: Values;
  /** Who has to show the values before they count as in force; by itself the one that is asked. */
  shownBy?: readonly CmsApi[];
}

interface Surroundings {
  trace: Trace;
  ledger: Ledger;
  timing: Pick<Timing, 'interval' | 'bound'>;
  signal: AbortSignal;
}

/** Changes what the scenario did not make, whatever has GET and PUT, and puts it back as it was shown. */
export class Settings {
  readonly #surroundings: Surroundings;
  readonly #changed: Changed[] = [];

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /**
   * Change values that are others, and wait until they are shown. What they were is in the ledger before.
   * @throws HarnessError E_NOT_MADE
   */
  async change(
    api: CmsApi,
    path: string,
    values: Values,
    { defaults = {}, shownBy = [api] }: Wanted = {},
  ): Promise<void> {
    const before = await shown(api, path);
    if (!before) throw harnessError('E_NOT_MADE', { node: api.node, what: `GET ${path}`, why: 'it shows nothing' });
    const shownAs = (name: string) => leaf(before, name) ?? '';
    const isInForce = ([name, value]: readonly [string, string]) =>
      shownAs(name) === value || (value === '' && shownAs(name) === defaults[name]);
    const changes = Object.fromEntries(Object.entries(values).filter((one) => !isInForce(one)));
    if (Object.keys(changes).length === 0) return;
    const kept = Object.fromEntries(Object.keys(changes).map((name) => [name, shownAs(name)]));
    const entry = this.#surroundings.ledger.changing(api.node, path, kept);
    this.#changed.unshift({ api, path, before: kept, entry });
    await mustPut(api, path, changes);
    // What is shown where nothing is set is the cluster's own affair.
    const set = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== ''));
    await Promise.all(shownBy.map((one) => this.#mustShow(one, path, set)));
  }

  /** Put everything back, of each thing the newest change first. Never throws. @returns how many are not as they were */
  async restore(): Promise<number> {
    const things = Map.groupBy(this.#changed.splice(0), ({ api, path }) => `${api.node} ${path}`);
    const left = await Promise.all([...things.values()].map((changes) => this.#putBackInTurn(changes)));
    return left.reduce((sum, one) => sum + one, 0);
  }

  async #putBackInTurn(changes: readonly Changed[]): Promise<number> {
    let left = 0;
    for (const { api, path, before, entry } of changes) {
      const isBack = await this.#putBack(api, path, before).catch(() => false);
      if (isBack) entry.restored();
      else left += 1;
    }
    return left;
  }

  async #mustShow(api: CmsApi, path: string, values: Values): Promise<void> {
    const missing = await this.#missing(api, path, values);
    if (missing) throw harnessError('E_NOT_MADE', { node: api.node, what: `PUT ${path}`, why: missing });
  }

  async #putBack(api: CmsApi, path: string, before: Values): Promise<boolean> {
    const { status } = await api.put(path, before);
    return status === 200 && (await this.#missing(api, path, before)) === undefined;
  }

  /** @returns what is shown instead, after the bound */
  async #missing(api: CmsApi, path: string, values: Values): Promise<string | undefined> {
    const { trace, timing, signal } = this.#surroundings;
    let seen: Fields | undefined;
    const look = async () => {
      seen = await shown(api, path);
    };
    const ask = () => {
      const wrong = Object.entries(values).filter(([name, value]) => (leaf(seen, name) ?? '') !== value);
      const [[name, value] = []] = wrong;
      return name === undefined ? holds() : notYet(`${name} ${value}`, leaf(seen, name) ?? 'absent');
    };
    const answer = await until(trace, ask, look, { ...timing, signal });
    return answer.is === 'holds' ? undefined : `it shows ${answer.seen} instead of ${answer.expected}`;
  }
}

/** The one element of an answer. */
async function shown(api: CmsApi, path: string): Promise<Fields | undefined> {
  const { status, data = {} } = await api.get(path);
  const [element] = Object.values(data);
  if (status !== 200 || element === undefined) return undefined;
  // An element without any is parsed to an empty text.
  return typeof element === 'object' && element !== null ? (element as Fields) : {};
}
