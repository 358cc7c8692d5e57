/** What a Call Bridge answers when another Call Bridge asks, on the socket that the other one dialled. */
import type { WebSocket } from 'ws';
import type { Hello } from '../../schemas/types/peer.ts';
import type { Handler, Link } from '../link/link.ts';
import type { OpenLink } from '../link/open-link.ts';
import { checkPeer, peerWords } from '../link/peer-words.ts';
import { refuse } from '../link/refusal.ts';
import { createAnswers } from '../link/word.ts';
import type { Log } from '../log.ts';
import type { Directory } from './directory.ts';
import type { Hearing } from './hearing.ts';
import type { MoveHome } from './move/home.ts';
import type { Peers } from './peers.ts';
import type { Reception } from './reception.ts';
import type { SelfView } from './self-view.ts';

export interface PeerAnswersDeps {
  log: Log;
  directory: Directory;
  openLink: OpenLink;
  hearing: Hearing;
  selfView: SelfView;
  reception: Reception;
  home: MoveHome;
  peers: Peers;
  /** Reads the database again, which tells who the peers are. */
  refresh: () => Promise<void>;
}

/** This Call Bridge may have been held up for so long that whoever asked has given up. @throws Refusal serviceUnavailable */
const mustBeWaited = (until = Number.POSITIVE_INFINITY): void => {
  if (Date.now() > until) throw refuse('serviceUnavailable', 'This comes too late.');
};

/** Takes over a peer's socket. @param commonName The name in its certificate: it may greet with no other. */
export type AcceptPeer = (socket: WebSocket, commonName: string) => void;

export const createAcceptPeer = (deps: PeerAnswersDeps): AcceptPeer => {
  const { log, directory, openLink, hearing, selfView, reception, home, peers, refresh } = deps;
  /** The latest link of each peer that has greeted. */
  const greeted = new Map<string, Link>();

  const answersTo = (callBridge: string): Handler =>
    createAnswers(checkPeer)
      .to(peerWords.announcement, ({ news }) => {
        for (const one of news) hearing.heard(callBridge, one);
        return {};
      })
      .to(peerWords.configuration, async () => {
        await refresh();
        return {};
      })
      .to(peerWords.placement, (query) => selfView.suitability(query))
      .to(peerWords.creation, (creation) => {
        mustBeWaited(creation.until);
        return reception.receive(creation);
      })
      .to(peerWords.move, ({ participant, until }) => {
        mustBeWaited(until);
        return home.release(participant);
      })
      .to(peerWords.abandoned, ({ participant }) => {
        home.abandoned(participant);
        return {};
      })
      .to(peerWords.drop, async ({ participant }) => {
        home.drop(participant);
        await peers.settled();
        return {};
      }).handle;

  /** Only a Call Bridge of the database may greet, and only by the name in its certificate. */
  const accept = async (hello: Hello, commonName: string, link: Link): Promise<void> => {
    await refresh();
    const known = directory.callBridge(hello.callBridge)?.name;
    if (known !== commonName || hello.name !== commonName) throw refuse('credentialRefused');
    greeted.set(hello.callBridge, link);
    hearing.greeted(hello.callBridge, hello.calls, hello.participants);
    log.info(`peer '${commonName}' has greeted`);
    peers.hurry(hello.callBridge);
  };

  return (socket, commonName) => {
    let callBridge: string | undefined;
    let handle: Handler = () => {
      throw refuse('notAuthenticated');
    };

    const greeting = createAnswers(checkPeer).to(peerWords.hello, async (hello) => {
      const accepted = accept(hello, commonName, link);
      const answers = answersTo(hello.callBridge);
      callBridge = hello.callBridge;
      // What follows the greeting waits for it.
      handle = (request) => accepted.then(() => answers(request));
      await accepted;
      return {};
    });

    const link = openLink(
      'peer',
      socket,
      (request) => (request.path === peerWords.hello.path ? greeting.handle(request) : handle(request)),
      () => {
        if (callBridge === undefined || greeted.get(callBridge) !== link) return;
        greeted.delete(callBridge);
        hearing.lost(callBridge);
      },
    );
  };
};
