/** Whether all that is shown of one thing agrees: by id and in lists, on every Call Bridge. TRUTH-02 */
import type { RestRecord } from '../trace/record.ts';
import { type Answer, broken, holds, notYet, type Records } from './check.ts';
import { homeOf } from './homes.ts';
import { remember } from './remember.ts';
import { callBridges, elements, type Fields, leaf, type Node, object } from './view.ts';

/** Something that was shown of a thing: `about` says of which, and where that matters by whom. */
interface Shown {
  about: string;
  field: string;
  value: string;
  record: RestRecord;
}

/** What does not change in a thing's life, and what of that each Call Bridge says for itself. */
const lasting = {
  participant: {
    everywhere: ['name', 'uri', 'userJid', 'movedParticipant', 'movedParticipantCallBridge'],
    own: ['call'],
  },
  call: { everywhere: [], own: ['name', 'coSpace', 'callCorrelator', 'callType'] },
  callLeg: {
    everywhere: ['name', 'remoteParty', 'type', 'subType', 'movedCallLeg', 'movedCallLegCallBridge', 'call'],
    own: [],
  },
  coSpace: { everywhere: ['name', 'callId'], own: [] },
} as const;

type Kind = keyof typeof lasting;

/** What is shown under an id has that id, and is what is shown of it everywhere else, and in lists: what was seen last counts. */
export const everythingAgrees = (records: Records): Answer => {
  const first = new Map<string, Shown>();
  const odd = shownIn(records).find((one) => {
    const key = `${one.about} ${one.field}`;
    const before = first.get(key) ?? one;
    first.set(key, before);
    return before.value !== one.value;
  });
  const misnamed = lastOf(answersById(records)).find(
    ({ id, fields }) => leaf(fields, '@id')?.toLowerCase() !== id.toLowerCase(),
  );
  if (misnamed)
    return notYet(
      `${misnamed.record.node} shows ${misnamed.id} under its id`,
      `it shows ${leaf(misnamed.fields, '@id')}`,
      misnamed.record,
    );
  if (!odd) return holds();
  const before = first.get(`${odd.about} ${odd.field}`)!;
  return notYet(`${odd.field} of ${odd.about} is ${before.value}`, odd.value, before.record, odd.record);
};

/**
 * Where a participant was shown in one way before and after a look at its call leg, the leg says the same of it, at the same
 * Call Bridge. Who is connected does not become `initial` again.
 */
export function legsAgree(records: Records): Answer {
  const looks = answersById(records);
  const owners = new Map<string, string>();
  for (const { record } of looksAt(records)) {
    const [, owner] = /\/participants\/([^/?]+)\/callLegs/.exec(record.path) ?? [];
    if (owner !== undefined)
      for (const leg of elements(record.data, 'callLegs', 'callLeg')) owners.set(leaf(leg, '@id') ?? '', owner);
  }
  const odd = looks
    .filter(({ kind }) => kind === 'callLeg')
    .flatMap((leg) => {
      const own = looks.filter(
        ({ kind, id, node }) => kind === 'participant' && id === owners.get(leg.id) && node === leg.node,
      );
      const before = own.findLast(({ record }) => record.seq < leg.record.seq);
      const after = own.find(({ record }) => record.seq > leg.record.seq);
      if (!before) return [];
      return ['status/state', 'isActivator', 'configuration/needsActivation'].flatMap((field) => {
        const [wanted, shown] = [before, leg].map(({ fields }) => leaf(fields, field));
        // Where nobody has looked again, only what does not come about any more is wrong.
        const isSettled = after
          ? leaf(after.fields, field) === wanted
          : wanted === 'connected' || field.startsWith('configuration');
        return wanted === undefined || !isSettled || shown === undefined || shown === wanted
          ? []
          : [{ leg, field, wanted, shown }];
      });
    })[0];
  return odd
    ? broken(
        `${odd.field} of the call leg ${odd.leg.id} is ${odd.wanted}, as of its participant`,
        odd.shown,
        odd.leg.record,
      )
    : holds();
}

/** Objects that were asked for by their id. */
const answersById = remember((records) =>
  looksAt(records).flatMap(({ record, node, kind, id }) => {
    const fields = id === undefined ? undefined : object(record.data, kind);
    return id !== undefined && fields ? [{ record, node, kind, id, fields }] : [];
  }),
);

interface Look {
  record: RestRecord;
  node: Node;
  kind: Kind;
  id: string | undefined;
}

/** Every look at one of these kinds that was answered, in the order of the trace. */
const looksAt = remember((records): Look[] => {
  const nodes = new Map(callBridges(records).map((node) => [node.node, node]));
  return records.flatMap((record) => {
    if (record.kind !== 'rest' || record.method !== 'GET' || record.status !== 200 || record.actor) return [];
    const node = nodes.get(record.node);
    const [, list = '', id] =
      /\/(participants|calls|callLegs|coSpaces)(?:\/([^/?]+))?(?:\?.*)?$/.exec(record.path) ?? [];
    return node && list !== '' ? [{ record, node, kind: list.slice(0, -1) as Kind, id }] : [];
  });
});

/** Of all looks at one thing from one place the last that was answered. */
const lastOf = <L extends { record: RestRecord }>(looks: readonly L[]): L[] => [
  ...new Map(looks.map((look) => [`${look.record.node} ${look.record.path}`, look])).values(),
];

const shownIn = (records: Records): Shown[] =>
  lastOf(looksAt(records)).flatMap(({ record, node, kind, id }) => {
    const own = id === undefined ? elements(record.data, `${kind}s`, kind) : [object(record.data, kind) ?? {}];
    return own.flatMap((fields) => [
      ...shownOf(kind, fields, node, record),
      ...homesIn(records, kind, fields, node, record),
    ]);
  });

function shownOf(kind: Kind, fields: Fields, node: Node, record: RestRecord): Shown[] {
  const about = `the ${kind} ${leaf(fields, '@id')}`;
  const shown = (place: string, names: readonly string[]) =>
    names.flatMap((field): Shown[] => {
      const value = leaf(fields, field);
      return value === undefined ? [] : [{ about: `${about}${place}`, field, value, record }];
    });
  return [...shown('', lasting[kind].everywhere), ...shown(` on ${node.name}`, lasting[kind].own)];
}

/** Who leaves out the home says, by id, that it is theirs. */
function homesIn(records: Records, kind: Kind, fields: Fields, node: Node, record: RestRecord): Shown[] {
  if (kind !== 'participant') return [];
  const isById = record.path.includes(`/participants/${leaf(fields, '@id')}`);
  if (!isById && leaf(fields, 'callBridge') === undefined) return [];
  return [
    {
      about: `the participant ${leaf(fields, '@id')}`,
      field: 'home',
      value: homeOf(callBridges(records), node, fields),
      record,
    },
  ];
}
