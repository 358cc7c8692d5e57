/** Generated from schemas/rest.schema.json by `npm run generate`. */

/**
 * Id of an object, a GUID of whatever version: compared without regard to case, written in lower case.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "guid".
 */
export type Guid = string;
/**
 * As XML gives it.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "flag".
 */
export type Flag = 'true' | 'false';
/**
 * A whole number in decimal digits, as XML gives it.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "count".
 */
export type Count = string;
/**
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "text".
 */
export type Text = string;
/**
 * initial: made, nobody there yet. ringing: being called (SIP). connected: media runs. onHold: connected, media paused.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "state".
 */
export type State = 'initial' | 'ringing' | 'connected' | 'onHold';
/**
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "layout".
 */
export type Layout =
  | 'automatic'
  | 'allEqual'
  | 'speakerOnly'
  | 'telepresence'
  | 'stacked'
  | 'allEqualQuarters'
  | 'allEqualNinths'
  | 'allEqualSixteenths'
  | 'allEqualTwentyFifths'
  | 'onePlusFive'
  | 'onePlusSeven'
  | 'onePlusNine'
  | 'onePlusN';

/**
 * Bodies of the CMS REST API in their parsed form: attributes are prefixed with `@`, every value is a string, an element that occurs several times is an array, an empty element is an empty string. Elements and attributes that are not named here are allowed everywhere but in failureDetails. Where a definition requires an element of which there is nothing to say, it is empty. openapi.yaml says which request is answered with which body.
 */
export interface RestBodies {
  [k: string]: unknown;
}
/**
 * What was set for one participant or leg itself, by the request that made it or by PUT: shown by the home in `configuration` of the participant, and there by other Call Bridges too or not at all; `configuration` of the call leg may repeat it. What comes from profiles and defaults need not be shown.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallLegSettings".
 */
export interface CallLegSettings {
  /**
   * Neither audio nor video passes until an activator is in the call.
   */
  needsActivation?: Flag;
  defaultLayout?: Layout;
  changeLayoutAllowed?: Flag;
  participantLabels?: Flag;
  participantCounter?: 'never' | 'auto' | 'always';
  presentationDisplayMode?: 'dualStream' | 'singleStream';
  presentationContributionAllowed?: Flag;
  presentationViewingAllowed?: Flag;
  endCallAllowed?: Flag;
  disconnectOthersAllowed?: Flag;
  addParticipantAllowed?: Flag;
  muteOthersAllowed?: Flag;
  videoMuteOthersAllowed?: Flag;
  muteSelfAllowed?: Flag;
  videoMuteSelfAllowed?: Flag;
  /**
   * What the participant says is not passed on.
   */
  rxAudioMute?: Flag;
  /**
   * The participant is sent no audio.
   */
  txAudioMute?: Flag;
  /**
   * What the participant's camera shows is not passed on.
   */
  rxVideoMute?: Flag;
  /**
   * The participant is sent no video.
   */
  txVideoMute?: Flag;
  /**
   * Up to this many participants a tone is played when one joins; 0 for never.
   */
  joinToneParticipantThreshold?: Count;
  /**
   * Up to this many participants a tone is played when one leaves; 0 for never.
   */
  leaveToneParticipantThreshold?: Count;
  /**
   * What happens to those who need activation when the last activator has left.
   */
  deactivationMode?: 'deactivate' | 'disconnect' | 'remainActivated';
  /**
   * Seconds between the last activator's leaving and deactivationMode.
   */
  deactivationModeTime?: Count;
  videoMode?: 'auto' | 'disabled';
  sipMediaEncryption?: 'optional' | 'required' | 'prohibited';
  /**
   * Milliseconds.
   */
  audioPacketSizeMs?: Count;
  audioGainMode?: 'disabled' | 'agc';
  qualityMain?: 'unrestricted' | 'max1080p60' | 'max1080p30' | 'max720p60' | 'max720p30' | 'max480p30';
  qualityPresentation?: 'unrestricted' | 'max1080p30' | 'max720p5';
  telepresenceCallsAllowed?: Flag;
  sipPresentationChannelEnabled?: Flag;
  bfcpMode?: 'serverOnly' | 'serverAndClient';
  controlRemoteCameraAllowed?: Flag;
  layoutTemplate?: Guid;
  /**
   * Set by the operator; a web app's own choice is in the leg's status.
   */
  layout?: Layout;
  /**
   * 0 to 2147483647; the highest is shown first. Absent: none is set.
   */
  importance?: Count;
  /**
   * Shown instead of the name; at most 50 bytes of UTF-8.
   */
  nameLabelOverride?: Text;
  /**
   * Bits per second.
   */
  bandwidth?: Count;
  deactivated?: Flag;
  ownerId?: Text;
  confirmation?: Flag;
  dtmfSequence?: Text;
  [k: string]: unknown;
}
/**
 * A space: where people meet.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CoSpace".
 */
