/** What the failure codes of the API mean for who asked for a move. */
const meanings: Readonly<Record<string, string>> = {
  callDoesNotExist: 'The target is no longer in session there.',
  participantDoesNotExist: 'The participant has left in the meantime, or was moved already.',
  participantLimitReached: 'The target is full: its call profile or the Call Bridge limits the participants.',
  tenantParticipantLimitReached: 'The tenant has as many participants as it may have.',
  participantCannotBeModified: 'The participant is homed on another Call Bridge, which this one can not reach.',
  callBridgeDoesNotExist: 'The Call Bridge on which to place the participant is not known there.',
  callBridgeUnavailable: 'The Call Bridge on which to place the participant is out of reach, or full.',
  callBridgeGroupDoesNotExist: 'The group of Call Bridges on which to place the participant is not known there.',
  callBridgeGroupUnavailable: 'No Call Bridge of the group on which to place the participant has room.',
  loadBalancingDisabled: 'The group of Call Bridges on which to place the participant does not balance load.',
  callLegProfileDoesNotExist: 'The call leg profile that was asked for is not known there.',
  parameterError: 'A parameter of the request is not understood there.',
  invalidOperation: 'This participant can not be moved, or not into this meeting.',
  databaseNotReady: 'The Call Bridge is busy: try again in a moment.',
};

/** @param failure As `failureDetails` names it, with whatever behind it. */
export const meaningOf = (failure: string | undefined): string | undefined => meanings[failure?.split(' ')[0] ?? ''];
