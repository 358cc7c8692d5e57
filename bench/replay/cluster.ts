import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { dirname, resolve } from 'node:path';
import { createSecureContext, type SecureContext } from 'node:tls';
import { items, parseXml } from '../../harness/wire/xml.ts';
import type { TargetFile } from '../../schemas/types/target.ts';

export interface HttpAnswer {
  status: number;
  location?: string;
  text: string;
}

export interface HttpRequest {
  method: string;
  url: string;
  type: string;
  body?: string;
  authorization?: string;
}

/** The cluster of a target file, as plain `node:https` reaches it. Secrets are expected to stand in the file itself. */
export class Cluster {
  readonly authorization: string;
  readonly passwords: ReadonlyMap<string, string>;
  readonly #urls: ReadonlyMap<string, string>;
  readonly #context: SecureContext;

  constructor(targetFile: string) {
    const target: TargetFile = JSON.parse(readFileSync(targetFile, 'utf8'));
    const { username, password } = target.credentials;
    this.authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    this.passwords = new Map(target.provides?.users?.map((user) => [user.username, String(user.password)]));
    this.#urls = new Map([...target.callBridges, ...target.webBridges].map(({ name, url }) => [name, url]));
    this.#context = createSecureContext({ ca: readFileSync(resolve(dirname(targetFile), target.tls?.ca ?? '')) });
  }

  /** Keeps connections alive; everything else is as Node has it. */
  newAgent(): Agent {
    return new Agent({ keepAlive: true, secureContext: this.#context });
  }

  /** Address of a path at a node. */
  at(node: string, path: string): string {
    return `${this.#urls.get(node) ?? ''}${path}`;
  }

  /** Ids of the Call Bridges in the API, by name. */
  async callBridgeIds(agent: Agent): Promise<Map<string, string>> {
    const [first = ''] = this.#urls.values();
    const { authorization } = this;
    const ask = { method: 'GET', url: `${first}/api/v1/callBridges`, type: '', authorization };
    const listed = items(parseXml((await exchange(ask, agent, true)).text), 'callBridges', 'callBridge');
    return new Map(listed.map((item) => [String(item.name), String(item['@id'])]));
  }
}

/** One HTTPS exchange. The answer is read to its end; its text is kept where it is wanted. */
export function exchange(asked: HttpRequest, agent: Agent, keep: boolean): Promise<HttpAnswer> {
  const { method, url, type, body, authorization } = asked;
  const headers = {
    ...(authorization !== undefined && { Authorization: authorization }),
    ...(body !== undefined && { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) }),
  };
  return new Promise((resolve, reject) => {
    const hear = (answer: IncomingMessage) => {
      let text = '';
      if (keep) answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      else answer.resume();
      const { statusCode: status = 0 } = answer;
      answer.on('end', () => resolve({ status, location: answer.headers.location, text }));
      answer.on('error', reject);
    };
    request(url, { method, agent, headers }, hear).on('error', reject).end(body);
  });
}
