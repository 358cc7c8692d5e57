/** A driver for the foreign wire, as a vendor would write one: its own connection, its own words, the same experiences. */
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { json } from 'node:stream/consumers';
import { WebSocket } from 'ws';
import {
  type CreateDriver,
  type Credential,
  type DriverEvent,
  type DriverSink,
  type JoinRequest,
  type LocalState,
  Refusal,
  type WebAppSession,
  type WebBridgeAccess,
} from '../../harness/participants/driver.ts';
import {
  type Down,
  livePath,
  ours,
  type Person,
  pack,
  reasons,
  subprotocol,
  Unpacker,
  type Up,
  views,
  visitorsPath,
} from './wire.ts';

export const createDriver: CreateDriver = ({ patience }) => {
  const bound = typeof patience === 'number' ? patience : 5000;
  return {
    name: 'foreign wire',
    join,
    async open(webBridge, credential, sink, signal) {
      signal.throwIfAborted();
      const session = new ForeignSession(webBridge, sink, bound);
      const giveUp = () => session.drop();
      signal.addEventListener('abort', giveUp, { once: true });
      try {
        await session.enter(credential);
        return session;
      } catch (error) {
        if (error instanceof Refusal) sink.experience({ event: 'refused', credential, reason: error.reason });
        await session.drop();
        throw error;
      } finally {
        signal.removeEventListener('abort', giveUp);
      }
    },
  };
};

async function join(
  { webBridge, numericId, passcode, as }: JoinRequest,
  sink: DriverSink,
  signal: AbortSignal,
): Promise<Credential> {
  const path = visitorsPath(numericId);
  const identity = 'name' in as ? { display: as.name } : { login: as.username, secret: as.password };
  const body = { ...identity, ...(passcode !== undefined && { pin: passcode }) };
  const secrets = ['password' in as ? as.password : undefined, passcode].filter((secret) => secret !== undefined);
  sink.frame('sent', [path, body], secrets);
  const answer = await post(webBridge, path, body, signal);
  const { ticket, problem } = (await json(answer)) as { ticket?: string; problem?: string };
  sink.frame('received', [answer.statusCode, ticket ?? problem], ticket === undefined ? [] : [ticket]);
  if (ticket === undefined) {
    const reason = ours(reasons, problem ?? '');
    sink.experience({ event: 'refused', reason });
    throw new Refusal(reason);
  }
  sink.experience({ event: 'admitted', numericId, credential: ticket });
  return ticket;
}

function post(
  { url, agent }: WebBridgeAccess,
  path: string,
  body: object,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asking = request(url + path, { method: 'POST', agent, signal }, resolve);
    asking.on('error', reject);
    asking.end(JSON.stringify(body));
  });
}

interface Waiting {
  settle(answer: Down): void;
  fail(error: Error): void;
}

class ForeignSession implements WebAppSession {
  readonly #socket: WebSocket;
  readonly #sink: DriverSink;
  readonly #bound: number;
  readonly #closed: Promise<void>;
  /** Answers come in the order of asking. */
  readonly #waiting: Waiting[] = [];
  #credential: Credential = '';
  #cutByUs = false;
  #wasOpen = false;
  #over: Error | undefined;

