/** How a move went, for the one who asked for it. */
import type { Failure } from './advice.ts';

/** `accepted`: asked for, and not followed. `not allowed`: never asked for. `unknown`: asked for, and not answered. */
export type Outcome = 'moved' | 'accepted' | 'not allowed' | 'refused' | 'not moved' | 'unknown';

export interface MoveReport {
  outcome: Outcome;
  /** A sentence or two. */
  says: string;
  participant: { id: string; name: string; callBridge: string; meeting?: string; canMove?: boolean };
  space: { id: string; name: string; numericId?: string };
  /** Which Call Bridge was asked, with which id of its own. */
  asked?: { callBridge: string; call: string };
  /** Id of the new participant. */
  newParticipant?: string;
  /** Which of the three things that a failed move can mean this looks like. */
  looksLike?: Failure;
  /** What to look at, in order; empty where nothing went wrong. */
  advice: readonly string[];
  /** From the request to the end, in milliseconds. */
  took?: number;
}

/** 0: done and good; 1: done and bad. */
export const exitCodeOf = ({ outcome }: MoveReport): number => (outcome === 'moved' || outcome === 'accepted' ? 0 : 1);
