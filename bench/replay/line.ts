import type { Agent } from 'node:https';
import { WebSocket } from 'ws';

/** Longest wait for anything in a socket, in milliseconds: what comes later is a difference. */
const bound = 5000;

interface Message {
  type?: string;
  id?: number;
  status?: number;
  path?: string;
  body?: unknown;
}

/** One WebSocket of a replayed web app, without any of the harness's care. */
export class Line {
  readonly #socket: WebSocket;
  readonly #answers: boolean;
  readonly #responses = new Map<number, Message>();
  readonly #heard = new Map<string, unknown[]>();
  #code: number | undefined;
  #waiting: (() => void)[] = [];

  /** @param answers Whether the Web Bridge's requests are answered 200. */
  constructor(url: string, agent: Agent, answers: boolean) {
    this.#answers = answers;
    this.#socket = new WebSocket(url, { agent, perMessageDeflate: false });
    this.#socket.on('error', () => {});
    this.#socket.on('open', () => this.#wake());
    this.#socket.on('message', (data) => this.#receive(String(data)));
    this.#socket.on('close', (code) => {
      this.#code = code;
      this.#wake();
    });
  }

  /** Resolves with whether it is open. */
  async opened(): Promise<boolean> {
    await this.#until(() => this.#socket.readyState !== WebSocket.CONNECTING);
    return this.#socket.readyState === WebSocket.OPEN;
  }

  send(data: string | Uint8Array, binary = false): void {
    this.#socket.send(data, { binary }, () => {});
  }

  /** The response to a request, or undefined when there comes none. */
  async response(id: number): Promise<Message | undefined> {
    await this.#until(() => this.#responses.has(id));
    return this.#responses.get(id);
  }

  /** The body of the `nth` request on a path, or undefined when there comes none. */
  async heard(path: string, nth: number): Promise<unknown> {
    await this.#until(() => (this.#heard.get(path)?.length ?? 0) >= nth);
    return this.#heard.get(path)?.[nth - 1];
  }

  /** The close code, or undefined when it stays open. */
  async closed(): Promise<number | undefined> {
    await this.#until(() => this.#code !== undefined);
    return this.#code;
  }

  cut(): void {
    this.#socket.terminate();
  }

  #receive(text: string): void {
    const message: Message = JSON.parse(text);
    if (message.type === 'response') {
      this.#responses.set(message.id ?? 0, message);
    } else {
      const path = message.path ?? '';
      this.#heard.set(path, [...(this.#heard.get(path) ?? []), message.body ?? {}]);
      if (this.#answers) this.send(JSON.stringify({ type: 'response', id: message.id, status: 200 }));
    }
    this.#wake();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  /** Resolves when it is so, the socket closes, or the bound has passed. */
  async #until(isSo: () => boolean): Promise<void> {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.#wake();
    }, bound);
    while (!isSo() && !late && this.#code === undefined) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    clearTimeout(timer);
  }
}
