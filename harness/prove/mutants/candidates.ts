import { answerCandidates } from './answers.ts';
import type { Block } from './block.ts';
import { eventCandidates } from './events.ts';
import { frameCandidates } from './frames.ts';
import { intrusionCandidates } from './intrusions.ts';
import { managerCandidates } from './managers.ts';
import type { Candidate } from './mutant.ts';
import { callCandidates, requestCandidates } from './requests.ts';
import { visitorCandidates } from './visitors.ts';

const generators = [
  answerCandidates,
  frameCandidates,
  requestCandidates,
  callCandidates,
  eventCandidates,
  intrusionCandidates,
  visitorCandidates,
  managerCandidates,
];

/** Whatever may become a mutant of one scenario. */
export function* candidatesOf(block: Block): Generator<Candidate> {
  for (const generate of generators) yield* generate(block);
}
