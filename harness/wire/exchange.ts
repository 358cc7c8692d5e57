/** One JSON request and its answer over HTTPS. */
import type { IncomingMessage } from 'node:http';
import { type RequestOptions, request } from 'node:https';
import { HarnessError, harnessError, reasonOf } from '../errors.ts';
import type { WebBridgeAccess } from '../participants/driver.ts';

const largestAnswer = 64 * 1024;

export interface HttpAnswer {
  status: number;
  text: string;
}

export interface Patience {
  /** Milliseconds within which the answer is to come. */
  bound: number;
  signal: AbortSignal;
}

/** POST `body` as JSON to a Web Bridge. @throws HarnessError as `post` */
export const postJson = (
  webBridge: WebBridgeAccess,
  path: string,
  body: unknown,
  patience: Patience,
): Promise<HttpAnswer> => post(webBridge, path, JSON.stringify(body), patience);

/**
 * POST a text that says it is JSON to a Web Bridge.
 * @throws HarnessError E_NO_ANSWER, or E_ANSWER_TOO_LARGE for more than 64 KiB
 */
export async function post(
  webBridge: WebBridgeAccess,
  path: string,
  text: string,
  { bound, signal }: Patience,
): Promise<HttpAnswer> {
  const stop = AbortSignal.any([signal, AbortSignal.timeout(bound)]);
  try {
    const content = Buffer.from(text);
    const headers = {
      ...{ 'Content-Type': 'application/json', 'Content-Length': content.length },
      // Where nothing is said, any encoding is as good.
      'Accept-Encoding': 'identity',
    };
    const options: RequestOptions = { method: 'POST', agent: webBridge.agent, headers, signal: stop };
    const answer = await send(new URL(path, webBridge.url), options, content);
    return { status: answer.statusCode ?? 0, text: await read(answer, webBridge.name, `POST ${path}`) };
  } catch (error) {
    if (error instanceof HarnessError) {
      throw error;
    }
    const why = reasonOf(stop.aborted ? stop.reason : error);
    throw harnessError('E_NO_ANSWER', { node: webBridge.name, what: `POST ${path} at ${webBridge.url}`, why }, error);
  }
}

function send(url: URL, options: RequestOptions, content: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(url, options, resolve).on('error', reject).end(content);
  });
}

async function read(answer: IncomingMessage, node: string, what: string): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > largestAnswer) {
      throw harnessError('E_ANSWER_TOO_LARGE', { node, what, limit: largestAnswer });
    }
  }
  return Buffer.concat(chunks).toString();
}
