/** Mutants of what Web Bridges say to web apps: their requests, their answers, their answer to a join. */
import type { Operator } from '../../../schemas/types/proof.ts';
import type { Chance } from '../../chance.ts';
import type { FrameRecord, TraceRecord } from '../../trace/record.ts';
import { type Block, inserted, nothing } from './block.ts';
import { pick } from './chance.ts';
import {
  type Asked,
  askedBy,
  digestOf,
  experienceBehind,
  followCredential,
  followId,
  isSameSession,
  nextAct,
  nextDeed,
  withPayload,
} from './consequences.ts';
import { liveSessions } from './live-sessions.ts';
import type { Candidate, Mutant, Spot as Where } from './mutant.ts';
import { replaced, type Spot, spotsIn } from './places.ts';
import { another, near, ofOtherType } from './values.ts';

interface Message {
  block: Block;
  name: string;
  frame: FrameRecord;
  asked: Asked;
  /** All of the same kind in the scenario, this one too. */
  kin: readonly FrameRecord[];
}

export function* frameCandidates(block: Block): Generator<Candidate> {
  const received = block
    .frames()
    .filter(({ actor, direction }) => direction === 'received' && actor !== 'visitor')
    .flatMap((frame) => {
      const asked = askedBy(block, frame);
      return asked ? [{ block, frame, asked, name: nameOf(frame, asked) }] : [];
    });
  const kinds = new Map<string, FrameRecord[]>();
  for (const { name, frame } of received) kinds.set(name, [...(kinds.get(name) ?? []), frame]);
  for (const message of received) {
    const one = { ...message, kin: kinds.get(message.name) ?? [] };
    yield* fields(one);
    yield* wholes(one);
  }
}

const requests: Readonly<Record<string, string>> = {
  '/api/call/session/roster': 'RosterUpdate',
  '/api/call/session/chat': 'ChatUpdate',
  '/api/call/session/presentation': 'PresentationUpdate',
  '/api/call/session/move': 'Move',
  '/api/call/session/ended': 'SessionEnded',
};

const answers: Readonly<Record<string, string>> = {
  '/api/call/session': 'SessionOpened',
  '/api/call/session/media': 'MediaAnswer',
};

function nameOf({ payload }: FrameRecord, asked: Asked): string {
  const { path = '', status = 200 } = payload as { path?: string; status?: number };
  if (asked.kind === 'request') return requests[path] ?? 'request';
  if (status >= 400) return 'ErrorBody';
  return asked.kind === 'join' ? 'JoinAnswer' : (answers[asked.request.path] ?? 'EmptyAnswer');
}

function* fields(message: Message): Generator<Candidate> {
  const { name, frame } = message;
  for (const spot of spotsIn(frame.payload)) {
    for (const operator of operatorsFor(spot)) {
      const where = { message: name, field: spot.name, operator };
      yield { ...where, make: (chance) => changed(message, where, spot, chance) };
    }
  }
}

function operatorsFor({ value }: Spot): readonly Operator[] {
  if (Array.isArray(value)) return ['drop', 'swap', 'type'];
  if (typeof value === 'object' && value !== null) return ['drop', 'double', 'other'];
  return ['drop', 'type', 'stale', 'other', 'near'];
}

function changed(message: Message, where: Where, spot: Spot, chance: Chance): Mutant | undefined {
  const { block, frame, asked } = message;
  if (spot.name === 'id' && asked.kind === 'request') return numbered(message, where, spot);
  const after = wrong(message, where.operator, spot, chance);
  if (after === undefined && where.operator !== 'drop') return undefined;
  const payload =
    where.operator === 'double' ? doubled(frame.payload, spot) : replaced(frame.payload, spot.path, after);
  const changes = withPayload(block, frame, asked, payload);
  const until = follow(message, spot, after, changes);
  persist(message, where, spot, after, changes);
  if (!isNoticeable(message, changes)) return undefined;
  return block.mutant(where, { before: spot.value, after }, changes, until);
}

/** What is wrong of somebody in a roster stays wrong in whatever the session is told of the same person later. */
function persist(
  { block, frame, name, asked }: Message,
  where: Where,
  spot: Spot,
  after: unknown,
  changes: Map<number, TraceRecord>,
) {
  const isOfEntry = (name === 'RosterUpdate' || name === 'MediaAnswer') && typeof spot.value !== 'object';
  const field = /(?:entry|roster)\[\]\/(\w+)$/.exec(spot.name)?.[1];
  const [, id] = /\[([^\]]+)\]/.exec(spot.key) ?? [];
  if (!isOfEntry || field === undefined || field === 'participant' || asked === undefined || where.operator === 'type')
    return;
  for (const later of laterOf(block, frame)) {
    const entry = spotsIn(later.payload).find(({ key }) => key === `body/entry[${id}]/${field}`);
    if (!entry || entry.value === after) continue;
    const payload = replaced(later.payload, entry.path, after);
    for (const [seq, record] of withPayload(block, later, { kind: 'request' }, payload)) changes.set(seq, record);
  }
}

