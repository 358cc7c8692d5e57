/**
 * A web app without a window. It does what a browser does: joins, obeys a move, comes back at the same Web Bridge,
 * keeps its local mute and layout through the move, and drops its chat and its presentation.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Layout, LocalState, Move } from '../../schemas/types/web-app.ts';
import { Refusal } from '../link/refusal.ts';
import { createRoster, type Roster } from './roster.ts';
import { openSession, type Session, type SessionListener, type SessionPlace } from './session.ts';

export interface WebAppOptions extends SessionPlace {
  token: string;
  /** One thing experienced, in words. */
  report(what: string): void;
  /** Milliseconds before each try to come back after the connection was lost. */
  retries?: readonly number[];
}

export interface WebApp {
  mute(muted: boolean): Promise<void>;
  layout(layout: Layout): Promise<void>;
  present(active: boolean): Promise<void>;
  say(text: string): Promise<void>;
  /** What was said in this call. */
  chat(): readonly string[];
  leave(): Promise<void>;
  /** Resolves when it is out of its call for good: true when it left, false when it was put or kept out. */
  readonly over: Promise<boolean>;
}

/** The home cannot be reached just now, or the Web Bridge has not yet noticed that the old socket is lost. */
const isPassing = ({ body }: Refusal): boolean => body.error === 'serviceUnavailable' || body.error === 'sessionExists';

/** What a person is told about anything that was thrown. */
export const sentenceOf = (error: unknown): string => {
  if (error instanceof Refusal) return error.body.message;
  return error instanceof Error ? error.message : String(error);
};

const usualRetries: readonly number[] = [500, 1000, 2000];

/** Opens a session with a credential and stays until it leaves or is put out. @throws Refusal, Error */
export const startWebApp = async (options: WebAppOptions): Promise<WebApp> => {
  const { report, retries = usualRetries } = options;
  const { promise: over, resolve } = Promise.withResolvers<boolean>();
  const finished = new AbortController();
  const finish = (left: boolean): void => {
    finished.abort();
    resolve(left);
  };
  let token = options.token;
  let local: LocalState = {};
  let presenting = false;
  let isOut = false;
  let chat: string[] = [];
  let roster: Roster = createRoster('', []);
  let session: Session | undefined;
  /** Moves are obeyed one after the other. */
  let turn: Promise<void> = Promise.resolve();

  const listener = (): SessionListener => ({
    roster: (update) => roster.apply(update).forEach(report),
    chat: ({ name, text }) => {
      chat.push(`${name}: ${text}`);
      report(`${name} says: ${text}`);
    },
    presentation: ({ presenter }) =>
      report(`${roster.nameOf(presenter)} ${roster.nameOf(presenter) === 'you' ? 'present' : 'presents'} now`),
    move: (move) => {
      turn = turn.then(() => obey(move)).catch(giveUp);
    },
    ended: ({ reason }) => {
      // A Call Bridge that cannot be reached now may be back soon, and then still knows its participants.
      isOut = reason !== 'callBridgeLost';
      report(`the meeting ended for you: ${reason}`);
    },
    closed: (code) => void lost(code).catch(giveUp),
  });

  /** `how` is what became of it: it joined, was moved or is back. */
  const open = async (how: string): Promise<void> => {
    const opening = await openSession(options, token, listener());
    const { participant, call } = opening.opened;
    const media = await opening.connect();
    roster = createRoster(participant, media.roster);
    session = opening;
    report(`${how} ${call.name} (numeric id ${call.numericId})`);
    const others = roster.others();
    report(others.length === 0 ? 'nobody else is here' : `here are ${others.join(', ')}`);
  };

  const live = (): Session => {
    if (!session) throw new Refusal(403, { error: 'notAllowed', message: 'You are between two calls.' });
    return session;
  };

  /** Steps 8 and 11 of a move: end the old session, and come back with the new credential. */
  const obey = async (move: Move): Promise<void> => {
    const { name, numericId } = move.accessMethod;
    report(`told to move to ${name ?? 'another call'} (numeric id ${numericId})`);
    const old = live();
    session = undefined;
    // A connection that breaks now was to be ended anyway.
    await old.end().catch(() => old.cut());
    if (presenting) report('your presentation ended');
    presenting = false;
    chat = [];
    token = move.token;
    await open('moved to');
    await applyAgain();
  };

  const applyAgain = async (): Promise<void> => {
    if (Object.keys(local).length === 0) return;
    await live().choose(local);
    const { audioMuted, layout } = local;
    if (audioMuted !== undefined) report(`your microphone is still ${audioMuted ? 'off' : 'on'}`);
    if (layout !== undefined) report(`your layout is still ${layout}`);
  };

  const lost = async (code: number): Promise<void> => {
    if (!session) return;
    session = undefined;
    if (isOut) return finish(false);
    report(`the connection was lost (${code})`);
    for (const time of retries) {
      await pause(time, undefined, { signal: finished.signal }).catch(() => {});
      if (finished.signal.aborted) return;
      try {
        await open('back in');
        return await applyAgain();
      } catch (error) {
        if (error instanceof Refusal && !isPassing(error)) throw error;
      }
    }
    throw new Error('the Web Bridge cannot be reached any more');
  };

  const giveUp = (error: unknown): void => {
    report(sentenceOf(error));
    finish(false);
  };

  await open('joined');

  return {
    over,
    chat: () => chat,
    async mute(audioMuted) {
      local = { ...local, audioMuted };
      await live().choose({ audioMuted });
    },
    async layout(layout) {
      local = { ...local, layout };
      await live().choose({ layout });
    },
    async present(active) {
      await live().present(active);
      presenting = active;
    },
    async say(text) {
      await live().say(text);
      chat.push(`you: ${text}`);
    },
    async leave() {
      const last = session;
      session = undefined;
      await last?.end().catch(() => last.cut());
      report('left');
      finish(true);
    },
  };
};
