/** What a refused move leaves behind: nothing. TRUTH-10 */
import type { RestRecord } from '../trace/record.ts';
import { type Answer, all, broken, holds, notYet, type Records } from './check.ts';
import { callBridges, experienced, lastGet, leaf, named, object } from './view.ts';
import { type Expected, whereabouts } from './whereabouts.ts';

/** Somebody whose move was answered with anything but 200. */
interface Refused {
  persona: string;
  id: string;
  answer: RestRecord;
}

/** Whoever was refused is not told to move, and is shown in the call in which they were. */
export function refusedStay(records: Records): Answer {
  const living = new Map(whereabouts(records).map((one) => [one.id, one]));
  return all(
    refusals(records).flatMap((refused) => [
      notTold(records, refused),
      stillThere(records, refused, living.get(refused.id)),
    ]),
  );
}

/** Every refused request that names somebody's participant, however it was written. */
function refusals(records: Records): Refused[] {
  const people = records.filter((record) => record.kind === 'named').filter(({ what }) => what === 'participant');
  return records
    .filter((record) => record.kind === 'rest')
    .filter(
      ({ method, path, status }) => method === 'POST' && /participants/.test(path) && status !== 200 && status !== 0,
    )
    .flatMap((answer) => {
      const said = JSON.stringify([answer.path, answer.form, answer.body]).toLowerCase();
      const meant = people.filter(({ id, seq }) => seq < answer.seq && said.includes(id.toLowerCase()));
      return meant.map(({ name: persona, id }) => ({ persona, id, answer }));
    });
}

function notTold(records: Records, { persona, answer }: Refused): Answer {
  const told = experienced(records, 'move', persona);
  const accepted = named(records, 'participant', persona).filter(({ details }) => details?.how === 'move').length;
  const expected = `${persona}, whose move was answered ${answer.status}, is not told to move`;
  return told.length > accepted ? broken(expected, 'a move message came', answer, ...told) : holds(answer);
}

function stillThere(records: Records, { persona, id, answer }: Refused, there: Expected | undefined): Answer {
  if (!there) return holds(answer);
  const earlier = records.slice(0, answer.seq - 1);
  const path = `/participants/${id}`;
  const views = callBridges(records).map(({ node }) => ({
    before: callIn(lastGet(earlier, node, path)),
    after: lastGet(records, node, path),
  }));
  const shown = views.filter(({ after }) => after?.status === 200 && after.seq > answer.seq);
  const expected = `${persona}, whose move was answered ${answer.status}, is where they were`;
  // It may go later for a reason of its own, as when its web app is in the target without having ended it.
  if (shown.length === 0)
    return there.mayBeGone ? holds(answer) : notYet(expected, `no Call Bridge shows ${id}`, answer);
  const moved = shown.find(({ before, after }) => before !== undefined && callIn(after) !== before);
  return moved
    ? notYet(
        expected,
        `in the call ${callIn(moved.after) ?? 'of nobody'}`,
        answer,
        ...(moved.after ? [moved.after] : []),
      )
    : holds(answer, ...shown.flatMap(({ after }) => after ?? []));
}

const callIn = (record: RestRecord | undefined) => leaf(object(record?.data, 'participant'), 'call');
