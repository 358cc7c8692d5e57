/** An operator of a Call Bridge: REST requests, and what the answers say. */
import { Agent, request } from 'node:https';
import { XMLParser } from 'fast-xml-parser';
import type { Cluster } from '../../../reference/cluster.ts';

export interface RestReply {
  status: number;
  location?: string;
  text: string;
  /** Parsed body; attributes have the prefix `@`. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read single fields of parsed XML
  data: any;
}

export interface Operator {
  /** `node` is the number of the Call Bridge, `path` what follows `/api/v1`. */
  send(node: number, method: string, path: string, form?: Record<string, string>): Promise<RestReply>;
  /** Sends a POST that must succeed. Resolves with the new object's id. */
  make(node: number, path: string, form: Record<string, string>): Promise<string>;
  get(node: number, path: string): Promise<RestReply['data']>;
  close(): void;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
});

/** What an operator knows of a cluster, in this process or not. */
export type Operated = Pick<Cluster, 'ca' | 'operator'> & { callBridges: readonly { url: string }[] };

export const createTestOperator = (cluster: Operated): Operator => {
  const agent = new Agent({ keepAlive: true, ca: cluster.ca });
  const { username, password } = cluster.operator;

  const send = (node: number, method: string, path: string, form?: Record<string, string>): Promise<RestReply> =>
    new Promise((resolve, reject) => {
      const body = form && new URLSearchParams(form).toString();
      const headers = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
      const sent = request(`${cluster.callBridges[node]?.url}/api/v1${path}`, {
        method,
        agent,
        headers,
        auth: `${username}:${password}`,
      });
      sent.on('error', reject);
      sent.on('response', async (response) => {
        let text = '';
        for await (const chunk of response.setEncoding('utf8')) text += chunk;
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location,
          text,
          data: parser.parse(text),
        });
      });
      sent.end(body);
    });

  return {
    send,
    async make(node, path, form) {
      const { status, location = '', text } = await send(node, 'POST', path, form);
      if (status !== 200) throw new Error(`POST ${path}: ${status} ${text}`);
      return location.slice(-36);
    },
    async get(node, path) {
      const { status, data, text } = await send(node, 'GET', path);
      if (status !== 200) throw new Error(`GET ${path}: ${status} ${text}`);
      return data;
    },
    close: () => agent.destroy(),
  };
};
