/** Whether every Then can fail: each of its checks has to be the first that some mutant breaks. */
import type { TraceRecord } from '../../trace/record.ts';
import type { TraceFile } from '../../trace/trace-file.ts';
import { Block } from './block.ts';
import { candidatesOf } from './candidates.ts';
import { chanceOf } from './chance.ts';
import { firstStepBroken, stepChecks } from './judge.ts';
import type { Candidate, Chance } from './mutant.ts';

/** A check that no mutant of its scenario has broken before another. */
export interface Toothless {
  scenario: string;
  /** The text of the step that asks it. */
  step: string;
  check: string;
}

export interface ToothReport {
  /** Checks that steps have asked, and how many mutants it took to see each of them bite. */
  checks: number;
  mutants: number;
  toothless: readonly Toothless[];
}

/** So many tries a scenario: what has not bitten by then has no teeth. */
const patience = 3000;

/** Try mutants of every scenario until each check of its steps is the first to break, in the order in which they are asked. */
export function findToothless(
  { blocks }: TraceFile,
  { seed, signal }: { seed: number; signal?: AbortSignal },
): ToothReport {
  const chance = chanceOf(seed);
  let checks = 0;
  let mutants = 0;
  const toothless: Toothless[] = [];
  for (const records of blocks) {
    if (signal?.aborted) break;
    const asked = stepChecks(records);
    if (asked.length === 0) continue;
    checks += asked.length;
    const left = new Set(asked.keys());
    mutants += bite(new Block(records), left, chance);
    for (const place of left) {
      const { seq, check } = asked[place]!;
      toothless.push({ scenario: records[0]?.scenario ?? '', step: stepOf(records, seq), check });
    }
  }
  return { checks, mutants, toothless };
}

function bite(block: Block, left: Set<number>, chance: Chance): number {
  const candidates = shuffled([...candidatesOf(block)], chance).slice(0, patience);
  let tried = 0;
  for (const candidate of candidates) {
    if (left.size === 0) break;
    const mutant = candidate.make(chance);
    if (!mutant) continue;
    tried += 1;
    left.delete(firstStepBroken(mutant));
  }
  return tried;
}

function shuffled(candidates: Candidate[], chance: Chance): Candidate[] {
  for (let last = candidates.length - 1; last > 0; last -= 1) {
    const other = Math.floor(chance() * (last + 1));
    [candidates[last], candidates[other]] = [candidates[other]!, candidates[last]!];
  }
  return candidates;
}

const stepOf = (records: readonly TraceRecord[], seq: number): string => {
  const step = records.findLast((record) => record.kind === 'step' && record.seq < seq);
  return step?.kind === 'step' ? `${step.keyword} ${step.text}` : '';
};
