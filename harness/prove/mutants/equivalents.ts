/** Changes that the specification permits: closed, each with where it says so. */
import type { Operator } from '../../../schemas/types/proof.ts';
import type { TraceRecord } from '../../trace/record.ts';
import type { Mutant } from './mutant.ts';

interface Equivalent {
  /** Of which messages; all of the words have to fit as a whole. */
  message: RegExp;
  field: RegExp;
  operators: readonly Operator[] | 'all';
  /** In which scenarios, where not in all. */
  where?: (mutant: Mutant) => boolean;
  reason: string;
}

const wrongValue: readonly Operator[] = ['near', 'other', 'stale'];

const table: readonly Equivalent[] = [
  {
    message: /GET (call|callLeg|participants?|calls)/,
    field: /.*(durationSeconds|numCallLegs|maxCallLegs|numDistributedInstances|activeWhenEmpty|groupId)/,
    operators: 'all',
    reason: 'TRUTH-06: elements that say how something is used may change, such as times and counters',
  },
  {
    message: /GET coSpace/,
    field: /coSpace\/(numAccessMethods|secret|passcode)/,
    operators: 'all',
    reason: 'TRUTH-06: what the cluster counts and makes by itself',
  },
  {
    message: /GET call/,
    field: /call\/(recording|streaming|locked|callType)/,
    operators: ['drop', 'near'],
    where: ({ field, operator }) => operator === 'drop' || !/locked|callType/.test(field),
    reason:
      'rest.schema.json: an element that is not required may be left out; what a profile of the cluster records is its own',
  },
  {
    message: /GET call/,
    field: /call\/presenterCallLeg/,
    operators: 'all',
    reason: 'openapi.yaml: presentations are told to web apps (TRUTH-12); the element may be left out',
  },
  {
    message: /GET (participants|calls|callLegs)/,
    field: /.*\[\]\/(call|callBridge|uri|userJid|callCorrelator|callType|remoteParty|subType|type)/,
    operators: ['drop'],
    reason: 'TRUTH-02: a list may say less than the object itself',
  },
  {
    message: /.*/,
    field: /.*(participants\/participant|calls\/call|callLegs\/callLeg|roster)/,
    operators: ['swap'],
    reason: 'rest.schema.json: no order of elements',
  },
  {
    message: /GET participant/,
    field: /participant\/(uri|userJid|call)/,
    operators: ['drop'],
    reason: 'TRUTH-02, TRUTH-04: account and call are shown in the list or by id, the account as userJid or uri',
  },
  {
    message: /GET participant/,
    field: /participant\/(isActivator|configuration\/.*)/,
    operators: ['drop'],
    reason: 'API-18: a participant shows what was said, or does not show it; isActivator is not required',
  },
  {
    message: /GET participant/,
    field: /participant\/(callBridge|movedParticipant|movedParticipantCallBridge|call)|\*/,
    operators: ['drop'],
    where: isNotHome,
    reason: 'TRUTH-09, TRUTH-14: a Call Bridge that is not the home may lose sight of a participant, and say less',
  },
  {
    message: /GET participant/,
    field: /participant\/callBridge/,
    operators: ['drop'],
    where: (mutant) => !isNotHome(mutant),
    reason: 'rest.schema.json: callBridge may be left out by the home itself',
  },
  {
    message: /GET participant/,
    field: /participant\/canMove/,
    operators: wrongValue,
    where: isWaiting,
    reason: 'API-09: what is shown before, while the connection is lost and while a move is held, is open',
  },
  {
    message: /GET callLeg/,
    field:
      /callLeg\/(subType|direction|isActivator|configuration\/.*|status\/(layout|audioMuted|videoMuted|deactivated))/,
    operators: ['drop'],
    reason:
      'rest.schema.json: an element of a call leg that is not required may be left out, deactivated where it is false',
  },
  {
    message: /GET callLeg/,
    field: /callLeg\/canMove/,
    operators: wrongValue,
    reason: 'API-09: which of participant and call leg is read is open, and so is what is shown while a move is held',
  },
  {
    message: /GET callLegs?/,
    field: /\*/,
    operators: ['drop', 'other', 'stale'],
    reason: 'IDENT-06: one Call Bridge shows the call leg; another need not',
  },
  {
    message: /GET coSpace/,
    field: /coSpace\/(callProfile|callLegProfile|tenant|nonMemberAccess)/,
    operators: ['drop'],
    reason: 'rest.schema.json: an element that is not required may be left out',
  },
  {
    message: /GET webBridgeStatus/,
    field: /\*/,
    operators: ['drop'],
    reason: 'SEC-13: a Call Bridge that says nothing of its link has not said that it is linked',
  },
  {
    message: /(POST|PUT|DELETE|PATCH|GET) (participants|calls)/,
    field: /failureDetails(\/.*)?/,
    operators: 'all',
    reason:
      'features/README.md, TRUTH-13: which failure it is matters where a Rule names one; else a refusal is one by its status',
  },
  {
    message: /(RosterUpdate|MediaAnswer)/,
    field: /.*\/waiting/,
    operators: 'all',
    reason: 'TRUTH-11: where there are lobbies, some may be told less; attends looks at the call leg',
  },
  {
    message: /(RosterUpdate|MediaAnswer)/,
    field: /.*/,
    operators: 'all',
    where: hasLobby,
    reason: 'TRUTH-11: where there are lobbies, some may be told less',
  },
  {
    message: /(RosterUpdate|MediaAnswer)/,
    field: /.*\/layout/,
    operators: wrongValue,
    reason: 'web-app.schema.json: a layout that nobody has chosen is the cluster’s to choose',
  },
  {
    message: /RosterUpdate/,
    field: /body\/updateType/,
    operators: wrongValue,
    where: ({ before, after }) => before !== 'remove' && after !== 'remove',
    reason: 'web-app.schema.json: an add or update carries the whole entry, so either says the same',
  },
  {
    message: /(RosterUpdate|PresentationUpdate)/,
    field: /\*/,
    operators: ['double'],
    reason: 'web-app.schema.json: it says what is so; said again, it still is',
  },
  {
    message: /.*/,
    field: /\*/,
    operators: ['swap'],
    reason: 'features/README.md: only what one message causes comes after it; neighbours speak of different things',
  },
  {
    message: /(RosterUpdate|MediaAnswer)/,
    field: /.*/,
    operators: 'all',
    where: isOfSomebodyAwaited,
    reason: 'TRUTH-11: of those who are still waited for, or may be gone, everybody may be told or nobody',
  },
  {
    message: /ErrorBody/,
    field: /status/,
    operators: ['near'],
    reason: 'asyncapi.yaml, "Errors": a status that a side does not know means what its hundred means',
  },
  {
    message: /ErrorBody/,
    field: /body\/(error|message)/,
    operators: wrongValue,
    where: ({ records, seq }) => isForgery(records, seq),
    reason: 'SEC-01 to SEC-05: a forged credential opens nothing; why it is refused is open',
  },
  {
    message: /ErrorBody|.* ErrorBody \(visitor\)/,
    field: /body\/message/,
    operators: wrongValue,
    reason: 'asyncapi.yaml, "Errors": message is a sentence for people, in no fixed words',
  },
  {
    message: /closed( \(intruder\))?/,
    field: /code|\*/,
    operators: ['near', 'drop'],
    reason: 'asyncapi.yaml, "Close codes": of this wire alone, asked of a visitor in area BIND',
  },
  {
    message: /Move/,
    field: /body\/accessMethod\/name/,
    operators: ['drop'],
    reason: 'web-app.schema.json: the name of the target need not be said',
  },
  {
    message: /GET of the manager/,
    field: /\*/,
    operators: ['drop', 'double'],
    reason: 'MGR-04: looking is free',
  },
  {
    message: /answer good \(visitor\)/,
    field: /.*/,
    operators: ['drop', 'near', 'type'],
    where: ({ records, changed }) =>
      !records.some((record, index) => changed.includes(index + 1) && record.kind === 'frame' && record.invalid),
    reason: 'BIND-04: the session that a visitor begins with is asked about only where its opening is the subject',
  },
];

