/** Something that can be done, as one sentence or a few of the specification. */
import type { Stage } from '../stage/stage.ts';
import type { Assertion } from './assertion.ts';
import type { Model } from './model.ts';

export interface Deed {
  /** Lines of a feature file without keywords; a line of a table begins with a bar. */
  sentences(model: Model): readonly string[];
  /** The same as lines of what happens at the same time, where that is said otherwise. */
  inTable?(model: Model): readonly string[];
  /** Spaces that have to have been in session for it. */
  spaces: readonly string[];
  /** Who does it or has it done to them. */
  personas: readonly string[];
  /** A requirement that is broken where the target does not let it be done. */
  requirement: string;
  /** It is done in a session, which is as whole while a move is held as before (JWT-04). */
  isOfSession?: true;
  /** It may be done at the same time as what somebody else does. */
  mayCoincide?: true;
  /** A target that waits for somebody need not wait any more. */
  isAwaited?: true;
  isPossible(model: Model): boolean;
  /** @throws Refusal, HarnessError */
  act(stage: Stage, model: Model): Promise<unknown>;
  /** What is so afterwards. What the target answered counts only where the specification leaves it open. */
  follow(model: Model, stage: Stage): void;
  /** What has to hold then. */
  holds(model: Model): readonly Assertion[];
}
