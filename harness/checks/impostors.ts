/** Checks on those who pretend to be a bridge. Area SEC. */
import type { ActRecord, RestRecord } from '../trace/record.ts';
import { broken, type Check, holds, notYet, type Records } from './check.ts';
import { leaf, object } from './view.ts';

const actor = 'impostor';

const actsOf = (records: Records, act: string): ActRecord[] =>
  records.filter(
    (record): record is ActRecord => record.kind === 'act' && record.actor === actor && record.act === act,
  );

/** Nobody has said anything to the Web Bridge that is none, and no Call Bridge says that it is linked to it. SEC-13 */
export const impostorToldNothing: Check<Record<string, never>> = (records) => {
  const expected = 'no Call Bridge says a word to a Web Bridge that it can not trust, or that they are linked';
  const told = actsOf(records, 'told');
  if (told.length > 0) return broken(expected, `${told.length} messages came`, ...told);
  const shown = records.filter(
    (record): record is RestRecord => record.kind === 'rest' && /\/webBridges\/[^/]+\/status$/.test(record.path),
  );
  const linked = shown.filter(({ data }) => leaf(object(data, 'webBridgeStatus'), 'status') === 'success');
  if (linked.length > 0) return broken(expected, `${linked[0]?.node} says that it is linked`, ...linked);
  return shown.length > 0
    ? holds(...actsOf(records, 'dialled'), ...shown)
    : notYet(expected, 'nobody was asked how the link is');
};

/** Turned away by TLS, or in so many words. */
const noes = ['closed', 'unreachable'];
const refusals = /^HTTP\/1\.[01] (4\d\d|501|503) /;

/** Everybody at whose door the impostor knocked last has closed it, or said that it is not allowed. SEC-14, SEC-15 */
export const impostorTurnedAway: Check<Record<string, never>> = (records) => {
  const knocked = actsOf(records, 'knock').at(-1);
  const expected = 'the connection is closed, or the upgrade refused';
  if (!knocked) return notYet(expected, 'nobody knocked');
  const answers = actsOf(records, 'was answered').filter(({ seq }) => seq > knocked.seq);
  const letIn = answers.filter(
    ({ args }) => !noes.includes(String(args.answer)) && !refusals.test(String(args.answer)),
  );
  if (letIn.length > 0)
    return broken(expected, letIn.map(({ args }) => `${args.url}: ${args.answer}`).join(', '), ...letIn);
  return answers.length >= Number(knocked.args.count)
    ? holds(knocked, ...answers)
    : notYet(expected, `${answers.length} of ${knocked.args.count} answered`, ...answers);
};
