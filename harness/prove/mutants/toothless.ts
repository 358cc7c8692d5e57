/** Whether every Then can fail: each of its checks has to be the first that some mutant breaks. */
import type { Toothless } from '../../../schemas/types/proof.ts';
import { type Chance, seeded } from '../../chance.ts';
import type { CheckRecord, TraceRecord } from '../../trace/record.ts';
import type { TraceFile } from '../../trace/trace-file.ts';
import { Block } from './block.ts';
import { candidatesOf } from './candidates.ts';
import { firstStepBroken, stepChecks } from './judge.ts';

export interface ToothReport {
  /** Checks that steps have asked, and how many mutants it took to see each of them bite. */
  checks: number;
  mutants: number;
  toothless: readonly Toothless[];
}

/** So many tries a scenario and round: what has not bitten by then has no teeth. */
const patience = 3000;
/** One candidate comes to another mutant each time. */
const rounds = 8;

/** Try mutants of every scenario until each check of its steps is the first to break, in the order in which they are asked. */
export function findToothless(
  { blocks }: TraceFile,
  { seed, signal }: { seed: number; signal?: AbortSignal },
): ToothReport {
  const chance = seeded(seed);
  let checks = 0;
  let mutants = 0;
  const toothless: Toothless[] = [];
  for (const records of blocks) {
    if (signal?.aborted) break;
    const asked = stepChecks(records);
    if (asked.length === 0) continue;
    checks += asked.length;
    const left = new Set([...asked.keys()].filter((place) => !isOutOfReach(asked[place]!, records)));
    mutants += bite(new Block(records), left, chance);
    for (const place of left) {
      const { seq, check } = asked[place]!;
      toothless.push({ scenario: records[0]?.scenario ?? '', step: stepOf(records, seq), check });
    }
  }
  return { checks, mutants, toothless };
}

function bite(block: Block, left: Set<number>, chance: Chance): number {
  const candidates = [...candidatesOf(block)];
  const drawn = Array.from({ length: rounds }, () => chance.shuffled(candidates).slice(0, patience));
  let tried = 0;
  for (const candidate of drawn.flat()) {
    if (left.size === 0) break;
    const mutant = candidate.make(chance);
    if (!mutant) continue;
    tried += 1;
    left.delete(firstStepBroken(mutant));
  }
  return tried;
}

/** A setting that may be absent, and is: nothing is there that a mutant could change. */
function isOutOfReach({ check, args, evidence = [] }: CheckRecord, records: readonly TraceRecord[]): boolean {
  if (check !== 'participantField' && check !== 'legField') return false;
  const { field = '', oneOf = [] } = args as { field?: string; oneOf?: readonly string[] };
  const isShown = evidence.some((seq) => JSON.stringify(records[seq - 1]).includes(`"${field.split('/').at(-1)}"`));
  return !isShown && oneOf.includes('absent');
}

const stepOf = (records: readonly TraceRecord[], seq: number): string => {
  const step = records.findLast((record) => record.kind === 'step' && record.seq < seq);
  return step?.kind === 'step' ? `${step.keyword} ${step.text}` : '';
};
