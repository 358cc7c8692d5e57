/**
 * A wire that has nothing in common with this project's own: a byte stream over binary WebSocket messages whose
 * boundaries mean nothing, in it records of a four-byte length and a JSON tuple, answered in the order of asking.
 */

export const subprotocol = 'salon.v2';
export const livePath = '/live';
export const visitorsPath = (numericId: string) => `/v2/rooms/${numericId}/visitors`;

/** [id, name, state, microphone, camera, view, on stage, at the door] */
export type Person = [string, string, string, Switch, Switch, View, boolean, boolean];
export type Switch = 'live' | 'off';
export type View = 'auto' | 'grid' | 'speaker' | 'tele' | 'stack';

/** What a web app says. Each is answered with `done` or `denied`. */
export type Up =
  | ['enter', string]
  | ['devices', boolean, boolean]
  | ['choose', { microphone?: Switch; camera?: Switch; view?: View }]
  | ['stage', boolean]
  | ['say', string]
  | ['bye'];

/** What the other side says. */
export type Down =
  | ['done']
  | ['done', { me: string; account: string; room: string }]
  | ['done', Person[], string | null]
  | ['denied', string]
  | ['person', 'came' | 'changed', Person]
  | ['gone', string]
  | ['said', string, string]
  | ['stage', string | null]
  | ['elsewhere', string, string, string]
  | ['dismissed', string];

/** Close codes: theirs by ours. */
export const closeCodes: Readonly<Record<number, number>> = {
  1000: 3000,
  1003: 3003,
  1007: 3007,
  1009: 3009,
  4401: 3041,
  4408: 3048,
  4409: 3049,
  4410: 3050,
  4429: 3069,
};

/** Reasons of a refusal: theirs by ours. */
export const reasons: Readonly<Record<string, string>> = {
  malformed: 'gibberish',
  notAuthenticated: 'who-are-you',
  credentialRefused: 'bad-ticket',
  sessionExists: 'ticket-in-use',
  signInFailed: 'bad-login',
  passcodeIncorrect: 'bad-pin',
  meetingNotFound: 'no-such-room',
  unknownPath: 'no-such-thing',
  notAllowed: 'not-you',
  serviceUnavailable: 'closed-for-now',
};

/** Layouts: theirs by ours. */
export const views: Readonly<Record<string, View>> = {
  automatic: 'auto',
  allEqual: 'grid',
  speakerOnly: 'speaker',
  telepresence: 'tele',
  stacked: 'stack',
};

export function ours<T extends string>(theirs: Readonly<Record<string, T>>, word: string): string {
  return Object.keys(theirs).find((key) => theirs[key] === word) ?? word;
}

const headerSize = 4;
const largestRecord = 1024 * 1024;

/** A record as bytes. */
export function pack(record: Up | Down): Buffer {
  const text = Buffer.from(JSON.stringify(record));
  const header = Buffer.alloc(headerSize);
  header.writeUInt32BE(text.length);
  return Buffer.concat([header, text]);
}

/** Puts records together again from a stream of bytes. */
export class Unpacker {
  #bytes: Buffer = Buffer.alloc(0);

  /** The records that are whole now. @throws Error when the bytes are none of this wire */
  push(bytes: Buffer): unknown[][] {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    const records: unknown[][] = [];
    while (this.#bytes.length >= headerSize) {
      const size = this.#bytes.readUInt32BE();
      if (size > largestRecord) throw new Error(`a record of ${size} bytes`);
      if (this.#bytes.length < headerSize + size) break;
      const record: unknown = JSON.parse(this.#bytes.toString('utf8', headerSize, headerSize + size));
      if (!Array.isArray(record)) throw new Error('a record that is no tuple');
      records.push(record);
      this.#bytes = this.#bytes.subarray(headerSize + size);
    }
    return records;
  }
}
