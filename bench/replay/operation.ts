/** What a replay does, read from the trace of a run: exchanges, sockets, and what has to be heard in them. */

/** When it was under way in the recorded run, in milliseconds. */
export interface Span {
  start: number;
  end: number;
}

/** Something in an answer that a later request needs, and what it was in the recorded run. */
export interface Lesson {
  /** Where it stands in the answer. */
  path: readonly string[];
  recorded: string;
}

interface Answered {
  /** The status that was recorded. */
  status: number;
  teaches: Lesson[];
}

/** A REST exchange with a Call Bridge. Its answer is `{ location, data }`: the id in `Location`, the parsed body. */
export interface Rest extends Span, Answered {
  does: 'rest';
  node: string;
  method: string;
  path: string;
  form?: Readonly<Record<string, string>>;
  /** Instead of the form: content type and text. */
  body?: { type: string; text: string };
  /** Whether the operator's credentials go with it. */
  authorized: boolean;
}

/** A join at a Web Bridge. Its answer is the JSON body. */
export interface Join extends Span, Answered {
  does: 'join';
  node: string;
  body: string;
}

/** A WebSocket is connected. */
export interface Connect extends Span {
  does: 'connect';
  socket: string;
  node: string;
  /** Whether the Web Bridge's requests are answered. */
  answers: boolean;
}

/** A request in a socket. Its answer is the JSON body of the response. */
export interface Ask extends Span, Answered {
  does: 'ask';
  socket: string;
  id: number;
  text: string;
}

/** Something is sent in a socket that nobody answers. */
export interface Send extends Span {
  does: 'send';
  socket: string;
  text: string;
  /** `bytes`: as many as the text has, as a binary frame; `broken`: a text frame that is not UTF-8. */
  as: 'text' | 'bytes' | 'broken';
}

/** The Web Bridge says something in a socket, for the `nth` time on this path. What it teaches is the JSON body. */
export interface Hear extends Span {
  does: 'hear';
  socket: string;
  path: string;
  nth: number;
  teaches: Lesson[];
}

/** The Web Bridge closes a socket. */
export interface Closed extends Span {
  does: 'closed';
  socket: string;
  code: number;
}

/** We cut a socket. */
export interface Cut extends Span {
  does: 'cut';
  socket: string;
}

export type Operation = Rest | Join | Connect | Ask | Send | Hear | Closed | Cut;

/** In a few words, for whoever looks at a difference. */
export function nameOf(operation: Operation): string {
  switch (operation.does) {
    case 'rest':
      return `${operation.method} ${operation.path} at ${operation.node}`;
    case 'join':
      return `POST /api/join at ${operation.node}`;
    case 'hear':
      return `hearing ${operation.path} in the socket of ${operation.socket}`;
    case 'ask':
      return `request ${operation.id} in the socket of ${operation.socket}`;
    default:
      return `${operation.does} of the socket of ${operation.socket}`;
  }
}
