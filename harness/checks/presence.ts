/** What is shown in the end of who ought to be there. TRUTH-02 */
import { callViews } from './calls.ts';
import { type Answer, all, holds, notYet, type Records } from './check.ts';
import { standing } from './faults.ts';
import { homeOf } from './homes.ts';
import { callBridges, type Fields, lastGet, leaf, object } from './view.ts';
import { type Expected, whereabouts } from './whereabouts.ts';

/** Everybody is shown in the state in which they ought to be, and everywhere in the same way. */
export const everybodyIsShown = (records: Records): Answer =>
  all([...whereabouts(records).map((one) => shownAlike(records, one)), correlatorsAgree(records)]);

/** What every Call Bridge says as the home does. */
const alike = ['status/state', 'canMove', 'isActivator'];

function shownAlike(records: Records, one: Expected): Answer {
  const views = standing(records).flatMap((node) => {
    const record = lastGet(records, node.node, `/participants/${one.id}`);
    const fields = record?.status === 200 ? object(record.data, 'participant') : undefined;
    return record && fields
      ? [{ node, record, fields, isHome: homeOf(callBridges(records), node, fields) === node.name }]
      : [];
  });
  const home = views.find(({ isHome }) => isHome);
  if (!home) return holds();
  const wanted = `${home.node.name} shows ${one.persona} (${one.id})`;
  if (!one.mayBeGone && !isInState(home.fields, one))
    return notYet(`${wanted} as ${one.state}`, leaf(home.fields, 'status/state') ?? 'without a state', home.record);
  const odd = views.flatMap(({ node, fields, record }) =>
    alike
      .filter((field) => leaf(fields, field) !== undefined && leaf(fields, field) !== leaf(home.fields, field))
      .map((field) => ({ node, record, field, value: leaf(fields, field) })),
  )[0];
  return odd
    ? notYet(
        `${wanted} with ${odd.field} ${leaf(home.fields, odd.field)}, and so does ${odd.node.name}`,
        odd.value ?? '',
        home.record,
        odd.record,
      )
    : holds(...views.map(({ record }) => record));
}

/** A connection may rest, and one that is called may still ring. */
const isInState = (fields: Fields, { state, kind }: Expected): boolean => {
  const shown = leaf(fields, 'status/state');
  if (kind === 'sip' || shown === undefined) return true;
  return shown === state || (state === 'connected' && shown === 'onHold');
};

/** All instances of one call have one callCorrelator, and no two are listed twice. API-10 */
function correlatorsAgree(records: Records): Answer {
  const views = callViews(records);
  const ids = views.map(({ node, call }) => `${node.name} ${leaf(call, '@id')}`);
  const doubled = views.find((_, index) => ids.indexOf(ids[index]!) !== index);
  if (doubled)
    return notYet(
      `${doubled.node.name} lists each call once`,
      `${leaf(doubled.call, '@id')} twice`,
      ...doubled.evidence,
    );
  return all(
    views.map((view) => {
      const other = views.find(({ space }) => space === view.space) ?? view;
      const [before, seen] = [other, view].map(({ call }) => leaf(call, 'callCorrelator'));
      return before === undefined || seen === undefined || before === seen
        ? holds(...view.evidence)
        : notYet(`callCorrelator of ${view.space} is ${before} on ${view.node.name} too`, seen, ...view.evidence);
    }),
  );
}
