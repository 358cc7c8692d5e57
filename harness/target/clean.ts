/** Removes what a run made on a target, and puts back what it changed. */
import { reasonOf } from '../errors.ts';
import { CmsApi } from '../wire/cms-api.ts';
import type { Outstanding } from './ledger.ts';
import type { Target } from './target.ts';

export interface Left {
  node: string;
  path: string;
  why: string;
}

/** What has a name, in the order in which it has to go. */
const kinds = ['call', 'coSpace', 'callLegProfile', 'callProfile', 'callBridgeGroup'] as const;

/**
 * Remove everything whose name begins with the namespace, on every Call Bridge.
 * @returns what could not be removed
 */
export async function cleanNamespace(target: Target, namespace: string): Promise<Left[]> {
  const apis = apisOf(target);
  const left: Left[] = [];
  for (const kind of kinds) {
    // Calls are each Call Bridge's own; the rest is the cluster's, and the first removes it for all.
    const on = kind === 'call' ? apis : apis.slice(0, 1);
    left.push(...(await Promise.all(on.map((api) => removeNamed(api, kind, namespace)))).flat());
  }
  return left;
}

/**
 * Remove and restore what a ledger says is outstanding.
 * @returns what could not be
 */
export async function settle(target: Target, { made, changed }: Outstanding): Promise<Left[]> {
  const apis = new Map(apisOf(target).map((api) => [api.node, api]));
  const left: Left[] = [];
  const on = async (node: string, path: string, work: (api: CmsApi) => Promise<Left[]>) => {
    const api = apis.get(node);
    left.push(...(api ? await work(api) : [{ node, path, why: 'the target file names no such Call Bridge' }]));
  };
  for (const { node, path, before, settled } of changed) {
    await on(node, path, async (api) => {
      const fault = await attempt(api, path, () => api.put(path, before));
      if (fault.length === 0) settled.restored();
      return fault;
    });
  }
  for (const { node, kind, id } of made) {
    if (id === undefined) continue;
    const path = `/${kind}s/${id}`;
    await on(node, path, (api) => remove(api, path));
  }
  return left;
}

/** What happens while cleaning belongs to no scenario, and is not recorded. */
const apisOf = ({ callBridges, credentials, timing }: Target) =>
  callBridges.map((node) => new CmsApi(node, credentials, () => 0, timing));

async function removeNamed(api: CmsApi, kind: string, namespace: string): Promise<Left[]> {
  const path = `/${kind}s`;
  try {
    const found = await api.list(path, kind, { filter: namespace });
    const own = found.filter(({ name }) => name === namespace || String(name).startsWith(`${namespace} `));
    return (await Promise.all(own.map((item) => remove(api, `${path}/${item['@id']}`)))).flat();
  } catch (error) {
    return [{ node: api.node, path, why: reasonOf(error) }];
  }
}

/** Something that is gone already is no fault. */
const remove = (api: CmsApi, path: string) => attempt(api, path, () => api.delete(path), [400, 404]);

async function attempt(
  api: CmsApi,
  path: string,
  work: () => Promise<{ status: number }>,
  alsoGood: readonly number[] = [],
): Promise<Left[]> {
  try {
    const { status } = await work();
    return status === 200 || alsoGood.includes(status) ? [] : [{ node: api.node, path, why: `status ${status}` }];
  } catch (error) {
    return [{ node: api.node, path, why: reasonOf(error) }];
  }
}
