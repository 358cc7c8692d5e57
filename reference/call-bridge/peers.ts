/** This Call Bridge's own links to the others: what it asks them, and the news it announces to all of them. */
import type { WebSocket } from 'ws';
import type { Hello, News } from '../../schemas/types/peer.ts';
import { createDialer, type Dialer, type Routes } from '../link/dial.ts';
import type { Link } from '../link/link.ts';
import type { OpenLink } from '../link/open-link.ts';
import { checkPeer, peerWords } from '../link/peer-words.ts';
import { refuse } from '../link/refusal.ts';
import { ask, type Word } from '../link/word.ts';
import type { Log } from '../log.ts';
import type { NodeSettings } from '../settings.ts';
import type { NodeTls } from '../tls.ts';
import { within } from '../within.ts';
import type { Directory } from './directory.ts';
import { Failure, toFailure } from './failure.ts';
import type { NodeIdentity } from './identity.ts';

export interface Peers {
  /** Dials the bridges that the directory has now, and no others. */
  refresh(): void;
  /** Ids of the Call Bridges that can be asked now. */
  linked(): readonly string[];
  /** @throws Failure as the other bridge gave it; callBridgeUnavailable when it can't be reached */
  ask<Body extends object, Result extends object>(
    callBridge: string,
    word: Word<Body, Result>,
    body: Body,
  ): Promise<Result>;
  /** Tells all peers, in the order of the calls. */
  announce(news: News): void;
  /** Resolves when the peers have heard all news so far, or `agreementTime` has passed. */
  settled(): Promise<void>;
  /** A Call Bridge has shown that it is there: dials it at once if its link is down. */
  hurry(callBridge: string): void;
  /** Whether all the directory's bridges are linked. */
  areAllLinked(): boolean;
  close(): void;
}

export interface PeersDeps {
  identity: NodeIdentity;
  settings: NodeSettings;
  log: Log;
  tls: NodeTls;
  directory: Directory;
  openLink: OpenLink;
  /** All that has its home here: the first thing a peer hears. */
  greeting: () => Hello;
  routes: Routes;
  /** A link came up or went down. */
  linksChanged: () => void;
}

interface Peer {
  dialer: Dialer;
  /** Hears all news since the greeting. */
  hearer?: Link;
  /** Set once the greeting was accepted: can be asked. */
  link?: Link;
}

/** @param address The callBridge object's, `https://host:port`. */
const peerUrl = (address: string): string => `${address.replace(/^https:/, 'wss:').replace(/\/$/, '')}/peer`;

export const createPeers = (deps: PeersDeps): Peers => {
  const { identity, settings, log, tls, directory, openLink, greeting, routes, linksChanged } = deps;
  const peers = new Map<string, Peer>();
  const outstanding = new Set<Promise<unknown>>();
  let queue: News[] = [];

  const others = () => directory.callBridges().filter(({ id, address }) => id !== identity.id && address);

  const noRequests = (): never => {
    throw refuse('unknownPath');
  };

  const greet = async (peer: Peer, name: string, socket: WebSocket): Promise<void> => {
    const link = openLink('peer', socket, noRequests, () => {
      peer.link = undefined;
      peer.hearer = undefined;
      linksChanged();
    });
    try {
      // The greeting is sent at once, so all later news follow it.
      peer.hearer = link;
      await ask(link, peerWords.hello, greeting(), checkPeer);
      peer.link = link;
      log.info(`peer link to '${name}' is up`);
      linksChanged();
    } catch {
      link.cut();
    }
  };

  const dial = (id: string, name: string, address: string): void => {
    const peer: Peer = {
      dialer: createDialer({
        url: peerUrl(address),
        routes,
        tls,
        settings,
        onOpen: (socket) => void greet(peer, name, socket),
        onDown: (error) => log.warning(`peer link to '${name}' is down${error ? `: ${error.message}` : ''}`),
      }),
    };
    peers.set(id, peer);
  };

  const hangUp = (id: string, peer: Peer): void => {
    peers.delete(id);
    peer.dialer.close();
  };

  const deliver = (): void => {
    if (queue.length === 0) return;
    const news = queue;
    queue = [];
    for (const { hearer } of peers.values()) {
      if (!hearer) continue;
      const heard = ask(hearer, peerWords.announcement, { news }, checkPeer)
        .catch((error: Error) => log.warning(`an announcement was not heard: ${error.message}`))
        .finally(() => outstanding.delete(heard));
      outstanding.add(heard);
    }
  };

  return {
    refresh() {
      const wanted = new Map(others().map((row) => [row.id, row]));
      for (const [id, peer] of peers) {
        if (peer.dialer.url !== peerUrl(wanted.get(id)?.address ?? '')) hangUp(id, peer);
      }
      for (const { id, name = '', address = '' } of wanted.values()) {
        if (!peers.has(id)) dial(id, name, address);
      }
    },
    linked: () => [...peers].flatMap(([id, { link }]) => (link ? [id] : [])),
    async ask(callBridge, word, body) {
      const link = peers.get(callBridge)?.link;
      if (!link) throw new Failure('callBridgeUnavailable');
      // The other side must know of everything that happened here before it is asked.
      deliver();
      try {
        return await ask(link, word, body, checkPeer);
      } catch (error) {
        throw toFailure(error);
      }
    },
    announce(news) {
      if (queue.length === 0) queueMicrotask(deliver);
      queue.push(news);
    },
    async settled() {
      deliver();
      if (outstanding.size === 0) return;
      await within(Promise.all(outstanding), settings.agreementTime, undefined);
    },
    hurry: (callBridge) => peers.get(callBridge)?.dialer.hurry(),
    areAllLinked: () => others().every(({ id }) => peers.get(id)?.link),
    close() {
      for (const [id, peer] of peers) hangUp(id, peer);
    },
  };
};
