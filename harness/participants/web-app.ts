import { HarnessError } from '../errors.ts';
import { Bell } from '../trace/bell.ts';
import type { Trace } from '../trace/trace.ts';
import {
  type Credential,
  type Driver,
  type DriverEvent,
  type DriverSink,
  type Identity,
  isRefusal,
  type LocalState,
  Refusal,
  type WebAppSession,
  type WebBridgeAccess,
} from './driver.ts';
import { recorder } from './recorder.ts';

export interface Surroundings {
  driver: Driver;
  trace: Trace;
  /** Ends every wait when the scenario ends. */
  signal: AbortSignal;
  /** Whether the target declares keys, so that credentials may be looked into. */
  declaresKeys: boolean;
  /** Milliseconds within which the cluster has to answer. */
  patience: number;
  /** Whether the raw traffic is recorded, or only what breaks its schema. */
  keepsFrames: boolean;
}

/** What a web app was told when it was moved. */
export interface HeldMove {
  numericId: string;
  credential: Credential;
}

/** Between the tries to come back, in milliseconds. */
const reconnectPauses = [100, 300, 900];

/**
 * The web app of one persona, played by the harness. Unlike a browser it *holds*: told to move, it does nothing
 * until a step says so. What it does and what it experiences is recorded.
 */
export class WebApp {
  readonly persona: string;
  /** The Web Bridge that the browser uses, and keeps using through a move. */
  readonly webBridge: WebBridgeAccess;
  /** Every credential that the persona was given, oldest first. */
  readonly credentials: Credential[];
  /** Every move that it was told of and has not yet followed, oldest first. */
  readonly moves: HeldMove[] = [];
  /** Rings whenever it experiences something that it acts upon. */
  readonly bell = new Bell();
  /** The participant that it was told to be, last. */
  participant: string | undefined;
  readonly #identity: Identity;
  readonly #surroundings: Surroundings;
  #local: LocalState = {};
  #sessions: { count: number };
  #session: WebAppSession | undefined;
  /** The session whose connection it has cut itself. */
  #cut: WebAppSession | undefined;
  /** The session that was still open when another one took its place. */
  #former: WebAppSession | undefined;

  /** @param before The persona's web app so far, if there was one: sessions are counted, and credentials kept, by persona. */
  constructor(
    persona: string,
    identity: Identity,
    webBridge: WebBridgeAccess,
    surroundings: Surroundings,
    before?: WebApp,
  ) {
    this.credentials = before?.credentials ?? [];
    this.#sessions = before ? before.#sessions : { count: 0 };
    this.persona = persona;
    this.#identity = identity;
    this.webBridge = webBridge;
    this.#surroundings = surroundings;
  }

  get isOpen(): boolean {
    return this.#session?.isOpen ?? false;
  }

  /** Why its session could not go on, where its driver tells. */
  get fault(): Error | undefined {
    return this.#session?.fault;
  }

  /** Join a space by its numeric id and become connected. @throws Refusal */
  async join(space: string, numericId: string, passcode?: string): Promise<void> {
    this.#act('join', { space, numericId, webBridge: this.webBridge.name });
    await this.#open(await this.#ask(numericId, passcode));
  }

  /** Ask to join and go no further: the participant exists, and its session is never opened. @throws Refusal */
  async askToJoin(space: string, numericId: string): Promise<void> {
    this.#act('ask to join', { space, numericId, webBridge: this.webBridge.name });
    await this.#ask(numericId);
  }

  /** End the old session, as a web app does that was told to move. @throws Refusal */
  async end(): Promise<void> {
    this.#act('end', {});
    await this.#whileUncut((session) => session.end());
  }

