/** Checks on this project's own wire, area BIND: what a Web Bridge answers to a visitor that speaks it well or badly. */
import { broken, type Check, holds, notYet, type Records } from './check.ts';
import { experienced, type Fields, leaf } from './view.ts';

/** The actor under which a raw socket's traffic is recorded. */
export const visitor = 'visitor';

const sinceAsked = (records: Records) =>
  records.slice(
    Math.max(
      0,
      records.findLastIndex((record) => record.kind === 'act' && record.actor === visitor),
    ),
  );

/** The Web Bridge answers the visitor's last message with one of these statuses, and this error. */
export const bridgeAnswered: Check<{ oneOf: readonly number[]; error?: string }> = (records, { oneOf, error }) => {
  const answers = sinceAsked(records)
    .filter((record) => record.kind === 'frame')
    .filter(({ actor, direction }) => actor === visitor && direction === 'received');
  const expected = `an answer with status ${oneOf.join(' or ')}${error ? ` and error ${error}` : ''}`;
  const asked = leaf(sent(records)?.payload as Fields | undefined, 'id');
  const answer = answers.find(
    ({ payload }) => leaf(payload as Fields, 'status') !== undefined && leaf(payload as Fields, 'id') === asked,
  );
  if (!answer) return notYet(expected, 'no answer');
  const payload = answer.payload as Fields;
  const fine =
    oneOf.map(String).includes(leaf(payload, 'status') ?? '') &&
    (error === undefined || leaf(payload, 'body/error') === error);
  return fine ? holds(answer) : broken(expected, JSON.stringify(payload).slice(0, 300), answer);
};

/** What the visitor sent last; over HTTPS messages have no id. */
const sent = (records: Records) =>
  records
    .filter((record) => record.kind === 'frame')
    .findLast(({ actor, direction }) => actor === visitor && direction === 'sent');

/** The Web Bridge closes the visitor's socket with this code. */
export const bridgeClosed: Check<{ code: number }> = (records, { code }) => {
  const closed = experienced(sinceAsked(records), 'closed', visitor).at(-1);
  const expected = `the Web Bridge closes the socket with ${code}`;
  if (!closed) return notYet(expected, 'it is open');
  const { code: seen, by } = closed.experience;
  if (by !== 'cluster') return broken(expected, `we closed it with ${seen}`, closed);
  return seen === code ? holds(closed) : broken(expected, `it closed with ${seen}`, closed);
};
