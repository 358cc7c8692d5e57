import type { Answer } from './check.ts';

/** A check did not hold: the target, not the harness, is to blame. */
export class CheckFailure extends Error {
  override name = 'CheckFailure';
  constructor(requirement: string, { expected, seen }: Exclude<Answer, { is: 'holds' }>) {
    super(`${requirement}\n  expected: ${expected}\n  seen:     ${seen}`);
  }
}
