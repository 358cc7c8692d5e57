/** The words of an interface: which body each request carries and what its answer carries, by a schema file. */
import type { Checker } from '../../schemas/checker.ts';
import type { Handler, Link } from './link.ts';
import type { Method, Request } from './message.ts';
import { Refusal, refuse } from './refusal.ts';

/** One request of an interface. `Body` and `Result` are the types of the definitions it names. */
export interface Word<Body extends object, Result extends object> {
  readonly method: Method;
  readonly path: string;
  /** Definition of the request's body. */
  readonly body: string;
  /** Definition of the body of an answer 200. */
  readonly result: string;
  /** Never set: carries the two types. */
  readonly types?: (body: Body) => Result;
}

export const word = <Body extends object, Result extends object = Record<never, never>>(
  request: `${Method} /${string}`,
  body: string,
  result: string,
): Word<Body, Result> => {
  const [method, path] = request.split(' ') as [Method, string];
  return { method, path, body, result };
};

/** Asks the other side of a link. @throws Refusal, also 503 when the answer breaks its schema */
export const ask = async <Body extends object, Result extends object>(
  link: Link,
  { method, path, result }: Word<Body, Result>,
  body: Body,
  check: Checker,
): Promise<Result> => {
  const answer = await link.request(method, path, body);
  const broken = check(result, answer);
  if (broken) throw new Refusal(503, { error: 'serviceUnavailable', message: `${method} ${path} was answered wrong.` });
  return answer as Result;
};

/** Tells the other side of a link, and does not wait for its answer. */
export const tell = <Body extends object>(
  link: Link,
  { method, path }: Word<Body, object>,
  body: Body,
  thenClose?: number,
): void => link.tell(method, path, body, thenClose);

export const isAsked = ({ method, path }: Word<never, object>, request: Request): boolean =>
  request.method === method && request.path === path;

/** What one side answers to the words it is asked. */
export interface Answers {
  /** Adds an answer; one that throws a `Refusal` refuses. Returns itself. */
  to<Body extends object, Result extends object>(
    word: Word<Body, Result>,
    answer: (body: Body) => Result | Promise<Result>,
  ): Answers;
  /** Unknown words are refused with `unknownPath`, bodies that break their schema with `malformed`. */
  readonly handle: Handler;
}

export const createAnswers = (check: Checker): Answers => {
  const known = new Map<string, Handler>();

  const answers: Answers = {
    to(word, answer) {
      known.set(`${word.method} ${word.path}`, async ({ body = {} }: Request) => {
        const broken = check(word.body, body);
        if (broken) throw refuse('malformed', broken);
        // The schema just said that it has this form.
        return { status: 200, body: await answer(body as Parameters<typeof answer>[0]) };
      });
      return answers;
    },
    handle(request) {
      const handler = known.get(`${request.method} ${request.path}`);
      if (!handler) throw refuse('unknownPath');
      return handler(request);
    },
  };
  return answers;
};
