import { visitor as actor } from '../checks/binding.ts';
import { holds, notYet } from '../checks/check.ts';
import { harnessError } from '../errors.ts';
import { checkAnswer, secretsIn } from '../participants/binding-messages.ts';
import type { WebBridgeAccess } from '../participants/driver.ts';
import { recorder } from '../participants/recorder.ts';
import type { Timing } from '../target/timing.ts';
import type { Trace } from '../trace/trace.ts';
import { until } from '../wait.ts';
import { post } from '../wire/exchange.ts';
import { parseJson } from '../wire/json.ts';
import { openRaw, type RawSocket } from '../wire/raw-socket.ts';
import type { Spaces } from './spaces.ts';

interface Surroundings {
  trace: Trace;
  spaces: Spaces;
  timing: Timing;
  signal: AbortSignal;
}

/** Somebody at a Web Bridge who need not keep any rule of the binding. Area BIND. */
export class Visitor {
  readonly #surroundings: Surroundings;
  #socket: RawSocket | undefined;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  get socket(): RawSocket {
    if (!this.#socket)
      throw harnessError('E_SPECIFICATION', { where: actor, why: 'no step has connected the visitor' });
    return this.#socket;
  }

  /** POST /api/join with any body. The answer is recorded as a frame with `status` and `body`. */
  async join(webBridge: WebBridgeAccess, body: string): Promise<void> {
    this.act('join', { webBridge: webBridge.name });
    const sink = this.#sink(webBridge);
    const asked = parsed(body);
    sink.frame('sent', body, secretsIn(asked));
    const { timing, signal } = this.#surroundings;
    const { status, text } = await post(webBridge, '/api/join', body, { bound: timing.request, signal });
    const answer = parsed(text);
    const errors = checkAnswer('JoinAnswer', status, answer);
    const invalid = errors === undefined ? undefined : ({ by: 'target', errors } as const);
    sink.frame('received', { status, body: answer }, secretsIn(answer), invalid);
    this.#arrived(asked, answer);
  }

  async connect(webBridge: WebBridgeAccess): Promise<void> {
    this.act('connect', { webBridge: webBridge.name });
    const { timing, signal } = this.#surroundings;
    this.#socket = await openRaw(webBridge, this.#sink(webBridge), signal, { bound: timing.request });
  }

  /** Wait until everything that the visitor has sent so far is answered. */
  async answered(): Promise<void> {
    const { trace, signal, timing } = this.#surroundings;
    const { interval, bound } = timing;
    const count = (direction: string) =>
      trace.records.filter((one) => one.kind === 'frame' && one.actor === actor && one.direction === direction).length;
    const ask = () => (count('received') >= count('sent') ? holds() : notYet('an answer', 'none'));
    await until(trace, ask, undefined, { interval, bound, signal });
  }

  act(act: string, args: Readonly<Record<string, unknown>> = {}): void {
    this.#surroundings.trace.append({ kind: 'act', actor, act, args });
  }

  async close(): Promise<void> {
    if (this.#socket?.isOpen) await this.#socket.drop();
  }

  /** A join that was answered with a participant has made one. */
  #arrived(request: unknown, answer: unknown): void {
    const { numericId, name = actor } = fields(request);
    const { participant } = fields(answer);
    const space = this.#surroundings.spaces.all.find((one) => one.numericIds.includes(String(numericId)));
    if (typeof participant !== 'string' || !space) return;
    const details = { space: space.name, how: 'ask', kind: 'web app' };
    this.#surroundings.trace.append({
      kind: 'named',
      what: 'participant',
      name: String(name),
      id: participant,
      details,
    });
  }

  #sink(webBridge: WebBridgeAccess) {
    return recorder(this.#surroundings.trace, { actor, session: 1, node: webBridge.name }, {});
  }
}

const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const parsed = (text: string): unknown => parseJson(text) ?? text;
