import { Refusal } from '../link/refusal.ts';

/** The failure codes of the CMS REST API that this cluster gives (CMS API reference, "Failure reasons"). */
export type FailureCode =
  | 'accessMethodDoesNotExist'
  | 'callBridgeDoesNotExist'
  | 'callBridgeGroupDoesNotExist'
  | 'callBridgeGroupUnavailable'
  | 'callBridgeUnavailable'
  | 'callDoesNotExist'
  | 'callLegDoesNotExist'
  | 'callLegProfileDoesNotExist'
  | 'callProfileDoesNotExist'
  | 'coSpaceDoesNotExist'
  | 'coSpaceUserDoesNotExist'
  | 'databaseNotReady'
  | 'duplicateCallBridgeName'
  | 'duplicateCoSpaceId'
  | 'duplicateCoSpaceUri'
  | 'invalidOperation'
  | 'loadBalancingDisabled'
  | 'parameterError'
  | 'participantCannotBeDeleted'
  | 'participantCannotBeModified'
  | 'participantDoesNotExist'
  | 'participantLimitReached'
  | 'tenantDoesNotExist'
  | 'tenantParticipantLimitReached'
  | 'unrecognizedObject'
  | 'userDoesNotExist'
  | 'webBridgeDoesNotExist';

export type ParameterFault = 'missing' | 'invalidValue' | 'valueDoesNotExist';

/**
 * The Call Bridge says no, in the API's own words, to an operator or to another Call Bridge. The REST layer turns it
 * into `failureDetails`; `parameter` and `error` become attributes of `parameterError`.
 */
export class Failure extends Refusal {
  override name = 'Failure';
  readonly code: FailureCode;
  readonly parameter?: string;
  readonly error?: ParameterFault;

  constructor(code: FailureCode, parameter?: string, error?: ParameterFault) {
    const message = parameter === undefined ? code : `${parameter}: ${error}`;
    super(409, { error: code, message, ...(parameter !== undefined && { parameter, fault: error }) });
    this.code = code;
    this.parameter = parameter;
    this.error = error;
  }
}

/** What another Call Bridge refused, as our own failure; one that can't be reached is unavailable. */
export const toFailure = (error: unknown): unknown => {
  if (!(error instanceof Refusal) || error instanceof Failure) return error;
  if (error.status === 503) return new Failure('callBridgeUnavailable');
  const { error: code, parameter, fault } = error.body;
  return new Failure(code as FailureCode, parameter, fault as ParameterFault | undefined);
};
