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
  | 'databaseNotReady'
  | 'duplicateCoSpaceId'
  | 'duplicateCoSpaceUri'
  | 'invalidOperation'
  | 'loadBalancingDisabled'
  | 'parameterError'
  | 'participantCannotBeDeleted'
  | 'participantCannotBeModified'
  | 'participantDoesNotExist'
  | 'participantLimitReached'
  | 'unrecognisedObject'
  | 'userDoesNotExist'
  | 'webBridgeDoesNotExist';

export type ParameterFault = 'missing' | 'invalidValue' | 'valueDoesNotExist' | 'unknownParameter';

/**
 * The Call Bridge says no, in the API's own words. The REST layer turns it into `failureDetails`;
 * `parameter` and `error` become attributes of `parameterError`.
 */
export class Failure extends Error {
  override name = 'Failure';
  readonly code: FailureCode;
  readonly parameter?: string;
  readonly error?: ParameterFault;

  constructor(code: FailureCode, parameter?: string, error?: ParameterFault) {
    super(parameter === undefined ? code : `${code}: ${parameter} ${error ?? ''}`.trimEnd());
    this.code = code;
    this.parameter = parameter;
    this.error = error;
  }
}
