/** A look at a target before it is judged: names, TLS, credentials, version, round trip. */
import { lookup } from 'node:dns/promises';
import { request } from 'node:https';
import { type ErrorCode, HarnessError, harnessError, reasonOf } from '../errors.ts';
import { CmsApi } from '../wire/cms-api.ts';
import type { NodeAccess } from './node-access.ts';
import type { Target } from './target.ts';

export interface Health {
  /** Median round trip to the slowest node, in milliseconds. */
  roundTrip: number;
  /** Version of the software that every Call Bridge says it runs, in the order of the target file. */
  versions: string[];
  /** The Call Bridges that the target file names, with their ids in the API; no id where the cluster lists none. */
  callBridges: { name: string; id: string }[];
}

/** So that a silent address is known within 10 s: resolving its name and asking it once. */
const longest = 4000;
const limitOf = ({ timing }: Target) => Math.min(longest, timing.request);
const samples = 3;

/**
 * Look at every node at once.
 * @throws AggregateError of HarnessError, one for each node that is not well, all of the environment
 */
export async function examine(target: Target): Promise<Health> {
  const callBridges = target.callBridges.map((node) => examineCallBridge(node, target));
  const webBridges = target.webBridges.map((node) => examineWebBridge(node, target));
  const found = await Promise.allSettled([...callBridges, ...webBridges]);
  const faults = found.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (faults.length > 0) throw new AggregateError(faults);
  return {
    roundTrip: Math.max(...(await Promise.all([...callBridges, ...webBridges])).map(({ roundTrip }) => roundTrip)),
    versions: (await Promise.all(callBridges)).map(({ version }) => version),
    callBridges: await idsOf(target),
  };
}

async function examineCallBridge(node: NodeAccess, target: Target): Promise<{ roundTrip: number; version: string }> {
  await resolveName(node, target.proxy);
  const times: number[] = [];
  const api = apiOf(node, target, ({ took }) => times.push(took));
  const { status, data } = await blamed(node, target, () => api.get('/system/status'));
  const { name, url } = node;
  if (status === 401 || status === 403) throw harnessError('E_UNAUTHORIZED', { node: name, url });
  if (status !== 200)
    throw harnessError('E_NOT_CMS', { node: name, url, why: `status ${status} for /api/v1/system/status` });
  const version = fieldOf(data, 'status', 'softwareVersion');
  if (version === undefined)
    throw harnessError('E_NOT_CMS', { node: name, url, why: 'no software version in its status' });
  for (let i = 0; i < samples; i += 1) await blamed(node, target, () => api.get('/system/status'));
  return { roundTrip: median(times.slice(1)), version };
}

async function examineWebBridge(node: NodeAccess, target: Target): Promise<{ roundTrip: number }> {
  await resolveName(node, target.proxy);
  const times: number[] = [];
  for (let i = 0; i <= samples; i += 1) {
    const began = performance.now();
    await blamed(node, target, () => head(node, limitOf(target)));
    times.push(performance.now() - began);
  }
  return { roundTrip: median(times.slice(1)) };
}

async function resolveName({ name, url, tls }: NodeAccess, proxy: string | undefined): Promise<void> {
  if (proxy !== undefined || tls.host !== undefined) return;
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${longest} ms`)), longest);
  try {
    await Promise.race([lookup(host), late]);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : reasonOf(error);
    throw harnessError('E_NO_SUCH_NAME', { host, node: name, why }, error);
  } finally {
    clearTimeout(timer);
  }
}

const apiOf = (node: NodeAccess, target: Target, recorded: (record: { took: number }) => number) =>
  new CmsApi(node, target.credentials, recorded, {
    ...target.timing,
    request: limitOf(target),
  });

/** Resolves when the connection has been given back, so that the next look goes over it again. */
function head({ url, agent }: NodeAccess, limit: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const asking = request(new URL('/', url), { agent, method: 'HEAD', signal: AbortSignal.timeout(limit) });
  asking.on('response', (answer) => answer.on('error', reject).resume());
  asking.on('error', reject).on('close', resolve).end();
  return promise;
}

/** Does `look`, and says what a failure to reach the node means. */
async function blamed<T>(node: NodeAccess, target: Target, look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    throw diagnosis(node, target, error);
  }
}

/** Somebody is there, and says something that no CMS would. */
const answered: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'E_NOT_XML',
  'E_ANSWER_TOO_LARGE',
  'E_ANSWER_AMBIGUOUS',
  'E_PAGES_ENDLESS',
]);

function diagnosis({ name, url }: NodeAccess, target: Target, thrown: unknown): HarnessError {
  if (thrown instanceof HarnessError && answered.has(thrown.code)) {
    return harnessError('E_NOT_CMS', { node: name, url, why: reasonOf(thrown) }, thrown);
  }
  const error = thrown instanceof HarnessError ? (thrown.cause ?? thrown) : thrown;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = whyUnreachable(code, reasonOf(error), limitOf(target));
  if (code.startsWith('HPE_')) return harnessError('E_NOT_CMS', { node: name, url, why }, error);
  if (code === 'EPROXY')
    return harnessError('E_PROXY', { proxy: shown(target.proxy), node: name, why: reasonOf(error) }, error);
  // First, since the other side may say that it wants to see a certificate.
  if (/^(ERR_SSL|EPROTO)/.test(code)) return harnessError('E_TLS_FAILED', { node: name, url, why }, error);
  if (certificateFaults.test(code)) return harnessError('E_UNTRUSTED', { node: name, url, why }, error);
  return harnessError('E_NOBODY_THERE', { node: name, url, why }, error);
}

function whyUnreachable(code: string, reason: string, limit: number): string {
  if (code === 'ABORT_ERR' || /timeout|timed out/i.test(reason)) return `no answer within ${limit / 1000} s`;
  return code === '' || reason.includes(code) ? reason : `${code}: ${reason}`;
}

const certificateFaults = /CERT|UNABLE_TO_|SELF_SIGNED|ALTNAME|HOSTNAME/;

/** A proxy without its password. */
function shown(proxy = ''): string {
  const { protocol, host } = new URL(proxy);
  return `${protocol}//${host}`;
}

/** By the cluster's own list; a Call Bridge that is no cluster lists none. */
async function idsOf(target: Target): Promise<Health['callBridges']> {
  const [first] = target.callBridges;
  if (!first) return [];
  const listed = await listOf(first, target);
  const ids = new Map(listed.map((item) => [String(item.name), String(item['@id'])]));
  return target.callBridges.map(({ name }) => {
    const id = ids.get(name);
    if (id === undefined && (listed.length > 0 || target.callBridges.length > 1)) {
      const known = [...ids.keys()].join(', ') || 'none';
      throw new AggregateError([harnessError('E_WRONG_NAME', { node: name, known })]);
    }
    return { name, id: id ?? '' };
  });
}

async function listOf(node: NodeAccess, target: Target): Promise<Record<string, unknown>[]> {
  try {
    return await blamed(node, target, () => apiOf(node, target, () => 0).list('/callBridges', 'callBridge'));
  } catch (error) {
    throw new AggregateError([error]);
  }
}

function fieldOf(data: Record<string, unknown> | undefined, root: string, field: string): string | undefined {
  const object = data?.[root];
  const value =
    typeof object === 'object' && object !== null && field in object
      ? Object.entries(object).find(([name]) => name === field)?.[1]
      : undefined;
  return typeof value === 'string' ? value : undefined;
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 1000) / 1000;
}
