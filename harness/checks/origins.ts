/** What a participant says of the move that made it, and of what the request said. TRUTH-14 */
import type { NamedRecord, RestRecord } from '../trace/record.ts';
import { type Answer, all, broken, holds, type Records } from './check.ts';
import { homeOf, homes } from './homes.ts';
import { legsSeen } from './instances.ts';
import { callBridges, type Fields, leaf, object } from './view.ts';

/** Whoever was moved says from where, at home at least, and so do their call legs; whoever joined says nothing of the kind. */
export const originsAreTold = (records: Records): Answer => all([originsOfPeople(records), originsOfLegs(records)]);

const originsOfPeople = (records: Records): Answer =>
  all(
    looks(records).map(({ named, record, fields, isHome }) =>
      all([origin(records, named, record, fields, isHome), wishes(records, named, record, fields)]),
    ),
  );

interface Look {
  named: NamedRecord;
  record: RestRecord;
  fields: Fields;
  isHome: boolean;
}

/** Every answer that shows one of the scenario's participants by its id. */
function looks(records: Records): Look[] {
  const people = new Map(
    records
      .filter((record) => record.kind === 'named')
      .filter(({ what }) => what === 'participant')
      .map((record) => [record.id, record]),
  );
  const nodes = new Map(callBridges(records).map((node) => [node.node, node]));
  return records.flatMap((record) => {
    if (record.kind !== 'rest' || record.method !== 'GET' || record.status !== 200) return [];
    const [, id = ''] = /\/participants\/([^/?]+)$/.exec(record.path) ?? [];
    const named = people.get(id);
    const node = nodes.get(record.node);
    const fields = object(record.data, 'participant');
    return named && node && fields
      ? [{ named, record, fields, isHome: homeOf(callBridges(records), node, fields) === node.name }]
      : [];
  });
}

function origin(
  records: Records,
  { name, details, id }: NamedRecord,
  record: RestRecord,
  fields: Fields,
  isHome: boolean,
): Answer {
  const from = details?.from === undefined ? undefined : String(details.from);
  if (from === undefined && details?.how === 'move') return holds();
  const home = from === undefined ? undefined : homes(records).get(from);
  const bridge = callBridges(records).find(({ node }) => node === home)?.id;
  const wanted: Readonly<Record<string, string | undefined>> = {
    movedParticipant: from,
    movedParticipantCallBridge: bridge,
  };
  const wrong = Object.entries(wanted).find(([field, value]) => {
    const shown = leaf(fields, field);
    if (from !== undefined && value === undefined) return false;
    return shown === undefined ? isHome && value !== undefined : shown !== value;
  });
  if (!wrong) return holds();
  const [field, value] = wrong;
  return broken(`${field} of ${name} (${id}) is ${value ?? 'absent'}`, leaf(fields, field) ?? 'absent', record);
}

/** A setting that the request named is shown as it was said, or not at all, until somebody changes it. */
function wishes(records: Records, { name, details, seq }: NamedRecord, record: RestRecord, fields: Fields): Answer {
  const asked = records
    .slice(Number(details?.asked ?? seq), seq)
    .find((one) => one.kind === 'rest' && one.method === 'POST');
  const form = asked?.kind === 'rest' ? (asked.form ?? {}) : {};
  const isChanged = records
    .slice(seq, record.seq)
    .some((one) => one.kind === 'act' && ['set', 'set all', 'request'].includes(one.act));
  if (isChanged) return holds();
  const configuration = object(fields, 'configuration') ?? {};
  const wrong = Object.entries(form).find(([field, value]) => {
    const shown = leaf(configuration, field);
    return shown !== undefined && value !== '' && shown !== value;
  });
  return wrong
    ? broken(`${wrong[0]} of ${name} is ${wrong[1]}, or not shown`, leaf(configuration, wrong[0]) ?? 'absent', record)
    : holds();
}

/** Each call leg that was shown and whose participant is known names the leg of the participant before, where that was seen. API-08 */
function originsOfLegs(records: Records): Answer {
  const owners = new Map<string, NamedRecord>();
  for (const record of records) {
    if (record.kind !== 'named' || record.what !== 'participant') continue;
    for (const node of callBridges(records))
      for (const leg of legsSeen(records, node.node, record.id)) owners.set(leg, record);
  }
  return all(
    records.flatMap((record) => {
      if (record.kind !== 'rest' || record.method !== 'GET' || record.status !== 200) return [];
      const [, id = ''] = /\/callLegs\/([^/?]+)$/.exec(record.path) ?? [];
      const owner = owners.get(id);
      const fields = object(record.data, 'callLeg');
      return owner && fields ? [originOfLeg(records, owners, owner, record, fields)] : [];
    }),
  );
}

function originOfLeg(
  records: Records,
  owners: ReadonlyMap<string, NamedRecord>,
  { name, details }: NamedRecord,
  record: RestRecord,
  fields: Fields,
): Answer {
  const from = details?.from === undefined ? undefined : String(details.from);
  if (from === undefined && details?.how === 'move') return holds();
  const legs = [...owners].filter(([, owner]) => owner.id === from).map(([leg]) => leg);
  const bridge = callBridges(records).find(({ node }) => from !== undefined && node === homes(records).get(from))?.id;
  const [leg, home] = [leaf(fields, 'movedCallLeg'), leaf(fields, 'movedCallLegCallBridge')];
  const isRight =
    from === undefined
      ? leg === undefined && home === undefined
      : (legs.length === 0 ? leg !== undefined : legs.includes(leg ?? '')) && (bridge === undefined || home === bridge);
  const expected = from === undefined ? 'no call leg before' : `${legs.join(' or ') || 'a call leg'} on ${bridge}`;
  return isRight
    ? holds()
    : broken(`the call leg of ${name} names ${expected}`, `${leg ?? 'none'} on ${home ?? 'none'}`, record);
}