/** Requests that come to the same session later. */
const laterOf = (block: Block, frame: FrameRecord): FrameRecord[] =>
  block
    .frames()
    .filter(
      (one) =>
        one.seq > frame.seq &&
        one.direction === 'received' &&
        isSameSession(one, frame) &&
        (one.payload as { type?: string }).type === 'request',
    );

/** Who in a roster a message is about; `*` for a presentation, of which the last one counts. */
const subjectOf = ({ payload }: FrameRecord): string | undefined => {
  const { path = '', body } = payload as {
    path?: string;
    body?: { participant?: string; entry?: { participant: string } };
  };
  if (path.endsWith('/presentation')) return '*';
  return path.endsWith('/roster') ? (body?.entry?.participant ?? body?.participant) : undefined;
};

/** Whether a later message says all of it again: what is shown in between nobody is asked for. */
function isSaidAgain({ block, frame }: Message): boolean {
  const subject = subjectOf(frame);
  return subject !== undefined && laterOf(block, frame).some((one) => subjectOf(one) === subject);
}

/** Checks that look at what a session has been told. */
const listening = [
  'seenAs',
  'seenUnderSameName',
  'rosterIs',
  'presenterSeen',
  'attends',
  'everyRosterComplete',
  'onePresentation',
];

/** Whether anybody asks what the session was told before it is over. */
function isLookedAt({ block, frame, name }: Pick<Message, 'block' | 'frame' | 'name'>): boolean {
  if (!['RosterUpdate', 'MediaAnswer', 'PresentationUpdate'].includes(name)) return true;
  const over = block.next(
    frame.seq,
    (record) =>
      record.kind === 'experience' &&
      record.actor === frame.actor &&
      (record.experience.event === 'opened' ||
        (record.session === frame.session &&
          (record.experience.event === 'closed' || record.experience.event === 'ended'))),
  );
  const asked = block.next(frame.seq, (record) => record.kind === 'check' && listening.includes(record.check));
  return asked < over;
}

/** A message that breaks its schema is seen whenever it comes; another only where it still counts when somebody asks. */
function isNoticeable(message: Message, changes: ReadonlyMap<number, TraceRecord>): boolean {
  const isInvalid = [...changes.values()].some((record) => record.kind === 'frame' && record.invalid);
  return isInvalid || (isLookedAt(message) && !(message.name === 'PresentationUpdate' && isSaidAgain(message)));
}

/** The ids of a side's requests rise: the same once more, or one that the next request has, is wrong. A gap is not. */
function numbered({ block, frame, asked }: Message, where: Where, { value, path }: Spot): Mutant | undefined {
  if (where.operator === 'drop' || where.operator === 'type') {
    const after = where.operator === 'drop' ? undefined : String(value);
    const changes = withPayload(block, frame, asked, replaced(frame.payload, path, after));
    return block.mutant(where, { before: value, after }, changes);
  }
  const before = block
    .frames()
    .findLast(
      (one) => one.seq < frame.seq && one.direction === 'received' && isSameSession(one, frame) && isRequest(one),
    );
  if (where.operator !== 'stale' || !before) return undefined;
  const { id } = before.payload as { id: number };
  const errors = `request ${id} came after request ${id}`;
  const changes = without({ block, frame });
  const payload = { ...(frame.payload as object), id };
  changes.set(frame.seq, { ...frame, payload, invalid: { by: 'target', errors } });
  return block.mutant(where, { before: value, after: id }, changes);
}

const says = ({ payload }: FrameRecord): string => JSON.stringify((payload as { body?: unknown }).body);

const isRequest = ({ payload }: FrameRecord): boolean => (payload as { type?: string }).type === 'request';

function doubled(payload: unknown, { path, value }: Spot): unknown {
  const list = path.slice(0, -1);
  const before = list.reduce<unknown>((inside, name) => (inside as Record<string, unknown>)[name], payload);
  return Array.isArray(before) ? replaced(payload, list, [...before, value]) : payload;
}

