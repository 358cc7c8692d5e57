/** Links to the Web Bridges (C2W): the Call Bridge is the client, both sides show certificates of the cluster. */
import type { WebSocket } from 'ws';
import type { WebBridgeRow } from '../database/tables.ts';
import { checkC2w, told } from '../link/c2w-words.ts';
import { createDialer, type Dialer, type Routes } from '../link/dial.ts';
import type { Handler, Link } from '../link/link.ts';
import type { OpenLink } from '../link/open-link.ts';
import { refuse } from '../link/refusal.ts';
import { ask, tell, type Word } from '../link/word.ts';
import type { Log } from '../log.ts';
import type { NodeSettings } from '../settings.ts';
import type { NodeTls } from '../tls.ts';
import type { Directory } from './directory.ts';
import type { NodeIdentity } from './identity.ts';
import type { WebBridgeStatus } from './model.ts';

export interface C2w {
  /** Dials the Web Bridges that the directory has for this Call Bridge now, and no others. */
  refresh(): void;
  status(webBridge: string): WebBridgeStatus;
  isLinked(webBridge: string): boolean;
  tell<Body extends object>(webBridge: string, word: Word<Body, object>, body: Body): void;
  /** @throws Refusal */
  ask<Body extends object, Result extends object>(
    webBridge: string,
    word: Word<Body, Result>,
    body: Body,
  ): Promise<Result>;
  /** Whether all the directory's Web Bridges for this Call Bridge are linked. */
  areAllLinked(): boolean;
  close(): void;
}

export interface C2wDeps {
  identity: NodeIdentity;
  settings: NodeSettings;
  log: Log;
  tls: NodeTls;
  directory: Directory;
  openLink: OpenLink;
  /** Answers what one Web Bridge asks. */
  handlerFor: (webBridge: string) => Handler;
  onDown: (webBridge: string) => void;
  routes: Routes;
  /** A link came up or went down. */
  linksChanged: () => void;
}

interface WebBridgeLink {
  dialer: Dialer;
  /** Set once the greeting was accepted. */
  link?: Link;
  status: WebBridgeStatus;
}

const nameErrors: ReadonlySet<unknown> = new Set(['ENOTFOUND', 'EAI_AGAIN']);

const statusOf = (error: Error | undefined): WebBridgeStatus =>
  error && 'code' in error && nameErrors.has(error.code) ? 'dnsFailure' : 'connectionFailure';

const toUrl = ({ url = '' }: WebBridgeRow): string => `${url.replace(/^c2w:/, 'wss:').replace(/\/$/, '')}/c2w`;

export const createC2w = (deps: C2wDeps): C2w => {
  const { identity, settings, log, tls, directory, openLink, handlerFor, onDown, routes, linksChanged } = deps;
  const webBridges = new Map<string, WebBridgeLink>();

  /** A row may be meant for one Call Bridge or for one group only. */
  const isForUs = ({ callBridge, callBridgeGroup }: WebBridgeRow): boolean =>
    callBridge
      ? callBridge === identity.id
      : !callBridgeGroup || callBridgeGroup === directory.callBridge(identity.id)?.callBridgeGroup;

  const ours = (): WebBridgeRow[] => directory.webBridges().filter((row) => row.url && isForUs(row));

  const linkTo = (webBridge: string): Link => {
    const link = webBridges.get(webBridge)?.link;
    if (!link) throw refuse('serviceUnavailable');
    return link;
  };

  const greet = async (one: WebBridgeLink, id: string, socket: WebSocket): Promise<void> => {
    const link = openLink('c2w', socket, handlerFor(id), () => {
      one.link = undefined;
      onDown(id);
      linksChanged();
    });
    try {
      await ask(link, told.hello, { callBridge: identity.id, name: identity.name }, checkC2w);
      one.link = link;
      one.status = 'success';
      log.info(`web bridge link to '${one.dialer.url}' is up`);
      linksChanged();
    } catch {
      link.cut();
    }
  };

  const dial = (id: string, url: string): void => {
    const one: WebBridgeLink = {
      status: 'connectionFailure',
      dialer: createDialer({
        url,
        routes,
        tls,
        settings,
        onOpen: (socket) => void greet(one, id, socket),
        onDown(error) {
          one.status = statusOf(error);
          log.warning(`web bridge link to '${url}' is down: ${error?.message ?? 'closed by the Web Bridge'}`);
        },
      }),
    };
    webBridges.set(id, one);
  };

  const hangUp = (id: string, one: WebBridgeLink): void => {
    webBridges.delete(id);
    one.dialer.close();
  };

  return {
    refresh() {
      const wanted = new Map(ours().map((row) => [row.id, toUrl(row)]));
      for (const [id, one] of webBridges) {
        if (wanted.get(id) !== one.dialer.url) hangUp(id, one);
      }
      for (const [id, url] of wanted) {
        if (!webBridges.has(id)) dial(id, url);
      }
    },
    status: (webBridge) => webBridges.get(webBridge)?.status ?? 'unused',
    isLinked: (webBridge) => webBridges.get(webBridge)?.link !== undefined,
    tell(webBridge, word, body) {
      const link = webBridges.get(webBridge)?.link;
      if (link) tell(link, word, body);
    },
    ask: async (webBridge, word, body) => ask(linkTo(webBridge), word, body, checkC2w),
    areAllLinked: () => ours().every(({ id }) => webBridges.get(id)?.link),
    close() {
      for (const [id, one] of webBridges) hangUp(id, one);
    },
  };
};
