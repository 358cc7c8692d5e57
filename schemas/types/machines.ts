/** Generated from schemas/machines.schema.json by `npm run generate`. */

/**
 * The states of what a move is about. What is not among the transitions does not happen (TRUTH-09).
 */
export interface Machines {
  $schema?: string;
  participantInstance: Machine;
  credential: Machine;
  call: Machine;
  move: Machine;
}
/**
 * The life of one kind of thing.
 *
 * This interface was referenced by `Machines`'s JSON-Schema
 * via the `definition` "machine".
 */
export interface Machine {
  title: string;
  about: string;
  /**
   * The state before anything has happened.
   */
  initial: string;
  /**
   * Every state by its name.
   */
  states: {
    [k: string]: State;
  };
  /**
   * @minItems 1
   */
  transitions: Transition[];
  timers: Timer[];
  errors: MachineError[];
}
/**
 * This interface was referenced by `Machines`'s JSON-Schema
 * via the `definition` "state".
 */
export interface State {
  means: string;
  /**
   * Where and how it is seen from outside.
   */
  seen: string;
}
/**
 * This interface was referenced by `Machines`'s JSON-Schema
 * via the `definition` "transition".
 */
export interface Transition {
  event: string;
  /**
   * What happens, in words.
   */
  when: string;
  /**
   * @minItems 1
   */
  from: string[];
  /**
   * A state, or `same`.
   */
  to: string;
  /**
   * Who causes it.
   */
  by: 'call-bridge' | 'web-bridge' | 'web-app' | 'manager' | 'far end';
  /**
   * Requirements that speak of it.
   */
  requirements: string[];
}
/**
 * This interface was referenced by `Machines`'s JSON-Schema
 * via the `definition` "timer".
 */
export interface Timer {
  name: string;
  /**
   * Where a target file declares it; absent: nowhere.
   */
  setting?: string;
  bound: string;
  /**
   * In which states, from when.
   */
  runs: string;
  /**
   * What happens when it is over.
   */
  event: string;
}
/**
 * What is answered where an event does not belong.
 *
 * This interface was referenced by `Machines`'s JSON-Schema
 * via the `definition` "error".
 */
export interface MachineError {
  event: string;
  when: string;
  /**
   * @minItems 1
   */
  in: string[];
  answer: string;
  /**
   * Requirements that speak of it.
   */
  requirements: string[];
}
