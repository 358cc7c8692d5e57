/** Generated from schemas/proof.schema.json by `npm run generate`. */

/**
 * How a faulty target differs: it leaves something out, says it twice, too late, in another order; says what was so before, what is so of somebody else, something of another kind, or what is nearly right: the other flag, one more.
 *
 * This interface was referenced by `Proof`'s JSON-Schema
 * via the `definition` "Operator".
 */
export type Operator = 'drop' | 'double' | 'delay' | 'swap' | 'stale' | 'other' | 'type' | 'near';
/**
 * Whatever JSON can say.
 *
 * This interface was referenced by `Proof`'s JSON-Schema
 * via the `definition` "Value".
 */
export type Value =
  | string
  | number
  | boolean
  | null
  | {
      [k: string]: unknown;
    }
  | unknown[];

/**
 * What the suite is worth: whether it catches what is wrong, and lets pass what is permitted. The file proof.json of `prove`.
 */
export interface Proof {
  format: 1;
  /**
   * Version of the specification.
   */
  specification: string;
  summary: ProofSummary;
  /**
   * Where chance began.
   */
  seed: number;
  /**
   * The kill matrix.
   */
  defects: DefectResult[];
  pairs: PairResult[];
  variants: VariantResult[];
  mutants?: MutantsResult;
  /**
   * Milliseconds of wall time, by part; a part that is not here was not asked for.
   */
  took: {
    /**
     * Milliseconds of wall time.
     */
    defects?: number;
    /**
     * Milliseconds of wall time.
     */
    pairs?: number;
    /**
     * Milliseconds of wall time.
     */
    variants?: number;
    /**
     * Milliseconds of wall time.
     */
    mutants?: number;
  };
}
/**
 * This interface was referenced by `Proof`'s JSON-Schema
 * via the `definition` "ProofSummary".
 */
export interface ProofSummary {
  /**
   * How many were tried.
   */
  defects: number;
  /**
   * How many of them an assertion of their own requirement has caught.
   */
  killed: number;
  /**
   * Defects at which nothing failed.
   */
  survivors: number;
  /**
   * Defects that only assertions of other requirements have caught.
   */
  wrongRequirement: number;
  /**
   * Defects at which something broke that leads up to an assertion, or nothing could be judged.
   */
  collapsed: number;
  /**
   * How many pairs of defects were tried.
   */
  pairs: number;
  /**
   * Pairs of which both were caught.
   */
  pairsRight: number;
  /**
   * How many permitted differences were tried.
   */
  variants: number;
  /**
   * Differences that something objected to.
   */
  variantsRed: number;
  /**
   * Changes of a recorded run that are not permitted.
   */
  mutants: number;
  /**
   * How many of them were noticed.
   */
  mutantsKilled: number;
  /**
   * Assertions that no mutant is the first to break.
   */
  toothless: number;
}
/**
 * A row of the kill matrix.
 *
 * This interface was referenced by `Proof`'s JSON-Schema
 * via the `definition` "DefectResult".
 */
export interface DefectResult {
  id: string;
  /**
   * The requirement that it breaks.
   */
  requirement: string;
  /**
   * killed: an assertion of its requirement failed. wrong requirement: only assertions of others did. collapsed: something broke that leads up to an assertion, or nothing could be judged. survived: nothing failed.
   */
  fate: 'killed' | 'wrong requirement' | 'collapsed' | 'survived';
  /**
   * The scenarios in which an assertion of its requirement failed.
   */
  by: string[];
  /**
   * Other requirements of which an assertion failed.
   */
  collateral: string[];
  /**
   * What was seen first, or why nothing was judged.
   */
  saw?: string;
  /**
   * Milliseconds of wall time.
   */
  took: number;
}
/**
 * Two defects at once.
 *
 * This interface was referenced by `Proof`'s JSON-Schema
 * via the `definition` "PairResult".
 */
export interface PairResult {
  /**
   * The defects.
   *
   * @minItems 2
   * @maxItems 2
   */
  ids: [string, string];
  /**
   * The requirements that they break.
   *
   * @minItems 2
   * @maxItems 2
   */
  requirements: [string, string];
  /**
   * Whether an assertion of both failed.
   */
  right: boolean;
  /**
   * Those of the two requirements that did not.
   */
  missed: string[];
  /**
   * Milliseconds of wall time.
   */
  took: number;
}
/**
 * This interface was referenced by `Proof`'s JSON-Schema
 * via the `definition` "VariantResult".
 */
export interface VariantResult {
  /**
   * The differences that one cluster had.
   */
  ids: string[];
  /**
   * How many scenarios were played.
   */
  played: number;
  /**
   * What failed; nothing ought to.
   */
  red: {
    requirement: string;
    scenario: string;
    seen?: string;
    message?: string;
  }[];
  /**
   * Those of the differences that fail the same scenarios by themselves; where something is red.
   */
  guilty?: string[];
  /**
   * Why nothing could be judged, where that is so.
   */
  refused?: string;
  /**
   * Milliseconds of wall time.
   */
  took: number;
}
/**
 * What changes of a recorded run have shown.
 *
 * This interface was referenced by `Proof`'s JSON-Schema
 * via the `definition` "MutantsResult".
 */
export interface MutantsResult {
  /**
   * How many were judged, of those that are not permitted.
   */
  judged: number;
  /**
   * How many of them were noticed.
   */
  killed: number;
  /**
   * Changes that the specification permits.
   */
  equivalent: {
    reason: string;
    /**
     * How many mutants it excuses.
     */
    count: number;
  }[];
  survivors: Unnoticed[];
  byOperator: Tallies;
  byMessage: Tallies;
  /**
   * How many assertions the steps of the run have made.
   */
  assertions: number;
  /**
   * Those that no mutant breaks first.
   */
  toothless: Toothless[];
  /**
   * Checks that the run has never asked.
   */
  unasked: string[];
  /**
   * Milliseconds of processor time for judging all of them.
   */
  judging: number;
}
/**
 * A mutant that nobody noticed, or that the specification permits.
 *
 * This interface was referenced by `Proof`'s JSON-Schema
 * via the `definition` "Unnoticed".
 */
export interface Unnoticed {
  scenario: string;
  /**
   * Place of the first record that differs, in the trace.
   */
  record: number;
  /**
   * Kind of message, such as GET callLeg.
   */
  message: string;
  /**
   * The field that was changed; * is the whole message.
   */
  field: string;
  operator: Operator;
  /**
   * What it was; nothing where it was not there.
   */
  before?: Value;
  /**
   * What the mutant says instead; nothing where it is gone.
   */
  after?: Value;
}
/**
 * This interface was referenced by `Proof`'s JSON-Schema
 * via the `definition` "Tallies".
 */
export interface Tallies {
  [k: string]: Tally;
}
/**
 * What became of the mutants of one kind.
 *
 * This interface was referenced by `Proof`'s JSON-Schema
 * via the `definition` "Tally".
 */
export interface Tally {
  /**
   * Noticed.
   */
  killed: number;
  /**
   * Not noticed.
   */
  survived: number;
  /**
   * Permitted.
   */
  equivalent: number;
  /**
   * The harness itself would have stopped before anybody asked: nothing is said by these.
   */
  stopped: number;
}
/**
 * A check that no mutant of its scenario has broken before another.
 *
 * This interface was referenced by `Proof`'s JSON-Schema
 * via the `definition` "Toothless".
 */
export interface Toothless {
  scenario: string;
  /**
   * The text of the step that asks it.
   */
  step: string;
  check: string;
}
