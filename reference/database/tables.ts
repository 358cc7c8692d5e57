/**
 * What the Call Bridges of a cluster share: configuration, never calls, participants or credentials.
 * The tables are declared here once; the rows' types and the SQL both follow from them.
 */

export interface Column {
  kind: 'text' | 'integer' | 'boolean';
  /** No two rows have the same value. */
  unique?: true;
  /** Indexed, for lists of the rows that belong to something. */
  indexed?: true;
  /** A list's `filter` is looked for in this column. */
  searched?: true;
  /** The value is the id of a row in that table. When that row goes, the value is unset, or this row goes too. */
  refersTo?: { table: string; whenGone: 'unset' | 'remove' };
}

const text = { kind: 'text' } as const;
const integer = { kind: 'integer' } as const;
const boolean = { kind: 'boolean' } as const;
const uniqueText = { kind: 'text', unique: true } as const;
const searchedText = { kind: 'text', searched: true } as const;
const refersTo = <T extends string>(table: T) => ({ kind: 'text', refersTo: { table, whenGone: 'unset' } }) as const;

export const tables = {
  callProfiles: {
    name: searchedText,
    participantLimit: integer,
    messageBoardEnabled: boolean,
    locked: boolean,
    lockMode: text,
    recordingMode: text,
    streamingMode: text,
    passcodeMode: text,
    passcodeTimeout: integer,
    muteBehavior: text,
    messageBannerText: text,
    chatAllowed: boolean,
    raiseHandEnabled: boolean,
  },
  callLegProfiles: {
    name: searchedText,
    needsActivation: boolean,
    defaultLayout: text,
    changeLayoutAllowed: boolean,
    participantLabels: boolean,
    participantCounter: text,
    presentationDisplayMode: text,
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
    joinToneParticipantThreshold: integer,
    leaveToneParticipantThreshold: integer,
    deactivationMode: text,
    deactivationModeTime: integer,
    videoMode: text,
    sipMediaEncryption: text,
    audioPacketSizeMs: integer,
    audioGainMode: text,
    qualityMain: text,
    qualityPresentation: text,
    telepresenceCallsAllowed: boolean,
    sipPresentationChannelEnabled: boolean,
    bfcpMode: text,
    controlRemoteCameraAllowed: boolean,
    layoutTemplate: text,
  },
  callBridgeGroups: {
    name: searchedText,
    loadBalancingEnabled: boolean,
    loadBalanceLyncCalls: boolean,
    loadBalanceOutgoingCalls: boolean,
    loadBalanceUserCalls: boolean,
    loadBalanceIndirectCalls: boolean,
  },
  callBridges: {
    name: { kind: 'text', unique: true, searched: true },
    /** `https://host:port` of the listener for the API and for peers. */
    address: text,
    sipDomain: text,
    callBridgeGroup: refersTo('callBridgeGroups'),
  },
  webBridges: {
    /** `c2w://host:port` */
    url: searchedText,
    callBridge: refersTo('callBridges'),
    callBridgeGroup: refersTo('callBridgeGroups'),
  },
  coSpaces: {
    name: searchedText,
    uri: { kind: 'text', unique: true, searched: true },
    secondaryUri: searchedText,
    /** The numeric id by which people join. */
    callId: uniqueText,
    cdrTag: text,
    passcode: text,
    secret: text,
    defaultLayout: text,
    callProfile: refersTo('callProfiles'),
    callLegProfile: refersTo('callLegProfiles'),
    tenant: { ...refersTo('tenants'), indexed: true },
    requireCallId: boolean,
    nonMemberAccess: boolean,
    ownerJid: text,
    meetingScheduler: text,
  },
  accessMethods: {
    coSpace: { kind: 'text', indexed: true, refersTo: { table: 'coSpaces', whenGone: 'remove' } },
    name: searchedText,
    uri: { kind: 'text', unique: true, searched: true },
    callId: uniqueText,
    passcode: text,
    secret: text,
    callLegProfile: refersTo('callLegProfiles'),
    scope: text,
    importance: integer,
  },
  tenants: {
    name: searchedText,
    callProfile: refersTo('callProfiles'),
    participantLimit: integer,
  },
  /** The members of a space. */
  coSpaceUsers: {
    coSpace: { kind: 'text', indexed: true, refersTo: { table: 'coSpaces', whenGone: 'remove' } },
    userJid: searchedText,
  },
  users: {
    userJid: { kind: 'text', unique: true, searched: true },
    name: searchedText,
    email: searchedText,
    /** See passwords.ts. */
    passwordHash: text,
  },
  /** Settings that each Call Bridge has for itself; a row's id is the Call Bridge's. */
  clusterSettings: {
    peerLinkBitRate: integer,
    participantLimit: integer,
    loadLimit: integer,
    newConferenceLoadLimitBasisPoints: integer,
    existingConferenceLoadLimitBasisPoints: integer,
    maxPeerVideoStreams: integer,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Column>>>>;

export type TableName = keyof typeof tables;

interface ValueOf {
  text: string;
  integer: number;
  boolean: boolean;
}

/** A row: its id, and a value for each column that is set. */
export type Row<T extends TableName> = { id: string } & {
  -readonly [C in keyof (typeof tables)[T]]?: (typeof tables)[T][C] extends { kind: infer K extends keyof ValueOf }
    ? ValueOf[K]
    : never;
};

/** New values for some columns; null unsets one. */
export type Changes<T extends TableName> = { [C in Exclude<keyof Row<T>, 'id'>]?: Row<T>[C] | null };

export type CoSpace = Row<'coSpaces'>;
export type AccessMethod = Row<'accessMethods'>;
export type CallProfile = Row<'callProfiles'>;
export type CallLegProfile = Row<'callLegProfiles'>;
export type CallBridgeRow = Row<'callBridges'>;
export type CallBridgeGroup = Row<'callBridgeGroups'>;
export type Tenant = Row<'tenants'>;
export type WebBridgeRow = Row<'webBridges'>;
export type User = Row<'users'>;
export type ClusterSettings = Row<'clusterSettings'>;