  constructor({ url, agent }: WebBridgeAccess, sink: DriverSink, bound: number) {
    this.#sink = sink;
    this.#bound = bound;
    const options = { agent, perMessageDeflate: false, handshakeTimeout: bound };
    this.#socket = new WebSocket(url.replace(/^http/, 'ws') + livePath, subprotocol, options);
    const unpacker = new Unpacker();
    this.#socket.on('message', (data: Buffer) => {
      try {
        for (const record of unpacker.push(data)) this.#receive(record as Down);
      } catch (error) {
        sink.frame('received', `${data.length} bytes`, [], { by: 'target', errors: String(error) });
        this.#socket.terminate();
      }
    });
    this.#socket.on('error', (error) => this.#end(error));
    this.#closed = new Promise((resolve) => {
      this.#socket.on('close', (code) => {
        if (this.#wasOpen) sink.experience({ event: 'closed', code, by: this.#cutByUs ? 'us' : 'cluster' });
        this.#end(code === 3050 ? new Refusal('sessionEnded') : new Error(`closed with ${code}`));
        resolve();
      });
    });
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  async enter(credential: Credential): Promise<void> {
    this.#credential = credential;
    await new Promise<void>((resolve, reject) => {
      this.#socket.once('open', resolve);
      this.#socket.once('error', reject);
    });
    this.#wasOpen = true;
    const entered = this.#ask(['enter', credential], ([, about]) => {
      const { me, account, room } = about as { me: string; account: string; room: string };
      this.#sink.experience({ event: 'opened', credential, participant: me, account, callName: room });
    });
    await entered.catch(async (error: unknown) => {
      await this.#whenClosed();
      throw error;
    });
    await this.#ask(['devices', true, true], (answer) => {
      const [, people, presenter] = answer as ['done', Person[], string | null];
      this.#sink.experience({ event: 'connected', roster: people.map(entryOf), presenter });
    });
  }

  async setLocalState({ audioMuted, videoMuted, layout }: LocalState): Promise<void> {
    await this.#act('local state', [
      'choose',
      {
        ...(audioMuted !== undefined && { microphone: audioMuted ? 'off' : 'live' }),
        ...(videoMuted !== undefined && { camera: videoMuted ? 'off' : 'live' }),
        ...(layout !== undefined && { view: views[layout] }),
      },
    ]);
  }

  async present(active: boolean): Promise<void> {
    await this.#act('presentation', ['stage', active]);
  }

  async chat(text: string): Promise<void> {
    await this.#act('chat', ['say', text]);
  }

  async end(): Promise<void> {
    await this.#act('end', ['bye']);
    await this.#whenClosed();
  }

  async drop(): Promise<void> {
    this.#cutByUs = true;
    this.#socket.terminate();
    await this.#closed;
  }

  /** The other side closes; if it doesn't, we do. */
  async #whenClosed(): Promise<void> {
    const timer = setTimeout(() => this.#socket.terminate(), this.#bound);
    await this.#closed;
    clearTimeout(timer);
  }

  async #act(what: string, record: Up): Promise<void> {
    try {
      await this.#ask(record, () => this.#sink.experience({ event: 'answered', what, ok: true }));
    } catch (error) {
      if (error instanceof Refusal && this.isOpen) {
        this.#sink.experience({ event: 'answered', what, ok: false, reason: error.reason });
      }
      throw error;
    }
  }

  /** `heard` is called with the answer before any later record is looked at. */
  #ask(record: Up, heard: (answer: Down) => void): Promise<void> {
    if (this.#over) return Promise.reject(this.#over);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => {
      reject(new Error(`nothing answered ${record[0]}`));
      this.#socket.terminate();
    }, this.#bound);
    this.#waiting.push({
      settle: (answer) => {
        clearTimeout(timer);
        if (answer[0] === 'denied') return reject(new Refusal(ours(reasons, answer[1])));
        heard(answer);
        resolve();
      },
      fail: (error) => {
        clearTimeout(timer);
        reject(error);
      },
    });
    this.#sink.frame('sent', record, record[0] === 'enter' ? [record[1]] : []);
    this.#socket.send(pack(record));
    return promise;
  }

  #receive(record: Down): void {
    const secrets = record[0] === 'elsewhere' ? [record[3]] : [];
    this.#sink.frame('received', record, [...secrets, this.#credential]);
    if (record[0] === 'done' || record[0] === 'denied') {
      this.#waiting.shift()?.settle(record);
    } else {
      this.#sink.experience(experienceOf(record));
    }
  }

  #end(error: Error): void {
    this.#over ??= error;
    for (const waiting of this.#waiting.splice(0)) waiting.fail(error);
  }
}

function experienceOf(record: Down): DriverEvent {
  switch (record[0]) {
    case 'person': {
      const entry = entryOf(record[2]);
      const updateType = record[1] === 'came' ? 'add' : 'update';
      return { event: 'roster', updateType, participant: entry.participant, entry };
    }
    case 'gone':
      return { event: 'roster', updateType: 'remove', participant: record[1] };
    case 'said':
      return { event: 'chat', from: record[1], text: record[2] };
    case 'stage':
      return { event: 'presentation', presenter: record[1] };
    case 'elsewhere':
      return { event: 'move', numericId: record[1], spaceName: record[2], credential: record[3] };
    case 'dismissed':
      return { event: 'ended', reason: record[1] };
    default:
      throw new Error(`an unknown record ${record[0]}`);
  }
}

function entryOf([participant, name, state, microphone, camera, view, presenting, waiting]: Person) {
  const layout = ours(views, view);
  return {
    participant,
    name,
    state,
    audioMuted: microphone === 'off',
    videoMuted: camera === 'off',
    layout,
    presenting,
    ...(waiting && { waiting }),
  };
}
