/** Checks on what a Call Bridge answered to a request. */
import type { RestRecord } from '../trace/record.ts';
import { broken, type Check, holds, notYet, type Records } from './check.ts';
import { elements, type Fields, leaf, object } from './view.ts';

/** The answer to the request that the operator made last; of a read that was repeated because of a 503, the last one. */
export function lastAnswer(records: Records): RestRecord | undefined {
  const act = records.findLastIndex((record) => record.kind === 'act' && record.actor === 'operator');
  if (act < 0) return undefined;
  const answers = records.slice(act + 1).filter((record): record is RestRecord => record.kind === 'rest');
  const [first] = answers;
  if (first?.method !== 'GET' || first.status !== 503) return first;
  return answers.findLast(({ method, node, path }) => method === 'GET' && node === first.node && path === first.path);
}

const participantPath = /^\/api\/v1\/participants\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** 200, an empty body, and the new participant's path in `Location`. API, STEP-01 */
export const moveAccepted: Check<Record<string, never>> = (records) => {
  const answer = lastAnswer(records);
  const expected = '200, an empty body, and Location: /api/v1/participants/<id of the new participant>';
  if (!answer) return notYet(expected, 'no request was made');
  const { status, text, location } = answer;
  const path = location?.replace(/^https:\/\/[^/]+/, '').replace(/\/$/, '') ?? '';
  const fine = status === 200 && !text && participantPath.test(path);
  return fine
    ? holds(answer)
    : broken(expected, `${status}, ${describeBody(answer)}, Location: ${location ?? 'none'}`, answer);
};

/** The request was refused with some failure, named in `failureDetails`, with status 400 or 404. STEP-03, API */
export const refused: Check<Record<string, never>> = (records) => {
  const answer = lastAnswer(records);
  const expected = '400 or 404, with failureDetails that name a failure';
  if (!answer) return notYet(expected, 'no request was made');
  const failures = Object.keys(object(answer.data, 'failureDetails') ?? {});
  const fine = (answer.status === 400 || answer.status === 404) && failures.length > 0;
  return fine ? holds(answer) : broken(expected, `${answer.status}, ${describeBody(answer)}`, answer);
};

/** The request was refused with one of these failures, named in `failureDetails`, with status 400 or 404. API */
export const refusedWith: Check<{ oneOf: readonly string[]; parameter?: string; error?: string }> = (
  records,
  { oneOf, parameter, error },
) => {
  const answer = lastAnswer(records);
  const of = `${parameter ? ` of the parameter ${parameter}` : ''}${error ? `, error ${error}` : ''}`;
  const expected = `400 or 404 with failureDetails ${oneOf.join(' or ')}${of}`;
  if (!answer) return notYet(expected, 'no request was made');
  const failures = object(answer.data, 'failureDetails') ?? {};
  const named = oneOf.filter((code) => code in failures);
  const fine =
    (answer.status === 400 || answer.status === 404) &&
    named.length > 0 &&
    named.some((code) => isSaidOf(object(failures, code), code, { parameter, error }));
  return fine ? holds(answer) : broken(expected, `${answer.status}, ${describeBody(answer)}`, answer);
};

/** Of parameterError alone it is said which parameter and what is wrong with it. */
const isSaidOf = (
  attributes: Fields | undefined,
  code: string,
  { parameter, error }: { parameter?: string; error?: string },
): boolean =>
  code !== 'parameterError' ||
  ((parameter === undefined || leaf(attributes, '@parameter') === parameter) &&
    (error === undefined || leaf(attributes, '@error') === error));

/** What is open: the request was accepted as a move is, or refused with some failure. API */
export const acceptedOrRefused: Check<Record<string, never>> = (records) => {
  const fine = [moveAccepted(records, {}), refused(records, {})].find(({ is }) => is === 'holds');
  if (fine) return fine;
  const answer = lastAnswer(records);
  const expected = 'exactly one of: the move is accepted, or refused with a failure';
  return answer
    ? broken(expected, `${answer.status}, ${describeBody(answer)}`, answer)
    : notYet(expected, 'no request was made');
};

/** The status is one of these. API */
export const answeredWith: Check<{ oneOf: readonly number[] }> = (records, { oneOf }) => {
  const answer = lastAnswer(records);
  const expected = `the answer is ${oneOf.join(' or ')}`;
  if (!answer) return notYet(expected, 'no request was made');
  return oneOf.includes(answer.status)
    ? holds(answer)
    : broken(expected, `${answer.status}, ${describeBody(answer)}`, answer);
};

/** The answer carries a header whose value begins so. API */
export const headerIs: Check<{ header: string; begins: string }> = (records, { header, begins }) => {
  const answer = lastAnswer(records);
  const expected = `${header}: ${begins}…`;
  if (!answer) return notYet(expected, 'no request was made');
  const value = answer.headers?.[header.toLowerCase()];
  const challenges = value?.toLowerCase().split(/,\s*/) ?? [];
  return challenges.some((one) => one.startsWith(begins.toLowerCase()))
    ? holds(answer)
    : broken(expected, `${header}: ${value ?? 'none'}`, answer);
};

/** A list says in `total` how many there are, and its page holds some of them, but no more than this. API-02 */
export const listIsCounted: Check<{ list: string; element: string; limit: number; total: number }> = (
  records,
  { list, element, limit, total },
) => {
  const answer = lastAnswer(records);
  const expected = `<${list} total="${total}"> with at most ${limit} ${element} elements${limit > 0 ? ', and at least one' : ''}`;
  if (!answer) return notYet(expected, 'no request was made');
  const seen = leaf(object(answer.data, list), '@total') ?? 'none';
  const count = elements(answer.data, list, element).length;
  const fine = answer.status === 200 && seen === String(total) && count <= limit && (count > 0 || limit === 0);
  return fine ? holds(answer) : broken(expected, `${answer.status}, total ${seen}, ${count} elements`, answer);
};

const describeBody = ({ text, data, error }: RestRecord): string =>
  error ??
  (text ? `body ${text.slice(0, 300)}` : data ? `body ${JSON.stringify(data).slice(0, 300)}` : 'an empty body');
