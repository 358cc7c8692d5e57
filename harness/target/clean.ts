/** Removes what a run made on a target, and puts back what it changed. */
import { reasonOf } from '../errors.ts';
import { CmsApi } from '../wire/cms-api.ts';
import { isId } from '../wire/id.ts';
import type { Outstanding } from './ledger.ts';
import type { Target } from './target.ts';

export interface Left {
  node: string;
  path: string;
  why: string;
}

/** What has a name, in the order in which it has to go. */
const kinds = ['call', 'coSpace', 'callLegProfile', 'callProfile', 'tenant', 'callBridge', 'callBridgeGroup'] as const;

/** How often it is looked whether somebody who was still joining has begun a call anew. */
const looks = 3;

/**
 * Remove everything whose name begins with the namespace, on every Call Bridge, until nothing like that is there any more.
 * @returns what could not be removed
 */
export async function cleanNamespace(target: Target, namespace: string): Promise<Left[]> {
  const apis = apisOf(target);
  let removals: Removal[] = [];
  for (let look = 0; look < looks; look += 1) {
    removals = [];
    for (const kind of kinds) {
      // Calls are each Call Bridge's own; the rest is the cluster's, and the first removes it for all.
      const on = kind === 'call' ? apis : apis.slice(0, 1);
      removals.push(...(await Promise.all(on.map((api) => removeNamed(api, kind, isIn(namespace), namespace)))).flat());
    }
    if (removals.every(({ left }) => left.length > 0)) break;
  }
  return removals.flatMap(({ left }) => left);
}

const isIn = (namespace: string) => (name: string) => name === namespace || name.startsWith(`${namespace} `);

/**
 * Remove and restore what a ledger says is outstanding. What was begun, and nobody saw the answer, is found by its name.
 * @returns what could not be
 */
export async function settle(target: Target, { made, changed }: Outstanding): Promise<Left[]> {
  const apis = new Map(apisOf(target).map((api) => [api.node, api]));
  const left: Left[] = [];
  const on = async (node: string, path: string, work: (api: CallBridge) => Promise<Left[]>) => {
    const api = apis.get(node);
    left.push(...(api ? await work(api) : [{ node, path, why: 'the target file names no such Call Bridge' }]));
  };
  for (const { node, path, before, settled } of changed) {
    await on(node, path, async (api) => {
      const fault = await attempt(api, path, (one) => one.put(path, before));
      if (fault.length === 0) settled.restored();
      return fault;
    });
  }
  for (const { node, kind, name, id } of made) {
    const path = id === undefined ? `/${kind}s` : `/${kind}s/${id}`;
    await on(node, path, async (api) => {
      if (id !== undefined) return remove(api, path);
      const removals = await removeNamed(api, kind, (one) => one === name, name);
      return removals.flatMap(({ left }) => left);
    });
  }
  return left;
}

/** Something that was there: what kept it from being removed, or nothing. */
interface Removal {
  left: Left[];
}

/** What happens while cleaning belongs to no scenario, and is not recorded. */
const apisOf = ({ callBridges, credentials, timing }: Target) =>
  callBridges.map((node) => new CallBridge(new CmsApi(node, credentials, () => 0, timing)));

/** One that is late once is asked no more: each of the many questions would be waited for in vain. */
class CallBridge {
  readonly node: string;
  readonly #api: CmsApi;
  #late: unknown;

  constructor(api: CmsApi) {
    this.node = api.node;
    this.#api = api;
  }

  /** @throws HarnessError as `CmsApi` */
  async ask<T>(work: (api: CmsApi) => Promise<T>): Promise<T> {
    if (this.#late !== undefined) throw this.#late;
    try {
      return await work(this.#api);
    } catch (error) {
      if (isLate(error)) this.#late = error;
      throw error;
    }
  }
}

const isLate = (error: unknown) => error instanceof Error && error.cause instanceof Error && 'timeout' in error.cause;

async function removeNamed(
  api: CallBridge,
  kind: string,
  isOwn: (name: string) => boolean,
  filter: string,
): Promise<Removal[]> {
  const path = `/${kind}s`;
  try {
    const found = await api.ask((one) => one.list(path, kind, { filter }));
    // A Web Bridge has no name but its address.
    const own = found.filter(({ name, url }) => isOwn(String(name ?? url)));
    return await Promise.all(own.map(async ({ '@id': id }) => ({ left: await removeById(api, path, String(id)) })));
  } catch (error) {
    return [{ left: [{ node: api.node, path, why: reasonOf(error) }] }];
  }
}

/** Something that is gone already is no fault. */
const remove = (api: CallBridge, path: string) => attempt(api, path, (one) => one.delete(path), [400, 404]);

/** What a list calls an id must not lead to anything else. */
const removeById = async (api: CallBridge, list: string, id: string): Promise<Left[]> =>
  isId(id) ? remove(api, `${list}/${id}`) : [{ node: api.node, path: list, why: `${id} can't be an id` }];

async function attempt(
  api: CallBridge,
  path: string,
  work: (api: CmsApi) => Promise<{ status: number }>,
  alsoGood: readonly number[] = [],
): Promise<Left[]> {
  try {
    const { status } = await api.ask(work);
    return status === 200 || alsoGood.includes(status) ? [] : [{ node: api.node, path, why: `status ${status}` }];
  } catch (error) {
    return [{ node: api.node, path, why: reasonOf(error) }];
  }
}
