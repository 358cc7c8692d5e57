/** Parameters that say how a call leg behaves: of a profile, of a participant, of a leg itself. */
import { boolean, guid, integer, oneOf, text } from './forms.ts';

export const layout = oneOf(
  'automatic',
  'allEqual',
  'speakerOnly',
  'telepresence',
  'stacked',
  'allEqualQuarters',
  'allEqualNinths',
  'allEqualSixteenths',
  'allEqualTwentyFifths',
  'onePlusFive',
  'onePlusSeven',
  'onePlusNine',
  'onePlusN',
);

/** What a call leg profile can say. */
export const behaviourParameters = {
  needsActivation: boolean,
  defaultLayout: layout,
  changeLayoutAllowed: boolean,
  participantLabels: boolean,
  participantCounter: oneOf('never', 'auto', 'always'),
  presentationDisplayMode: oneOf('dualStream', 'singleStream'),
  presentationContributionAllowed: boolean,
  presentationViewingAllowed: boolean,
  endCallAllowed: boolean,
  disconnectOthersAllowed: boolean,
  addParticipantAllowed: boolean,
  muteOthersAllowed: boolean,
  videoMuteOthersAllowed: boolean,
  muteSelfAllowed: boolean,
  videoMuteSelfAllowed: boolean,
  rxAudioMute: boolean,
  txAudioMute: boolean,
  rxVideoMute: boolean,
  txVideoMute: boolean,
  joinToneParticipantThreshold: integer(),
  leaveToneParticipantThreshold: integer(),
  deactivationMode: oneOf('deactivate', 'disconnect', 'remainActivated'),
  deactivationModeTime: integer(),
  videoMode: oneOf('auto', 'disabled'),
  sipMediaEncryption: oneOf('optional', 'required', 'prohibited'),
  audioPacketSizeMs: integer(),
  audioGainMode: oneOf('disabled', 'agc'),
  qualityMain: oneOf('unrestricted', 'max1080p60', 'max1080p30', 'max720p60', 'max720p30', 'max480p30'),
  qualityPresentation: oneOf('unrestricted', 'max1080p30', 'max720p5'),
  telepresenceCallsAllowed: boolean,
  sipPresentationChannelEnabled: boolean,
  bfcpMode: oneOf('serverOnly', 'serverAndClient'),
  controlRemoteCameraAllowed: boolean,
  layoutTemplate: guid,
};

/** What can be said of one leg beyond its profile. */
export const callLegParameters = {
  ...behaviourParameters,
  layout,
  importance: integer(),
  /** At most 50 bytes of UTF-8. */
  nameLabelOverride: text(50),
  bandwidth: integer(),
  deactivated: boolean,
};
