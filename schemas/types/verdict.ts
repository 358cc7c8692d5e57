/** Generated from schemas/verdict.schema.json by `npm run generate`. */

/**
 * What the harness may do to the target: exclusive-use where the target file says exclusiveUse, and the faults for which it names commands.
 *
 * This interface was referenced by `Verdict`'s JSON-Schema
 * via the `definition` "Levers".
 */
export type Levers = ('exclusive-use' | 'kill' | 'stop' | 'cut')[];

/**
 * What a run found out about a target, requirement by requirement. Derived from the trace alone, so that anyone can derive it again.
 */
export interface Verdict {
  format: 1;
  /**
   * conformant: all that the class requires was verified and passed. non-conformant: a required requirement failed, or the target died. incomplete: something that the class requires was not verified. harness-error: the harness or its environment was at fault.
   */
  outcome: 'conformant' | 'non-conformant' | 'incomplete' | 'harness-error';
  /**
   * 0 conformant, 1 non-conformant, 3 harness-error, 4 incomplete.
   */
  exitCode: 0 | 1 | 3 | 4;
  /**
   * The outcome in one sentence.
   */
  summary: string;
  class: TargetClass;
  /**
   * The class in one sentence, with how much of the specification is judged in it.
   */
  classLine: string;
  /**
   * Version of the specification.
   */
  specification: string;
  /**
   * Name of the target.
   */
  target: string;
  began: string;
  ended: string;
  /**
   * Requirements by status.
   */
  counts: {
    pass: number;
    fail: number;
    'not-verified': number;
    'not-applicable': number;
    played: number;
    planned: number;
  };
  requirements: RequirementResult[];
  failures: Failure[];
  /**
   * For each Scenario Outline with four columns or more that was played: how many pairs of values of two columns its rows cover.
   */
  coverage: {
    scenario: string;
    rows: number;
    covered: number;
    possible: number;
  }[];
  /**
   * For scenarios of which some rows of Examples failed: what all failing rows share and no passing row has.
   */
  combinations: {
    scenario: string;
    /**
     * Value by column, one or two.
     */
    cells: {
      [k: string]: string;
    };
    /**
     * Rows that failed.
     */
    failed: number;
    /**
     * Rows that passed or failed.
     */
    played: number;
  }[];
  /**
   * Why the run ended before all was played.
   */
  stopped?: {
    fault: 'target' | 'harness' | 'environment' | 'unprovided' | 'interrupted' | 'budget';
    code: string;
    message: string;
    /**
     * In which the target died.
     */
    scenario?: string;
  };
  /**
   * The evidence.
   */
  trace: {
    lines: number;
    digest: string;
  };
}
/**
 * This interface was referenced by `Verdict`'s JSON-Schema
 * via the `definition` "TargetClass".
 */
export interface TargetClass {
  profile: 'core' | 'documented' | 'full';
  look: ('rest' | 'participant' | 'events' | 'log' | 'browser')[];
  levers: Levers;
  claims: Claims;
  /**
   * What the further targets of the run claim. A scenario is played at the first one that claims all it needs.
   */
  others?: {
    name: string;
    levers: Levers;
    claims: Claims;
  }[];
}
/**
 * What is absent is not claimed.
 *
 * This interface was referenced by `Verdict`'s JSON-Schema
 * via the `definition` "Claims".
 */
export interface Claims {
  /**
   * Those that move web apps.
   */
  callBridges: number;
  /**
   * Those linked to every Call Bridge.
   */
  webBridges: number;
  users: number;
  sip: number;
  /**
   * Every Call Bridge declares keys.
   */
  jwks: boolean;
  /**
   * Web Bridges speak this project's own binding.
   */
  binding: boolean;
  olderCallBridges?: number;
  partlyLinkedWebBridges?: number;
  /**
   * Kinds of legs that can't be moved and that can be called.
   */
  legs?: string[];
  /**
   * How long it keeps a moved participant whose web app doesn't come is declared.
   */
  arrivalTime?: boolean;
  /**
   * How long it keeps a participant whose connection broke is declared.
   */
  reconnectTime?: boolean;
  /**
   * A manager is there to be judged.
   */
  manager?: boolean;
  /**
   * The cluster can reach the harness.
   */
  observer?: boolean;
}
/**
 * This interface was referenced by `Verdict`'s JSON-Schema
 * via the `definition` "RequirementResult".
 */
export interface RequirementResult {
  id: string;
  text: string;
  level: 'must' | 'should' | 'may';
  origin: 'stated' | 'documented' | 'observed' | 'derived';
  subject: 'call-bridge' | 'web-bridge' | 'web-app' | 'manager' | 'cluster';
  /**
   * A condition of conformance in this class. One that is not never changes the outcome.
   */
  required: boolean;
  /**
   * played: the harness plays the subject, and can't judge itself.
   */
  status: 'pass' | 'fail' | 'not-verified' | 'not-applicable' | 'played' | 'planned';
  /**
   * Why it is neither passed nor failed.
   */
  reason?: string;
  scenarios: ScenarioResult[];
}
/**
 * This interface was referenced by `Verdict`'s JSON-Schema
 * via the `definition` "ScenarioResult".
 */
export interface ScenarioResult {
  id: string;
  title: string;
  status: 'pass' | 'fail' | 'not-verified' | 'not-applicable';
  reason?: string;
  /**
   * Milliseconds.
   */
  took?: number;
}
/**
 * What did not hold, in which scenario, and the records of its trace on which that rests.
 *
 * This interface was referenced by `Verdict`'s JSON-Schema
 * via the `definition` "Failure".
 */
export interface Failure {
  requirement: string;
  scenario: string;
  title: string;
  example?: {
    [k: string]: string;
  };
  /**
   * Keyword and text of the step.
   */
  step?: string;
  fault: 'target' | 'harness' | 'environment' | 'unprovided';
  /**
   * CHECK_FAILED, INVARIANT_BROKEN, or of the catalogue of errors.
   */
  code: string;
  check?: string;
  expected?: string;
  seen?: string;
  message?: string;
  /**
   * Sequence numbers in the scenario's part of the trace.
   */
  evidence: number[];
}
