/** Mutants of what is experienced or done without a message: closes, knocks at doors, the end of a manager. */
import type { Operator } from '../../../schemas/types/proof.ts';
import type { Chance } from '../../chance.ts';
import type { ActRecord, ExperienceRecord, TraceRecord } from '../../trace/record.ts';
import { type Block, inserted, nothing } from './block.ts';
import { pick } from './chance.ts';
import { nextDeed } from './consequences.ts';
import { liveSessions } from './live-sessions.ts';
import type { Candidate, Mutant, Spot as Where } from './mutant.ts';

type Make = (where: Where, chance: Chance) => Mutant | undefined;

const candidate = (message: string, field: string, operator: Operator, make: Make): Candidate => {
  const where = { message, field, operator };
  return { ...where, make: (chance) => make(where, chance) };
};

export function* eventCandidates(block: Block): Generator<Candidate> {
  for (const record of block.experiences()) {
    if (record.experience.event === 'closed' && record.experience.by === 'cluster') yield* closes(block, record);
  }
  for (const record of block.records) {
    if (record.kind === 'act' && record.seq < block.lastCheck) yield* deeds(block, record);
  }
}

function* closes(block: Block, record: ExperienceRecord): Generator<Candidate> {
  const { experience, seq, actor } = record;
  if (experience.event !== 'closed') return;
  const message = `closed${actor === 'visitor' || actor === 'intruder' ? ` (${actor})` : ''}`;
  const put = (change: Partial<typeof experience>) => (where: Where) =>
    block.mutant(
      where,
      { before: experience, after: change },
      new Map([[seq, { ...record, experience: { ...experience, ...change } }]]),
    );
  yield candidate(message, 'code', 'near', put({ code: experience.code + 1 }));
  if (experience.code !== 1006) yield candidate(message, 'code', 'drop', put({ code: 1006 }));
  yield candidate(message, '*', 'drop', (where) =>
    // Whoever has ended a session waits for the close.
    block.mutant(
      where,
      { before: experience, after: undefined },
      new Map([[seq, nothing(record)]]),
      awaited(block, record),
    ),
  );
  yield candidate(message, '*', 'other', (where, chance) => {
    const others = liveSessions(block.records, seq).filter((one) => one.actor !== actor);
    const other = pick(chance, others);
    return other && adding(block, where, seq, { ...record, ...other }, nextDeed(block, seq, other.actor));
  });
}

/** After an `end` or a refusal the harness itself waits for the close; else nobody does. */
function awaited(block: Block, { seq, actor, session }: ExperienceRecord): number | undefined {
  const before = block.records.findLast(
    (record) =>
      record.seq < seq && record.kind === 'experience' && record.actor === actor && record.session === session,
  );
  const event = before?.kind === 'experience' ? before.experience : undefined;
  const isAwaited = event?.event === 'refused' || (event?.event === 'answered' && event.what === 'end');
  return isAwaited ? seq : undefined;
}

function adding(block: Block, where: Where, behind: number, record: TraceRecord, until: number): Mutant | undefined {
  if (behind > block.lastCheck) return undefined;
  const records = inserted(block.records, behind, [record]);
  const { scenario } = block;
  return {
    ...where,
    scenario,
    seq: behind,
    before: 'once',
    after: 'more',
    records,
    changed: [behind + 1],
    until: until + 1,
  };
}

function* deeds(block: Block, record: ActRecord): Generator<Candidate> {
  const { actor, act, args, seq } = record;
  const end = block.records.length + 1;
  const put = (change: Readonly<Record<string, unknown>>) => (where: Where) =>
    block.mutant(where, { before: args, after: change }, new Map([[seq, { ...record, args: { ...args, ...change } }]]));
  if (actor === 'impostor' && act === 'was answered') {
    yield candidate('upgrade', 'answer', 'other', put({ answer: 'HTTP/1.1 101 Switching Protocols' }));
    yield candidate('upgrade', 'answer', 'near', put({ answer: 'HTTP/1.1 500 Internal Server Error' }));
    yield candidate('upgrade', '*', 'drop', (where) =>
      block.mutant(where, { before: args, after: undefined }, new Map([[seq, nothing(record)]])),
    );
  }
  if (actor === 'impostor' && act === 'hung up on') {
    const told = { ...record, act: 'told', args: { bytes: 120 } };
    yield candidate('C2W', '*', 'other', (where) => adding(block, where, seq, told, end));
  }
  if (act === 'verify signature')
    yield candidate('credential', 'signature', 'other', put({ verified: false, reason: 'no key' }));
  if (act === 'look for secrets') {
    const shown = block
      .rests()
      .filter((one) => one.seq < seq)
      .map((one) => one.seq);
    yield candidate('any message', 'a secret', 'other', (where, chance) => {
      const place = pick(chance, shown);
      return place === undefined ? undefined : put({ shown: [place] })(where);
    });
  }
  if (actor === 'manager' && act === 'end') yield* ends(put, args);
}

function* ends(
  put: (change: Readonly<Record<string, unknown>>) => Make,
  args: ActRecord['args'],
): Generator<Candidate> {
  yield candidate('end of the manager', 'code', 'near', put({ code: args.code === 0 ? 1 : 0 }));
  yield candidate('end of the manager', 'code', 'drop', put({ code: undefined, stopped: 'it was killed' }));
}
