/** The Call Bridges that have dialled this Web Bridge (C2W), and who of them is asked what. */
import { decodeJwt } from 'jose';
import type { WebSocket } from 'ws';
import type { SessionOpened } from '../../schemas/types/web-app.ts';
import { asked, checkC2w, told } from '../link/c2w-words.ts';
import type { Link } from '../link/link.ts';
import type { OpenLink } from '../link/open-link.ts';
import { Refusal, refuse } from '../link/refusal.ts';
import { type Answers, ask, createAnswers, tell, type Word } from '../link/word.ts';
import type { Log } from '../log.ts';

/** A session that its home has opened. */
export interface OpenedSession {
  /** Id of the home Call Bridge. */
  callBridge: string;
  opened: SessionOpened;
}

export interface CallBridgeLinks {
  /** Takes over a Call Bridge's socket. @param commonName The name in its certificate: it may greet with no other. */
  accept(socket: WebSocket, commonName: string): void;
  /** Asks the Call Bridges in turn. @throws Refusal, serviceUnavailable when none can be reached */
  askAny<Body extends object, Result extends object>(word: Word<Body, Result>, body: Body): Promise<Result>;
  /** @throws Refusal, serviceUnavailable when that one can't be reached */
  ask<Body extends object, Result extends object>(
    callBridge: string,
    word: Word<Body, Result>,
    body: Body,
  ): Promise<Result>;
  tell<Body extends object>(callBridge: string, word: Word<Body, object>, body: Body): void;
  /** Has the home of a credential decide. @throws Refusal credentialRefused, sessionExists, serviceUnavailable */
  open(token: string): Promise<OpenedSession>;
}

export interface CallBridgeLinksDeps {
  log: Log;
  openLink: OpenLink;
  /** What this Web Bridge answers when that Call Bridge tells it something. */
  answersTo: (callBridge: string) => Answers;
  onDown: (callBridge: string) => void;
}

/** The home that a credential names, if it is a JWT. Only the home can tell whether that is true. */
const homeOf = (token: string): string | undefined => {
  try {
    const { callBridge } = decodeJwt(token);
    return typeof callBridge === 'string' ? callBridge : undefined;
  } catch {
    return undefined;
  }
};

const isRefused = (error: unknown, code: string): boolean => error instanceof Refusal && error.body.error === code;

export const createCallBridgeLinks = (deps: CallBridgeLinksDeps): CallBridgeLinks => {
  const { log, openLink, answersTo, onDown } = deps;
  const links = new Map<string, Link>();
  /** Every Call Bridge that has ever greeted. */
  const known = new Set<string>();
  let turn = 0;

  const linkTo = (callBridge: string): Link => {
    const link = links.get(callBridge);
    if (!link) throw refuse('serviceUnavailable');
    return link;
  };

  const lose = (callBridge: string, link: Link): void => {
    if (links.get(callBridge) !== link) return;
    links.delete(callBridge);
    log.warning(`link to call bridge ${callBridge} is down`);
    onDown(callBridge);
  };

  const greet = (callBridge: string, link: Link): void => {
    const former = links.get(callBridge);
    if (former) {
      lose(callBridge, former);
      former.cut();
    }
    links.set(callBridge, link);
    known.add(callBridge);
    log.info(`link to call bridge ${callBridge} is up`);
  };

  /** The live Call Bridges, beginning with the next in turn. */
  const inTurn = (): string[] => {
    const live = [...links.keys()];
    turn += 1;
    return live.map((_, index) => live[(turn + index) % live.length] ?? '');
  };

  /** The first answer of one that can answer. */
  const askInTurn = async <Result>(question: (callBridge: string) => Promise<Result>): Promise<Result> => {
    for (const callBridge of inTurn()) {
      try {
        return await question(callBridge);
      } catch (error) {
        if (!isRefused(error, 'serviceUnavailable')) throw error;
      }
    }
    throw refuse('serviceUnavailable');
  };

  const openAt = async (callBridge: string, token: string): Promise<OpenedSession> => ({
    callBridge,
    opened: await ask(linkTo(callBridge), asked.open, { token }, checkC2w),
  });

  /** All at once, so that one that says nothing keeps nobody out whose home is another. */
  const openAnywhere = async (token: string): Promise<OpenedSession> => {
    try {
      return await Promise.any([...links.keys()].map((callBridge) => openAt(callBridge, token)));
    } catch (error) {
      const reasons: unknown[] = (error as AggregateError).errors;
      const isNobodys = reasons.length > 0 && reasons.every((reason) => isRefused(reason, 'credentialRefused'));
      const isTaken = reasons.some((reason) => isRefused(reason, 'sessionExists'));
      throw refuse(isTaken ? 'sessionExists' : isNobodys ? 'credentialRefused' : 'serviceUnavailable');
    }
  };

  return {
    accept(socket, commonName) {
      let callBridge: string | undefined;
      let answers = createAnswers(checkC2w).to(told.hello, (hello) => {
        if (hello.name !== commonName) throw refuse('credentialRefused');
        callBridge = hello.callBridge;
        answers = answersTo(callBridge);
        greet(callBridge, link);
        return {};
      });
      const link = openLink(
        'c2w',
        socket,
        (request) => answers.handle(request),
        () => callBridge !== undefined && lose(callBridge, link),
      );
    },
    askAny: (word, body) => askInTurn((callBridge) => ask(linkTo(callBridge), word, body, checkC2w)),
    ask: async (callBridge, word, body) => ask(linkTo(callBridge), word, body, checkC2w),
    tell(callBridge, word, body) {
      const link = links.get(callBridge);
      if (link) tell(link, word, body);
    },
    async open(token) {
      const home = homeOf(token);
      if (home === undefined) return openAnywhere(token);
      if (!known.has(home)) throw refuse('credentialRefused');
      return openAt(home, token);
    },
  };
};