function wrong({ block, frame, name, kin }: Message, operator: Operator, spot: Spot, chance: Chance): unknown {
  const { value } = spot;
  const at = (frames: readonly FrameRecord[]) =>
    frames.flatMap(({ payload }) => spotsIn(payload).flatMap((one) => (one.name === spot.name ? [one.value] : [])));
  switch (operator) {
    case 'type':
      return typeof value === 'number' ? String(value) : ofOtherType(value, false);
    case 'near':
      // Another text that nobody else has is as good a credential as any.
      return spot.name === 'body/token' ? undefined : near(value);
    case 'swap':
      return (value as unknown[]).length > 1 ? (value as unknown[]).toReversed() : undefined;
    case 'double':
      return typeof spot.path.at(-1) === 'number' ? [value, value] : undefined;
    case 'stale':
      if (spot.name === 'body/token') return tokensOf(block, frame, true).findLast((one) => one !== value);
      return at(kin.filter((one) => one.seq < frame.seq && one.actor === frame.actor)).findLast((one) => one !== value);
    case 'other':
      if (spot.name === 'body/token') return another(chance, tokensOf(block, frame, false), value);
      if (isId(spot, name))
        return another(
          chance,
          block.participants().map(({ id }) => id),
          value,
        );
      return another(chance, at(kin.filter(({ actor }) => actor !== frame.actor)), value);
    default:
      return undefined;
  }
}

const isId = ({ name, value }: Spot, message: string): boolean =>
  typeof value === 'string' && message !== 'ErrorBody' && /(participant|presenter|from)$/.test(name);

/** What others were given before, or the same person. */
const tokensOf = ({ records }: Block, { seq, actor }: FrameRecord, isOwn: boolean): string[] =>
  records.flatMap((record) =>
    record.kind === 'experience' &&
    record.seq < seq &&
    (record.actor === actor) === isOwn &&
    (record.experience.event === 'admitted' || record.experience.event === 'move')
      ? [`<${record.experience.credential.digest}>`]
      : [],
  );

/** What else differs then. @returns from where on the harness would have gone on otherwise */
function follow({ block, frame, asked, name }: Message, spot: Spot, after: unknown, changes: Map<number, TraceRecord>) {
  const isInvalid = [...changes.values()].some((record) => record.kind === 'frame' && record.invalid);
  const { actor, seq } = frame;
  if (isInvalid) return block.records.length + 1;
  if (name !== 'ErrorBody' && spot.name === 'status') return nextAct(block, seq);
  if (name === 'ErrorBody' && asked.kind !== 'request')
    return spot.name === 'body/message' ? undefined : nextDeed(block, seq, actor);
  if (spot.name === 'body/token' && typeof spot.value === 'string' && typeof after === 'string')
    followCredential(block, seq, changes, [digestOf(spot.value), digestOf(after)]);
  if (name === 'SessionOpened' && spot.name === 'body/participant' && typeof after === 'string')
    return followParticipant(block, frame, changes, after);
  return undefined;
}

/** Who is told another id when it joins is known by that id from then on. */
function followParticipant(block: Block, { seq, actor }: FrameRecord, changes: Map<number, TraceRecord>, id: string) {
  const named = block.participants().find((one) => one.seq > seq && one.name === actor);
  if (named?.details?.how !== 'join' || nextDeed(block, seq, actor) < named.seq) return undefined;
  followId(block, named, changes, id);
  return nextDeed(block, named.seq, actor);
}

function* wholes(message: Message): Generator<Candidate> {
  const { asked, name } = message;
  if (name === 'ErrorBody' && asked.kind === 'answer' && asked.request.path === '/api/call/session') {
    const where: Where = { message: name, field: '*', operator: 'other' };
    yield { ...where, make: (chance) => letIn(message, where, chance) };
  }
  if (asked.kind !== 'request') return;
  for (const [operator, make] of Object.entries(ways) as [Operator, (typeof ways)[keyof typeof ways]][]) {
    const where = { message: name, field: '*', operator };
    yield {
      ...where,
      make: (chance) =>
        isLookedAt(message) && !(isSaidAgain(message) && operator !== 'other')
          ? make(message, where, chance)
          : undefined,
    };
  }
}

/** What a persona does because it was told: without the message it would not have. */
const untilActed = ({ block, frame, name }: Message): number | undefined =>
  name === 'Move' || name === 'SessionEnded' ? nextDeed(block, frame.seq, frame.actor) : undefined;

