/** Checks on what a manager asked of the cluster that the harness plays, and on how it ended. */
import type { ActRecord, RestRecord } from '../trace/record.ts';
import { broken, type Check, holds, type Records } from './check.ts';
import { elements, type Fields, instance, instances, leaf, named } from './view.ts';

/** Every request that a manager sent and was let in with. */
const requests = (records: Records): RestRecord[] =>
  records.filter(
    (record): record is RestRecord => record.kind === 'rest' && record.actor === 'manager' && record.status !== 401,
  );

const participantsOf = /^(?:https:\/\/[^/]+)?\/+api\/+v1\/+calls\/+([^/]+)\/+participants\/*(?:\?.*)?$/i;

/** Those that ask for a move. */
const asks = (records: Records): RestRecord[] =>
  requests(records).filter(({ method, path }) => method === 'POST' && participantsOf.test(path));

/** It has looked, and asked for no move. MGR-01 */
export const managerAskedForNoMove: Check<Record<string, never>> = (records) => {
  const expected = 'requests that look at the cluster, and none for a move';
  const asked = asks(records);
  const looked = requests(records).filter(({ method, status }) => method === 'GET' && status === 200);
  if (asked.length > 0) return broken(expected, asked.map(inWords).join(', '), ...asked);
  return looked.length > 0 ? holds(...looked) : broken(expected, 'none at all');
};

/** One request for a move, at a Call Bridge on which the space is in session, with the id of its call there. MGR-02 */
export const managerAskedOnce: Check<{ space: string }> = (records, { space }) => {
  const calls = named(records, 'call', space);
  const where = calls.map(({ node, id }) => `/calls/${id}/participants at ${node}`).join(' or ');
  const expected = `one request for a move: POST ${where}`;
  const asked = asks(records);
  const [first, ...others] = asked;
  if (!first || others.length > 0) return broken(expected, asked.map(inWords).join(', ') || 'none', ...asked);
  const id = participantsOf.exec(first.path)?.[1]?.toLowerCase();
  const isRight = calls.some((call) => call.node === first.node && call.id === id);
  return isRight ? holds(first) : broken(expected, inWords(first), first);
};

/** Each request for a move is a form with the id of the participant. MGR-03 */
export const managerNamed: Check<{ participant: string }> = (records, { participant }) => {
  const id = instances(records, participant)[0]?.id;
  const expected = `a form with movedParticipant=${id}`;
  const asked = asks(records);
  const wrong = asked.filter(({ form }) => form?.movedParticipant?.toLowerCase() !== id);
  const [first] = wrong;
  if (first) return broken(expected, formInWords(first), first);
  return asked.length > 0 ? holds(...asked) : broken(expected, 'no request for a move');
};

/** Each request for a move that it sent is as MGR-03 wants it; there need be none. */
export const managerNamedIfAtAll: Check<Record<string, never>> = (records) => {
  const begun = beginOf(records);
  return begun && asks(records).length > 0
    ? managerNamed(records, { participant: String(begun.args.participant) })
    : holds();
};

/** What a manager may post without changing anything in a meeting. */
const harmless = /\/authTokens\/*$/i;

/** It has changed nothing but what the moves changed for which it asked, and may have put the target in session. MGR-04 */
export const managerChangedNothingElse: Check<Record<string, never>> = (records) => {
  const asked = asks(records);
  const others = requests(records).filter(
    (request) =>
      !['GET', 'HEAD'].includes(request.method) &&
      !asked.includes(request) &&
      !harmless.test(request.path) &&
      !putsTargetInSession(records, request),
  );
  if (others.length === 0) return holds(...asked);
  return broken('no request that changes anything else', others.map(inWords).join(', '), ...others);
};

/** MGR-02 leaves that open. */
function putsTargetInSession(records: Records, { method, location }: RestRecord): boolean {
  const calls = named(records, 'call', String(beginOf(records)?.args.space));
  return method === 'POST' && calls.some(({ id }) => location?.endsWith(`/calls/${id}`) === true);
}

/** It ended with 0, or with something else. MGR-01, MGR-05, MGR-06 */
export const managerReported: Check<{ success: boolean }> = (records, { success }) => {
  const end = endOf(records);
  const expected = `an end with ${success ? '0' : 'another code than 0'}`;
  if (!end) return broken(expected, 'no end');
  const { code, stopped } = end.args;
  if (typeof code !== 'number') return broken(expected, String(stopped), end);
  return (code === 0) === success ? holds(end) : broken(expected, `an end with ${code}`, end);
};

/** It was shown that the new participant is connected, before it ended. MGR-05 */
export const managerSawArrival: Check<{ participant: string }> = (records, { participant }) => {
  const id = instance(records, participant, 'new');
  const expected = `a look that shows ${participant} (${id}) connected, before the end`;
  const end = endOf(records);
  const before = records.filter(({ seq }) => !end || seq < end.seq);
  const shown = requests(before).find(({ data }) => showsConnected(data, id));
  if (shown) return holds(shown);
  const last = requests(before).at(-1);
  return broken(expected, last ? `as the last look: ${inWords(last)}` : 'no look', ...(last ? [last] : []));
};

/** It has ended with 0 only where it had been shown the new participant connected. MGR-05 */
export const managerWaitedForArrival: Check<Record<string, never>> = (records) => {
  const begun = beginOf(records);
  return begun && endOf(records)?.args.code === 0
    ? managerSawArrival(records, { participant: String(begun.args.participant) })
    : holds();
};

/** What the manager was told to do, and how it ended. */
const actOf = (records: Records, which: 'begin' | 'end'): ActRecord | undefined =>
  records.find(
    (record): record is ActRecord => record.kind === 'act' && record.actor === 'manager' && record.act === which,
  );

const beginOf = (records: Records) => actOf(records, 'begin');

const endOf = (records: Records) => actOf(records, 'end');

/** A participant, a call leg, or a list of them. */
function showsConnected(data: unknown, id: string | undefined): boolean {
  const shown: Fields[] = ['participant', 'callLeg'].flatMap((element) => [
    ...elements({ one: data }, 'one', element),
    ...elements(data, `${element}s`, element),
  ]);
  return shown.some((fields) => leaf(fields, '@id') === id && leaf(fields, 'status/state') === 'connected');
}

const formInWords = ({ form }: RestRecord): string => (form ? `a form with ${new URLSearchParams(form)}` : 'no form');

const inWords = ({ method, path, node, status }: RestRecord): string => `${method} ${path} at ${node} -> ${status}`;