  /**
   * The same, said twice before there is an answer: a cluster may take up either first, and what comes of the other is open.
   * @throws Refusal where the cluster refuses both
   */
  async endTwice(): Promise<void> {
    this.#act('end', { times: 2 });
    await this.#whileUncut(async (session) => {
      const [first, second] = await Promise.allSettled([session.end(), session.end()]);
      if (first.status === 'rejected' && second.status === 'rejected') throw first.reason;
    });
  }

  /**
   * Open a session with the credential of the move that it was told last, at the same Web Bridge, and apply the local state
   * again. Earlier moves that it has not followed no longer count. @throws Refusal
   */
  async return(): Promise<void> {
    this.#act('return', { webBridge: this.webBridge.name });
    await this.#open(this.#lastMove().credential);
    if (Object.keys(this.#local).length > 0) await this.#live().setLocalState(this.#local);
  }

  /** The same with a credential that is spoiled by one letter. @throws Refusal */
  async returnSpoiled(): Promise<void> {
    this.#act('return', { webBridge: this.webBridge.name, spoiled: true });
    await this.#open(spoiled(this.#lastMove().credential));
  }

  async leave(): Promise<void> {
    this.#act('leave', {});
    await this.#live().end();
  }

  /** Lose the connection without a word. */
  async drop(): Promise<void> {
    this.#act('drop', {});
    this.#cut = this.#live();
    await this.#cut.drop();
  }

  /**
   * Open a session again with the credential that was used last. A Web Bridge that has not noticed the loss yet refuses it as a
   * second session: then it is tried again, three times. @throws Refusal
   */
  async reconnect(): Promise<void> {
    this.#act('reconnect', { webBridge: this.webBridge.name });
    const { trace, signal } = this.#surroundings;
    const credential = this.credentials.at(-1) ?? '';
    for (const pause of reconnectPauses) {
      try {
        return await this.#open(credential);
      } catch (error) {
        if (!isRefusal(error) || error.reason !== 'sessionExists') throw error;
        await trace.activity(pause, signal);
      }
    }
    await this.#open(credential);
  }

  async setLocalState(state: LocalState): Promise<void> {
    this.#act('set local state', { ...state });
    this.#local = { ...this.#local, ...state };
    await this.#live().setLocalState(state);
  }

  async present(active: boolean): Promise<void> {
    this.#act('present', { active });
    await this.#live().present(active);
  }

  async chat(text: string): Promise<void> {
    this.#act('chat', { text });
    await this.#live().chat(text);
  }

  /**
   * A credential of this persona in somebody else's hands, at any Web Bridge: recorded as `opened` or `refused` under
   * the actor `intruder`; a session that opens is cut at once.
   */
  async tryCredential(credential: Credential, webBridge: WebBridgeAccess): Promise<void> {
    const { driver } = this.#surroundings;
    try {
      const session = await driver.open(webBridge, credential, this.#sink(webBridge, 'intruder'), this.#patience());
      await session.drop();
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }

  /**
   * A forged credential in somebody else's hands: as `tryCredential`, but whatever keeps a session from opening is a refusal,
   * also a connection that is closed without a word.
   */
  async tryForged(forged: Credential, webBridge: WebBridgeAccess): Promise<void> {
    try {
      await this.tryCredential(forged, webBridge);
    } catch (error) {
      if (!(error instanceof HarnessError) || error.fault !== 'target') throw error;
      const event = { event: 'refused', credential: forged, reason: 'no session opened' } as const;
      this.#sink(webBridge, 'intruder').experience(event);
    }
  }

  /** Close what is open, at the end of a scenario. Never throws. */
  async close(): Promise<void> {
    const open = [this.#former, this.#session].filter((session) => session?.isOpen);
    await Promise.all(open.map((session) => session?.end().catch(() => session.drop().catch(() => {}))));
  }

  async #ask(numericId: string, passcode?: string): Promise<Credential> {
    const request = {
      webBridge: this.webBridge,
      numericId,
      as: this.#identity,
      ...(passcode !== undefined && { passcode }),
    };
    return this.#surroundings.driver.join(request, this.#sink(this.webBridge), this.#patience());
  }

  async #open(credential: Credential): Promise<void> {
    this.#sessions.count += 1;
    const sink = this.#sink(this.webBridge);
    this.#former = this.isOpen ? this.#session : undefined;
    this.#session = await this.#surroundings.driver.open(this.webBridge, credential, sink, this.#patience());
  }

  /** What nobody answers because it has cut the connection meanwhile is nobody's fault. */
  async #whileUncut(ask: (session: WebAppSession) => Promise<void>): Promise<void> {
    const session = this.#live();
    try {
      await ask(session);
    } catch (error) {
      if (this.#cut !== session) throw error;
    }
  }

  #lastMove(): HeldMove {
    const move = this.moves.pop();
    this.moves.length = 0;
    if (!move) throw new Refusal('it was never told to move');
    return move;
  }

  #live(): WebAppSession {
    if (!this.#session?.isOpen) throw new Refusal(`${this.persona} has no open session`);
    return this.#session;
  }

  #act(act: string, args: Readonly<Record<string, unknown>>): void {
    this.#surroundings.trace.append({ kind: 'act', actor: this.persona, act, args });
  }

  #sink(webBridge: WebBridgeAccess, actor = this.persona): DriverSink {
    const { trace, declaresKeys, keepsFrames } = this.#surroundings;
    const from = { actor, session: this.#sessions.count, node: webBridge.name };
    const note = actor === this.persona ? (event: DriverEvent) => this.#note(event) : undefined;
    return recorder(trace, from, { declaresKeys, keepsFrames }, note);
  }

  #note(event: DriverEvent): void {
    if (event.event === 'admitted') this.credentials.push(event.credential);
    if (event.event === 'admitted' || event.event === 'opened')
      this.participant = event.participant ?? this.participant;
    if (event.event === 'move') {
      this.credentials.push(event.credential);
      this.moves.push({ numericId: event.numericId, credential: event.credential });
    }
    this.bell.ring();
  }

  #patience(): AbortSignal {
    return AbortSignal.any([this.#surroundings.signal, AbortSignal.timeout(this.#surroundings.patience)]);
  }
}

/** Another letter in the middle, where no padding hides it. */
function spoiled(credential: Credential): Credential {
  const at = Math.floor(credential.length / 2);
  return `${credential.slice(0, at)}${credential[at] === 'A' ? 'B' : 'A'}${credential.slice(at + 1)}`;
}