export interface CoSpace {
  '@id': Guid;
  name?: Text;
  /**
   * User part of the address by which SIP calls reach it.
   */
  uri?: Text;
  secondaryUri?: Text;
  /**
   * The numeric id by which people join. One numeric id leads to one place in the whole cluster.
   */
  callId?: string;
  cdrTag?: Text;
  passcode?: Text;
  /**
   * Part of a join link: any text. Made by the cluster for a space that has a callId.
   */
  secret?: Text;
  defaultLayout?: Layout;
  callProfile?: Guid;
  callLegProfile?: Guid;
  tenant?: Guid;
  requireCallId?: Flag;
  nonMemberAccess?: Flag;
  ownerJid?: Text;
  meetingScheduler?: Text;
  numAccessMethods?: Count;
  [k: string]: unknown;
}
/**
 * One coSpace in a list: what is required at least; the rest may be left out of a list.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CoSpaceEntry".
 */
export interface CoSpaceEntry {
  '@id': Guid;
  name?: Text;
  /**
   * User part of the address by which SIP calls reach it.
   */
  uri?: Text;
  secondaryUri?: Text;
  /**
   * The numeric id by which people join. One numeric id leads to one place in the whole cluster.
   */
  callId?: string;
  callProfile?: Guid;
  callLegProfile?: Guid;
  tenant?: Guid;
  [k: string]: unknown;
}
/**
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CoSpaceBody".
 */
export interface CoSpaceBody {
  coSpace: CoSpace;
  [k: string]: unknown;
}
/**
 * A page of coSpaces. `@total` counts all that match, on every page. A single coSpace stands by itself, several are an array, none is absent.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CoSpacesBody".
 */
