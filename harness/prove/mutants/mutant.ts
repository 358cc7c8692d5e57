/** What a mutant of a recorded trace is. */
import type { Operator } from '../../../schemas/types/proof.ts';
import type { Chance } from '../../chance.ts';
import type { TraceRecord } from '../../trace/record.ts';

/** What is changed: one field of one kind of message, or all of it where `field` is `*`. */
export interface Spot {
  /** Such as `GET participant`, `Move`, `closed`. */
  message: string;
  field: string;
  operator: Operator;
}

/** A trace of one scenario that a faulty target could have caused. */
export interface Mutant extends Spot {
  scenario: string;
  /** The place of the first record that differs, in the recorded trace. */
  seq: number;
  before: unknown;
  after: unknown;
  /** The whole scenario, every consequence included. */
  records: readonly TraceRecord[];
  /** Places, in `records`, of what differs. */
  changed: readonly number[];
  /** From this place of `records` on the harness would have gone on otherwise: nothing is asked there. */
  until: number;
}

/** Something that may become a mutant. */
export interface Candidate extends Spot {
  /** @returns undefined where it would be no different, or no check looks */
  make(chance: Chance): Mutant | undefined;
}
