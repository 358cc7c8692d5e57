/** Machines that pretend to be a bridge of the cluster, without a certificate that it trusts. Area SEC. */
import { once } from 'node:events';
import { type AddressInfo, isIP } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { holds, notYet } from '../checks/check.ts';
import { leaf } from '../checks/view.ts';
import { harnessError } from '../errors.ts';
import type { CallBridgeName } from '../target/names.ts';
import { until } from '../wait.ts';
import { answerToUpgrade } from '../wire/upgrade.ts';
import { Maker } from './maker.ts';
import type { Stage } from './stage.ts';

const actor = 'impostor';

/**
 * Enter a Web Bridge that the harness plays in the cluster's list, and wait until somebody has dialled it, for the bound at most.
 * Its certificate is for the right name, and nobody trusts who signed it. It and its entry are gone when the scenario is over.
 * @throws HarnessError E_NOT_PROVIDED, E_NOT_MADE
 */
export async function addWebBridge(stage: Stage, at: CallBridgeName): Promise<void> {
  const { observer, timing } = stage.worker.target;
  if (!observer) throw harnessError('E_NOT_PROVIDED', { what: 'a host by which it reaches the harness' });
  const port = await listen(stage, observer.host);
  const url = `c2w://${isIP(observer.host) === 6 ? `[${observer.host}]` : observer.host}:${port}`;
  const api = stage.apis.get(at);
  if (!api) throw harnessError('E_NOT_PROVIDED', { what: `a Call Bridge ${at}` });
  stage.trace.append({ kind: 'act', actor, act: 'pretend to be a Web Bridge', args: { url } });
  const entry = await new Maker(stage.worker.ledger).make(api, '/webBridges', 'webBridge', url, { url });
  stage.atEnd(async () => void (await entry.remove()));
  const dialled = () =>
    stage.trace.records.some((record) => record.kind === 'act' && record.actor === actor && record.act === 'dialled')
      ? holds()
      : notYet('a Call Bridge dials', 'none did');
  await until(stage.trace, dialled, undefined, { ...timing, signal: stage.signal });
  await lookAtLinks(stage, entry.id);
}

/** What every Call Bridge says of its link to that Web Bridge. */
const lookAtLinks = async (stage: Stage, id: string): Promise<void> => {
  await Promise.all([...stage.apis.values()].map((api) => api.get(`/webBridges/${id}/status`)));
};

async function listen(stage: Stage, host: string): Promise<number> {
  // Loaded only where it is needed: every worker of a run begins by loading.
  const { certificateFor } = await import('../stand-in/certificates.ts');
  const { key, cert } = await certificateFor([host]);
  const happened = (act: string, args: Readonly<Record<string, unknown>> = {}) =>
    void stage.trace.append({ kind: 'act', actor, act, args });
  const sockets = new Set<TLSSocket>();
  const server = createServer({ key, cert });
  server.on('connection', () => happened('dialled'));
  server.on('tlsClientError', () => happened('hung up on'));
  server.on('secureConnection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (data) => happened('told', { bytes: data.length }));
  });
  // On this machine nobody else needs to reach it.
  server.listen(0, isIP(host) ? host : undefined);
  await once(server, 'listening');
  stage.atEnd(async () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return (server.address() as AddressInfo).port;
}

/** What somebody shows who is no bridge. */
export type Papers = 'no certificate' | 'a certificate of their own';

/** Whom an impostor wants to be let in by: the Web Bridges, for C2W, or a Call Bridge, for its peers. */
export type Door = 'the Web Bridges' | CallBridgeName;

/** Paths of this project's own wire, which are tried whatever the wire is. */
const paths = { c2w: '/c2w', peer: '/peer' };

/**
 * Connect as a Call Bridge does, and record how each of those behind the door answers.
 * @throws HarnessError E_NOT_PROVIDED
 */
export async function knock(stage: Stage, papers: Papers, door: Door): Promise<void> {
  const addresses = door === 'the Web Bridges' ? await c2wAddresses(stage) : [peerAddress(stage, door)];
  if (addresses.length === 0)
    throw harnessError('E_NOT_PROVIDED', { what: 'an address of a Web Bridge in /webBridges' });
  stage.trace.append({ kind: 'act', actor, act: 'knock', args: { papers, door, count: addresses.length } });
  const shown = papers === 'no certificate' ? {} : await ownCertificate();
  await Promise.all(
    addresses.map(async ({ url, path }) => {
      const at = new URL(path, url.replace(/^c2w:/, 'https:'));
      const answer = await answerToUpgrade(at, shown, stage.worker.timing.bound);
      stage.trace.append({ kind: 'act', actor, act: 'was answered', args: { url, answer } });
    }),
  );
}

async function c2wAddresses(stage: Stage) {
  const [api] = stage.apis.values();
  if (!api) return [];
  const entries = await api.list('/webBridges', 'webBridge');
  // A list need say no more than the id.
  const urls = await Promise.all(
    entries.map(async (entry) => {
      const id = leaf(entry, '@id');
      if (entry.url !== undefined || id === undefined) return leaf(entry, 'url');
      return leaf((await api.get(`/webBridges/${id}`)).data, 'webBridge/url');
    }),
  );
  return urls.flatMap((url) => (url ? [{ url, path: paths.c2w }] : []));
}

function peerAddress(stage: Stage, name: CallBridgeName) {
  const node = stage.apis.get(name)?.node;
  const found = stage.worker.target.callBridges.find((callBridge) => callBridge.name === node);
  if (!found) throw harnessError('E_NOT_PROVIDED', { what: `a Call Bridge ${name}` });
  return { url: found.url, path: paths.peer };
}

async function ownCertificate() {
  const { certificateFor } = await import('../stand-in/certificates.ts');
  const { key, cert } = await certificateFor(['localhost']);
  return { key, cert };
}
