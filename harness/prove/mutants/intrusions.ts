/** Mutants in which a session is told something that nobody has asked for: it is closed, or told to move, or of a chat. */
import type { CheckRecord, Experience } from '../../trace/record.ts';
import { type Block, inserted } from './block.ts';
import { nextDeed } from './consequences.ts';
import { type Live, liveSessions } from './live-sessions.ts';
import type { Candidate, Mutant, Spot as Where } from './mutant.ts';

export function* intrusionCandidates(block: Block): Generator<Candidate> {
  for (const check of block.records) {
    if (check.kind !== 'check' || check.invariant) continue;
    for (const session of liveSessions(block.records, check.seq)) {
      for (const [message, experience] of Object.entries(intrusions)) {
        const where = { message: `${message} (unasked)`, field: '*', operator: 'other' } as const;
        yield { ...where, make: () => intruded(block, where, check, session, experience) };
      }
    }
  }
}

const intrusions: Readonly<Record<string, Experience>> = {
  closed: { event: 'closed', code: 1001, by: 'cluster' },
  Move: { event: 'move', numericId: '1', credential: { digest: 'sha256:0123456789abcdef' } },
  ChatUpdate: { event: 'chat', from: '00000000-0000-4000-8000-00000000000a', text: 'by nobody' },
  PresentationUpdate: { event: 'presentation', presenter: '00000000-0000-4000-8000-00000000000a' },
};

/** Right before the question, or right before its bound begins. */
function intruded(
  block: Block,
  where: Where,
  { seq, since }: CheckRecord,
  { actor, session, node }: Live,
  experience: Experience,
): Mutant | undefined {
  const behind = Math.min(since ?? seq - 1, seq - 1);
  const place = block.records[behind - 1];
  if (!place) return undefined;
  const { time, scenario } = place;
  const record = { kind: 'experience', seq: behind + 1, time, actor, session, node, experience } as const;
  const records = inserted(block.records, behind, [{ ...record, ...(scenario !== undefined && { scenario }) }]);
  const until = nextDeed(block, behind, actor) + 1;
  return {
    ...where,
    scenario: block.scenario,
    seq: behind,
    before: undefined,
    after: experience,
    records,
    changed: [behind + 1],
    until,
  };
}
