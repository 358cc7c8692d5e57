/** Generated from schemas/baseline.schema.json by `npm run generate`. */

/**
 * Failures that a vendor knows of. With it a run's exit code tells whether there are others; the outcome stays what it is.
 */
export interface Baseline {
  $schema?: string;
  failures: {
    /**
     * Id of the requirement that fails, such as STEP-06.
     */
    requirement: string;
    /**
     * Id of the scenario in which it does, such as STEP-06.2.alone.
     */
    scenario: string;
    /**
     * A part of what the failure says it saw, so that another fault of the same scenario is not hidden.
     */
    says: string;
    /**
     * Why it is tolerated.
     */
    reason: string;
    /**
     * Where it is tracked.
     */
    link?: string;
    /**
     * Last day on which it is tolerated.
     */
    expires?: string;
  }[];
}