const ways = {
  drop(message: Message, where: Where): Mutant | undefined {
    const { block, frame } = message;
    return block.mutant(where, { before: frame.payload, after: undefined }, without(message), untilActed(message));
  },

  /** It comes once more, with the next id. */
  double({ block, frame }: Message, where: Where): Mutant | undefined {
    const behind = experienceBehind(block, frame);
    return behind && inserting(block, where, frame, behind.seq, [frame, behind]);
  },

  /** It comes when the check that needs it has given up. */
  delay(message: Message, where: Where): Mutant | undefined {
    const { block, frame } = message;
    const behind = experienceBehind(block, frame);
    const gone = block.mutant(where, { before: frame.payload, after: 'late' }, without(message), untilActed(message));
    const needing = block.records.find(
      (record) => record.kind === 'check' && record.seq > frame.seq && record.evidence?.includes(behind?.seq ?? 0),
    );
    if (!gone || !behind || !needing) return undefined;
    const records = inserted(gone.records, needing.seq, [frame, behind]);
    return { ...gone, records, until: gone.until > needing.seq ? gone.until + 2 : gone.until };
  },

  /** The next message to the same session comes first. */
  swap({ block, frame }: Message, where: Where): Mutant | undefined {
    const behind = experienceBehind(block, frame);
    const next = block
      .frames()
      .find(
        (one) =>
          one.seq > frame.seq &&
          one.direction === 'received' &&
          isSameSession(one, frame) &&
          (one.payload as { type?: string }).type === 'request',
      );
    const behindNext = next && experienceBehind(block, next);
    if (!behind || !next || !behindNext) return undefined;
    const placed = (record: TraceRecord, { seq, time }: TraceRecord): TraceRecord => ({ ...record, seq, time });
    const idOf = ({ payload }: FrameRecord) => (payload as { id: number }).id;
    const numbered = (one: FrameRecord, id: number) => ({ ...one, payload: { ...(one.payload as object), id } });
    const changes = new Map<number, TraceRecord>([
      [frame.seq, placed(numbered(next, idOf(frame)), frame)],
      [behind.seq, placed(behindNext, behind)],
      [next.seq, placed(numbered(frame, idOf(next)), next)],
      [behindNext.seq, placed(behind, behindNext)],
    ]);
    return block.mutant(where, { before: frame.payload, after: next.payload }, changes);
  },

  /** Somebody else is told it, too. */
  other({ block, frame, name, kin }: Message, where: Where, chance: Chance): Mutant | undefined {
    const behind = experienceBehind(block, frame);
    const listeners = liveSessions(block.records, frame.seq).filter(
      (one) =>
        one.actor !== frame.actor &&
        isLookedAt({ block, name, frame: { ...frame, ...one } }) &&
        !kin.some((other) => isSameSession(other, one) && says(other) === says(frame)),
    );
    const listener = pick(chance, listeners);
    if (!behind || !listener) return undefined;
    const { actor, session, node } = listener;
    const made = [frame, behind].map((record) => ({ ...record, actor, session, node }));
    const mutant = inserting(block, where, frame, behind.seq, made);
    const isTold = name === 'Move' || name === 'SessionEnded';
    if (!mutant || !isTold) return mutant;
    return { ...mutant, until: nextDeed(block, frame.seq, actor) + 2 };
  },
} satisfies Partial<Record<Operator, (message: Message, where: Where, chance: Chance) => Mutant | undefined>>;

const without = ({ block, frame }: Pick<Message, 'block' | 'frame'>): Map<number, TraceRecord> => {
  const behind = experienceBehind(block, frame);
  return new Map([frame, ...(behind ? [behind] : [])].map((record) => [record.seq, nothing(record)]));
};

function inserting(
  block: Block,
  where: Where,
  { seq, payload }: FrameRecord,
  behind: number,
  added: readonly TraceRecord[],
): Mutant | undefined {
  if (seq > block.lastCheck) return undefined;
  const records = inserted(block.records, behind, added);
  const changed = added.map((_, index) => behind + 1 + index);
  const until = records.length + 1;
  return { ...where, scenario: block.scenario, seq, before: payload, after: 'twice', records, changed, until };
}

/** Who was refused is let in: what a session that opened was told, is told to this one. */
function letIn({ block, frame, asked }: Message, where: Where, chance: Chance): Mutant | undefined {
  if (asked.kind !== 'answer') return undefined;
  const opened = block
    .frames()
    .filter(
      ({ direction, payload }) => direction === 'received' && 'account' in ((payload as { body?: object }).body ?? {}),
    );
  const model = pick(chance, opened);
  if (!model) return undefined;
  const payload = { ...(model.payload as object), id: asked.request.id };
  const until = frame.actor === 'intruder' ? undefined : nextDeed(block, frame.seq, frame.actor);
  return block.mutant(
    where,
    { before: frame.payload, after: payload },
    withPayload(block, frame, asked, payload),
    until,
  );
}