/** Why a mutant that nobody notices is none: the reason, undefined where there is no such thing. */
export const equivalence = (mutant: Mutant): string | undefined =>
  table.find(
    ({ message, field, operators, where }) =>
      isWhole(message, mutant.message) &&
      isWhole(field, mutant.field) &&
      (operators === 'all' || operators.includes(mutant.operator)) &&
      (where?.(mutant) ?? true),
  )?.reason;

const isWhole = (pattern: RegExp, text: string): boolean => new RegExp(`^(?:${pattern.source})$`).test(text);

/** Every reason of the table. */
export const reasons: readonly string[] = table.map(({ reason }) => reason);

const shown = (record: TraceRecord | undefined): Readonly<Record<string, unknown>> =>
  record?.kind === 'rest'
    ? ((record.data as { participant?: Readonly<Record<string, unknown>> })?.participant ?? {})
    : {};

/** Whether the Call Bridge that answers is not the home of whom it shows: by any answer that says whose it is. */
function isNotHome({ records, seq }: Mutant): boolean {
  const asked = records[seq - 1];
  if (asked?.kind !== 'rest') return false;
  const homes = records.flatMap((record) =>
    record.kind === 'rest' && record.path === asked.path && typeof shown(record).callBridge === 'string'
      ? [shown(record).callBridge]
      : [],
  );
  const own = records.find(
    (record) => record.kind === 'named' && record.what === 'callBridge' && record.node === asked.node,
  );
  return own?.kind === 'named' && homes.length > 0 && !homes.includes(own.id);
}

/** Whether whoever is shown is moved later, is waited for, or has lost the connection. */
function isWaiting({ records, seq }: Mutant): boolean {
  const asked = records[seq - 1];
  const isMoved = records.some(
    (record) => record.kind === 'named' && asked?.kind === 'rest' && asked.path.endsWith(String(record.details?.from)),
  );
  const { state } = (shown(asked).status ?? {}) as { state?: string };
  return isMoved || state !== 'connected' || records.some((record) => record.kind === 'act' && record.act === 'drop');
}

function hasLobby({ records }: Mutant): boolean {
  return records.some(
    (record) =>
      record.kind === 'act' && /"needsActivation":"?true|"(?:lock|deactivat)/.test(JSON.stringify(record.args)),
  );
}

/** Nobody comes back for a participant that a roster shows as `initial`. */
function isOfSomebodyAwaited({ records, seq, before }: Mutant): boolean {
  const told = JSON.stringify([before, records[seq - 1]]);
  return records.some(
    (record) =>
      record.kind === 'named' &&
      record.what === 'participant' &&
      record.details?.how !== 'join' &&
      told.includes(record.id),
  );
}

const isForgery = (records: readonly TraceRecord[], seq: number): boolean =>
  records
    .slice(0, seq)
    .findLast((record) => record.kind === 'act' && record.actor === 'intruder' && record.act === 'try forgery') !==
  undefined;