export interface CoSpacesBody {
  coSpaces: {
    '@total': Count;
    coSpace?: CoSpaceEntry | CoSpaceEntry[];
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * A further way into a space, with its own numeric id, passcode and call leg profile.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "AccessMethod".
 */
export interface AccessMethod {
  '@id': Guid;
  name?: Text;
  uri?: Text;
  callId?: string;
  passcode?: Text;
  secret?: Text;
  callLegProfile?: Guid;
  scope?: 'public' | 'private' | 'member' | 'directory';
  importance?: Count;
  [k: string]: unknown;
}
/**
 * One accessMethod in a list: what is required at least; the rest may be left out of a list.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "AccessMethodEntry".
 */
export interface AccessMethodEntry {
  '@id': Guid;
  name?: Text;
  uri?: Text;
  callId?: string;
  [k: string]: unknown;
}
/**
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "AccessMethodBody".
 */
export interface AccessMethodBody {
  accessMethod: AccessMethod;
  [k: string]: unknown;
}
/**
 * A page of accessMethods. `@total` counts all that match, on every page. A single accessMethod stands by itself, several are an array, none is absent.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "AccessMethodsBody".
 */
export interface AccessMethodsBody {
  accessMethods: {
    '@total': Count;
    accessMethod?: AccessMethodEntry | AccessMethodEntry[];
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * A member of a space.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CoSpaceUser".
 */
export interface CoSpaceUser {
  '@id': Guid;
  userJid: Text;
  [k: string]: unknown;
}
/**
 * One coSpaceUser in a list: what is required at least; the rest may be left out of a list.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CoSpaceUserEntry".
 */
export interface CoSpaceUserEntry {
  '@id': Guid;
  userJid?: Text;
  [k: string]: unknown;
}
/**
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CoSpaceUserBody".
 */
export interface CoSpaceUserBody {
  coSpaceUser: CoSpaceUser;
  [k: string]: unknown;
}
/**
 * A page of coSpaceUsers. `@total` counts all that match, on every page. A single coSpaceUser stands by itself, several are an array, none is absent.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CoSpaceUsersBody".
 */
export interface CoSpaceUsersBody {
  coSpaceUsers: {
    '@total': Count;
    coSpaceUser?: CoSpaceUserEntry | CoSpaceUserEntry[];
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * One Call Bridge's instance of a call: a space in session. Each Call Bridge that takes part has an instance with an id of its own; callCorrelator is common to all.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "Call".
 */
export interface Call {
  '@id': Guid;
  /**
   * As given by the request that made the instance, else of the space; empty where that has none.
   */
  name: Text;
  coSpace: Guid;
  callCorrelator: Guid;
  callType?: 'coSpace' | 'adHoc' | 'lyncConferencing' | 'forwarding';
  /**
   * Seconds since this instance was made.
   */
  durationSeconds?: Count;
  /**
   * Legs at this Call Bridge now.
   */
  numCallLegs?: Count;
  /**
   * The most legs at this Call Bridge at any time so far.
   */
  maxCallLegs?: Count;
  /**
   * Participants whose home is this Call Bridge.
   */
  numParticipantsLocal: Count;
  /**
   * Participants of the same call whose home is another Call Bridge.
   */
  numParticipantsRemote: Count;
  /**
   * Number of other Call Bridges that have an instance.
   */
  numDistributedInstances?: Count;
  /**
   * Call leg of the one who presents, only while somebody does, also while that one's connection is lost. May be left out by a Call Bridge that is not the home of that one.
   */
  presenterCallLeg?: Guid;
  locked?: Flag;
  recording?: Flag;
  streaming?: Flag;
  /**
   * The instance stays when it is empty, and then counts as running where participants are placed.
   */
  activeWhenEmpty?: Flag;
  ownerName?: Text;
  allowAllMuteSelf?: Flag;
  allowAllPresentationContribution?: Flag;
  joinAudioMuteOverride?: Flag;
  endpointRecording?: Flag;
  messageText?: Text;
  messagePosition?: 'top' | 'middle' | 'bottom';
  /**
   * Seconds.
   */
  messageDuration?: Count;
  messageBannerText?: Text;
  [k: string]: unknown;
}
/**
 * One call in a list: what is required at least; the rest may be left out of a list.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallEntry".
 */
export interface CallEntry {
  '@id': Guid;
  name: Text;
  callType?: 'coSpace' | 'adHoc' | 'lyncConferencing' | 'forwarding';
  coSpace: Guid;
  callCorrelator?: Guid;
  [k: string]: unknown;
}
/**
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallBody".
 */
export interface CallBody {
  call: Call;
  [k: string]: unknown;
}
/**
 * A page of calls. `@total` counts all that match, on every page. A single call stands by itself, several are an array, none is absent.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallsBody".
 */
export interface CallsBody {
  calls: {
    '@total': Count;
    call?: CallEntry | CallEntry[];
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * Somebody in a call, anywhere in the cluster. The id is the same on every Call Bridge that knows it. For a web app it should also be the id of its call leg (IDENT-06).
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "Participant".
 */
export interface Participant {
  '@id': Guid;
  /**
   * Display name.
   */
  name: Text;
  /**
   * The answering Call Bridge's own instance of the call; absent where it has none, and only there. A list may leave it out.
   */
  call?: Guid;
  /**
   * Home of the participant. May be left out where that is the answering Call Bridge, and in a list.
   */
  callBridge?: Guid;
  /**
   * A guest's account (any text; those recorded are `guest` and digits), which nobody else in the cluster has and nobody is given again; of a user the userJid or another text that is always the same; or a SIP address. A list may leave it out.
   */
  uri?: Text;
  /**
   * Only on the home.
   */
  numCallLegs?: Count;
  /**
   * Only for a signed-in user, and always there but in a list: it tells users from guests.
   */
  userJid?: Text;
  /**
   * Itself active, and activates those who wait.
   */
  isActivator?: Flag;
  /**
   * true: it can be moved. API-09 says when it is; while there is no open session, and while a move is held, it may be either. Other Call Bridges say what the home says.
   */
  canMove: Flag;
  /**
   * The participant from which it was made by a move. Absent for one that joined.
   */
  movedParticipant?: Guid;
  /**
   * Home of that participant, also where that is the answering Call Bridge. Absent for one that joined.
   */
  movedParticipantCallBridge?: Guid;
  configuration?: CallLegSettings;
  status: {
    state: State;
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * One participant in a list: what is required at least; the rest may be left out of a list.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "ParticipantEntry".
 */
export interface ParticipantEntry {
  '@id': Guid;
  /**
   * Display name.
   */
  name: Text;
  /**
   * The answering Call Bridge's own instance of the call; absent where it has none, and only there. A list may leave it out.
   */
  call?: Guid;
  /**
   * Home of the participant. May be left out where that is the answering Call Bridge, and in a list.
   */
  callBridge?: Guid;
  /**
   * A guest's account (any text; those recorded are `guest` and digits), which nobody else in the cluster has and nobody is given again; of a user the userJid or another text that is always the same; or a SIP address. A list may leave it out.
   */
  uri?: Text;
  /**
   * Only on the home.
   */
  numCallLegs?: Count;
  /**
   * Only for a signed-in user, and always there but in a list: it tells users from guests.
   */
  userJid?: Text;
  [k: string]: unknown;
}
/**
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "ParticipantBody".
 */
export interface ParticipantBody {
  participant: Participant;
  [k: string]: unknown;
}
/**
 * A page of participants. `@total` counts all that match, on every page. A single participant stands by itself, several are an array, none is absent.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "ParticipantsBody".
 */
export interface ParticipantsBody {
  participants: {
    '@total': Count;
    participant?: ParticipantEntry | ParticipantEntry[];
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * A connection between a participant and its home Call Bridge: there as soon as the participant is, in the same state. Only the home shows it.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallLeg".
 */
export interface CallLeg {
  '@id': Guid;
  name: Text;
  /**
   * As `uri` of its participant.
   */
  remoteParty: Text;
  call: Guid;
  /**
   * acano: a web app or the Meeting App.
   */
  type: 'acano' | 'sip';
  subType?: 'webApp' | 'lync' | 'avaya' | 'distributionLink' | 'lyncDistribution';
  direction?: 'incoming' | 'outgoing';
  canMove: Flag;
  /**
   * The leg from which it was made by a move.
   */
  movedCallLeg?: Guid;
  /**
   * Call Bridge of that leg, also where that is the answering one.
   */
  movedCallLegCallBridge?: Guid;
  ownerId?: Text;
  /**
   * Itself active, and activates those who wait.
   */
  isActivator?: Flag;
  configuration?: CallLegSettings;
  status: {
    state: State;
    /**
     * Seconds since the leg was made.
     */
    durationSeconds?: Count;
    /**
     * It waits in the lobby: it is neither heard nor seen until it is let in.
     */
    deactivated?: Flag;
    /**
     * Its participant.
     */
    groupId?: Guid;
    /**
     * In effect: what the user or the operator chose last, else what profiles and space give.
     */
    layout?: Layout;
    /**
     * The participant is not heard, by its own choice or the operator's.
     */
    audioMuted?: Flag;
    /**
     * The participant is not seen, by its own choice or the operator's.
     */
    videoMuted?: Flag;
    presentation?: {
      role?: 'presenter' | 'viewer';
      [k: string]: unknown;
    };
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * One callLeg in a list: what is required at least; the rest may be left out of a list.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallLegEntry".
 */
export interface CallLegEntry {
  '@id': Guid;
  name: Text;
  /**
   * As `uri` of its participant.
   */
  remoteParty?: Text;
  call?: Guid;
  /**
   * acano: a web app.
   */
  type?: 'acano' | 'sip';
  subType?: 'webApp' | 'lync' | 'avaya' | 'distributionLink' | 'lyncDistribution';
  [k: string]: unknown;
}
/**
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallLegBody".
 */
export interface CallLegBody {
  callLeg: CallLeg;
  [k: string]: unknown;
}
/**
 * A page of callLegs. `@total` counts all that match, on every page. A single callLeg stands by itself, several are an array, none is absent.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallLegsBody".
 */
export interface CallLegsBody {
  callLegs: {
    '@total': Count;
    callLeg?: CallLegEntry | CallLegEntry[];
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * How a call as a whole behaves.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallProfile".
 */
export interface CallProfile {
  '@id': Guid;
  name?: Text;
  /**
   * New participants are refused when this many are in the call.
   */
  participantLimit?: Count;
  messageBoardEnabled?: Flag;
  locked?: Flag;
  lockMode?: 'all' | 'needsActivation';
  recordingMode?: 'disabled' | 'manual' | 'automatic';
  streamingMode?: 'disabled' | 'manual' | 'automatic';
  passcodeMode?: 'required' | 'timeout';
  /**
   * Seconds.
   */
  passcodeTimeout?: Count;
  muteBehavior?: 'linked' | 'separate';
  messageBannerText?: Text;
  chatAllowed?: Flag;
  raiseHandEnabled?: Flag;
  [k: string]: unknown;
}
/**
 * One callProfile in a list: what is required at least; the rest may be left out of a list.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallProfileEntry".
 */
export interface CallProfileEntry {
  '@id': Guid;
  name?: Text;
  /**
   * New participants are refused when this many are in the call.
   */
  participantLimit?: Count;
  locked?: Flag;
  lockMode?: 'all' | 'needsActivation';
  [k: string]: unknown;
}
/**
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallProfileBody".
 */
export interface CallProfileBody {
  callProfile: CallProfile;
  [k: string]: unknown;
}
/**
 * A page of callProfiles. `@total` counts all that match, on every page. A single callProfile stands by itself, several are an array, none is absent.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallProfilesBody".
 */
export interface CallProfilesBody {
  callProfiles: {
    '@total': Count;
    callProfile?: CallProfileEntry | CallProfileEntry[];
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * Whom spaces belong to.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "Tenant".
 */
export interface Tenant {
  '@id': Guid;
  name: Text;
  /**
   * For the calls of its spaces that have none of their own.
   */
  callProfile?: Guid;
  /**
   * New participants are refused when this many are in the calls of its spaces.
   */
  participantLimit?: Count;
  [k: string]: unknown;
}
/**
 * One tenant in a list: what is required at least; the rest may be left out of a list.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "TenantEntry".
 */
export interface TenantEntry {
  '@id': Guid;
  name?: Text;
  [k: string]: unknown;
}
/**
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "TenantBody".
 */
export interface TenantBody {
  tenant: Tenant;
  [k: string]: unknown;
}
/**
 * A page of tenants. `@total` counts all that match, on every page. A single tenant stands by itself, several are an array, none is absent.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "TenantsBody".
 */
export interface TenantsBody {
  tenants: {
    '@total': Count;
    tenant?: TenantEntry | TenantEntry[];
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * How the legs of a space or of an access method behave.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallLegProfile".
 */
export interface CallLegProfile {
  '@id': Guid;
  name?: Text;
  /**
   * Neither audio nor video passes until an activator is in the call.
   */
  needsActivation?: Flag;
  defaultLayout?: Layout;
  changeLayoutAllowed?: Flag;
  participantLabels?: Flag;
  participantCounter?: 'never' | 'auto' | 'always';
  presentationDisplayMode?: 'dualStream' | 'singleStream';
  presentationContributionAllowed?: Flag;
  presentationViewingAllowed?: Flag;
  endCallAllowed?: Flag;
  disconnectOthersAllowed?: Flag;
  addParticipantAllowed?: Flag;
  muteOthersAllowed?: Flag;
  videoMuteOthersAllowed?: Flag;
  muteSelfAllowed?: Flag;
  videoMuteSelfAllowed?: Flag;
  /**
   * What the participant says is not passed on.
   */
  rxAudioMute?: Flag;
  /**
   * The participant is sent no audio.
   */
  txAudioMute?: Flag;
  /**
   * What the participant's camera shows is not passed on.
   */
  rxVideoMute?: Flag;
  /**
   * The participant is sent no video.
   */
  txVideoMute?: Flag;
  /**
   * Up to this many participants a tone is played when one joins; 0 for never.
   */
  joinToneParticipantThreshold?: Count;
  /**
   * Up to this many participants a tone is played when one leaves; 0 for never.
   */
  leaveToneParticipantThreshold?: Count;
  /**
   * What happens to those who need activation when the last activator has left.
   */
  deactivationMode?: 'deactivate' | 'disconnect' | 'remainActivated';
  /**
   * Seconds between the last activator's leaving and deactivationMode.
   */
  deactivationModeTime?: Count;
  videoMode?: 'auto' | 'disabled';
  sipMediaEncryption?: 'optional' | 'required' | 'prohibited';
  /**
   * Milliseconds.
   */
  audioPacketSizeMs?: Count;
  audioGainMode?: 'disabled' | 'agc';
  qualityMain?: 'unrestricted' | 'max1080p60' | 'max1080p30' | 'max720p60' | 'max720p30' | 'max480p30';
  qualityPresentation?: 'unrestricted' | 'max1080p30' | 'max720p5';
  telepresenceCallsAllowed?: Flag;
  sipPresentationChannelEnabled?: Flag;
  bfcpMode?: 'serverOnly' | 'serverAndClient';
  controlRemoteCameraAllowed?: Flag;
  layoutTemplate?: Guid;
  [k: string]: unknown;
}
/**
 * One callLegProfile in a list: what is required at least; the rest may be left out of a list.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallLegProfileEntry".
 */
export interface CallLegProfileEntry {
  '@id': Guid;
  name?: Text;
  /**
   * Neither audio nor video passes until an activator is in the call.
   */
  needsActivation?: Flag;
  defaultLayout?: Layout;
  [k: string]: unknown;
}
/**
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallLegProfileBody".
 */
export interface CallLegProfileBody {
  callLegProfile: CallLegProfile;
  [k: string]: unknown;
}
/**
 * A page of callLegProfiles. `@total` counts all that match, on every page. A single callLegProfile stands by itself, several are an array, none is absent.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallLegProfilesBody".
 */
export interface CallLegProfilesBody {
  callLegProfiles: {
    '@total': Count;
    callLegProfile?: CallLegProfileEntry | CallLegProfileEntry[];
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * A Call Bridge of the cluster. Each has an object for every one, itself included.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallBridge".
 */
export interface CallBridge {
  '@id': Guid;
  /**
   * The Call Bridge's uniqueName.
   */
  name: Text;
  /**
   * Where its peers reach it: scheme, host and port.
   */
  address?: string;
  sipDomain?: Text;
  callBridgeGroup?: Guid;
  [k: string]: unknown;
}
/**
 * One callBridge in a list: what is required at least; the rest may be left out of a list.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallBridgeEntry".
 */
export interface CallBridgeEntry {
  '@id': Guid;
  /**
   * The Call Bridge's uniqueName.
   */
  name: Text;
  [k: string]: unknown;
}
/**
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallBridgeBody".
 */
export interface CallBridgeBody {
  callBridge: CallBridge;
  [k: string]: unknown;
}
/**
 * A page of callBridges. `@total` counts all that match, on every page. A single callBridge stands by itself, several are an array, none is absent.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallBridgesBody".
 */
export interface CallBridgesBody {
  callBridges: {
    '@total': Count;
    callBridge?: CallBridgeEntry | CallBridgeEntry[];
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * Call Bridges among which calls are placed.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallBridgeGroup".
 */
export interface CallBridgeGroup {
  '@id': Guid;
  name?: Text;
  /**
   * Default false.
   */
  loadBalancingEnabled?: Flag;
  /**
   * Default false.
   */
  loadBalanceLyncCalls?: Flag;
  /**
   * Default false.
   */
  loadBalanceOutgoingCalls?: Flag;
  /**
   * Default true. Web apps count as these.
   */
  loadBalanceUserCalls?: Flag;
  /**
   * Default false.
   */
  loadBalanceIndirectCalls?: Flag;
  [k: string]: unknown;
}
/**
 * One callBridgeGroup in a list: what is required at least; the rest may be left out of a list.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallBridgeGroupEntry".
 */
export interface CallBridgeGroupEntry {
  '@id': Guid;
  name?: Text;
  [k: string]: unknown;
}
/**
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallBridgeGroupBody".
 */
export interface CallBridgeGroupBody {
  callBridgeGroup: CallBridgeGroup;
  [k: string]: unknown;
}
/**
 * A page of callBridgeGroups. `@total` counts all that match, on every page. A single callBridgeGroup stands by itself, several are an array, none is absent.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "CallBridgeGroupsBody".
 */
export interface CallBridgeGroupsBody {
  callBridgeGroups: {
    '@total': Count;
    callBridgeGroup?: CallBridgeGroupEntry | CallBridgeGroupEntry[];
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * A Web Bridge that the Call Bridges dial.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "WebBridge".
 */
export interface WebBridge {
  '@id': Guid;
  /**
   * `c2w://host:port`; the host must be in the Web Bridge's certificate.
   */
  url?: string;
  /**
   * Only this Call Bridge dials it.
   */
  callBridge?: Guid;
  /**
   * Only the Call Bridges of this group dial it.
   */
  callBridgeGroup?: Guid;
  [k: string]: unknown;
}
/**
 * One webBridge in a list: what is required at least; the rest may be left out of a list.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "WebBridgeEntry".
 */
export interface WebBridgeEntry {
  '@id': Guid;
  /**
   * `c2w://host:port`; the host must be in the Web Bridge's certificate.
   */
  url?: string;
  [k: string]: unknown;
}
/**
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "WebBridgeBody".
 */
export interface WebBridgeBody {
  webBridge: WebBridge;
  [k: string]: unknown;
}
/**
 * A page of webBridges. `@total` counts all that match, on every page. A single webBridge stands by itself, several are an array, none is absent.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "WebBridgesBody".
 */
export interface WebBridgesBody {
  webBridges: {
    '@total': Count;
    webBridge?: WebBridgeEntry | WebBridgeEntry[];
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * Somebody who can sign in.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "User".
 */
export interface User {
  '@id': Guid;
  /**
   * The name to sign in with.
   */
  userJid: Text;
  /**
   * Display name.
   */
  name?: Text;
  email?: Text;
  [k: string]: unknown;
}
/**
 * One user in a list: what is required at least; the rest may be left out of a list.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "UserEntry".
 */
export interface UserEntry {
  '@id': Guid;
  /**
   * The name to sign in with.
   */
  userJid: Text;
  /**
   * Display name.
   */
  name?: Text;
  [k: string]: unknown;
}
/**
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "UserBody".
 */
export interface UserBody {
  user: User;
  [k: string]: unknown;
}
/**
 * A page of users. `@total` counts all that match, on every page. A single user stands by itself, several are an array, none is absent.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "UsersBody".
 */
export interface UsersBody {
  users: {
    '@total': Count;
    user?: UserEntry | UserEntry[];
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * How the answering Call Bridge's link to a Web Bridge is.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "WebBridgeStatusBody".
 */
export interface WebBridgeStatusBody {
  webBridgeStatus: {
    status: 'unused' | 'success' | 'connectionFailure' | 'dnsFailure';
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * The answering Call Bridge itself.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "StatusBody".
 */
export interface StatusBody {
  status: {
    softwareVersion: Text;
    /**
     * Seconds.
     */
    uptimeSeconds: Count;
    /**
     * This Call Bridge's clock, UTC.
     */
    cdrTime?: string;
    activated?: Flag;
    clusterEnabled?: Flag;
    callLegsActive?: Count;
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * Media load of the answering Call Bridge.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "LoadBody".
 */
export interface LoadBody {
  load: {
    /**
     * Sum over the local legs, in the unit of loadLimit.
     */
    mediaProcessingLoad: Count;
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * The answering Call Bridge's settings in its cluster.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "ClusterBody".
 */
export interface ClusterBody {
  cluster: {
    uniqueName: Text;
    /**
     * Bits per second.
     */
    peerLinkBitRate?: Count;
    participantLimit?: Count;
    /**
     * Media load at 100 %. Absent: load does not count.
     */
    loadLimit?: Count;
    /**
     * Hundredths of a percent of loadLimit, 0 to 10000, default 5000: above it a call that does not run here is placed elsewhere if possible.
     */
    newConferenceLoadLimitBasisPoints?: Count;
    /**
     * Hundredths of a percent of loadLimit, 0 to 10000, default 8000: above it nobody is placed here.
     */
    existingConferenceLoadLimitBasisPoints?: Count;
    /**
     * 0 to 9, default 4.
     */
    maxPeerVideoStreams?: Count;
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * A refusal: exactly one element, named by its code, empty but for parameterError's attributes. On the wire it should be one line: `<?xml version="1.0"?><failureDetails><callDoesNotExist /></failureDetails>`, no newline anywhere, one blank before the slash.
 *
 * This interface was referenced by `RestBodies`'s JSON-Schema
 * via the `definition` "FailureBody".
 */
export interface FailureBody {
  failureDetails: {
    accessMethodDoesNotExist?: '';
    callBridgeDoesNotExist?: '';
    callBridgeGroupDoesNotExist?: '';
    callBridgeGroupUnavailable?: '';
    callBridgeUnavailable?: '';
    callDoesNotExist?: '';
    callLegDoesNotExist?: '';
    callLegProfileDoesNotExist?: '';
    callProfileDoesNotExist?: '';
    coSpaceDoesNotExist?: '';
    coSpaceUserDoesNotExist?: '';
    databaseNotReady?: '';
    duplicateCallBridgeName?: '';
    duplicateCoSpaceId?: '';
    duplicateCoSpaceUri?: '';
    invalidOperation?: '';
    loadBalancingDisabled?: '';
    parameterError?:
      | ''
      | {
          '@parameter': Text;
          '@error'?: 'missing' | 'invalidValue' | 'valueDoesNotExist';
        };
    participantCannotBeDeleted?: '';
    participantCannotBeModified?: '';
    participantDoesNotExist?: '';
    participantLimitReached?: '';
    tenantDoesNotExist?: '';
    tenantParticipantLimitReached?: '';
    unrecognizedObject?: '';
    userDoesNotExist?: '';
    webBridgeDoesNotExist?: '';
  };
}
