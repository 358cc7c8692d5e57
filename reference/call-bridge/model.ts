/**
 * What a Call Bridge's REST API needs of the Call Bridge. Objects that are shared by the cluster (spaces, access
 * methods, profiles, bridges, users, settings) the API reads and writes in the database by itself; everything that
 * lives in this process is here. Views are plain values of that moment. Whatever can't be done throws a `Failure`.
 *
 * The API's side of the agreement, in `api/api.ts`: `createApi(model, deps: ApiDeps): FastifyInstance`, not yet
 * listening; the Call Bridge calls `ready()` and listens on the server that `deps.serverFactory` made. The API
 * answers everything below `/api/v1`, and `/.well-known/jwks.json` with `model.jwks()` (404 when undefined).
 */
import type { RequestListener } from 'node:http';
import type { Server } from 'node:https';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import type { Form } from './api/form.ts';

/** Value of one API parameter, parsed from its form: boolean, number or text. */
export type SettingValue = boolean | number | string;

/**
 * Parameters of a call leg and participant (CMS API, "callLegProfile" and "participants"): `rxAudioMute`,
 * `importance`, `needsActivation`, … Names that the cluster gives no meaning to are kept and shown.
 */
export type Settings = Readonly<Record<string, SettingValue>>;

/** A change of settings; null takes one back to its default (a PUT with an empty value). */
export type SettingChanges = Readonly<Record<string, SettingValue | null>>;

export type ParticipantState = 'initial' | 'ringing' | 'connected' | 'onHold';

/** One instance of a call at this Call Bridge. */
export interface CallView {
  id: string;
  name: string;
  /** Id of the space in session. */
  coSpace: string;
  callType: 'coSpace' | 'lyncConferencing';
  /** Common to all instances of this call in the cluster. */
  callCorrelator: string;
  durationSeconds: number;
  /** Legs at this Call Bridge, now and at most so far. */
  numCallLegs: number;
  maxCallLegs: number;
  numParticipantsLocal: number;
  numParticipantsRemote: number;
  /** Number of *other* Call Bridges that have an instance. */
  numDistributedInstances: number;
  /** Present while somebody presents. */
  presenterCallLeg?: string;
  locked: boolean;
  recording: boolean;
  streaming: boolean;
  activeWhenEmpty: boolean;
  ownerName?: string;
  /** Further settings given by POST or PUT, such as `joinAudioMuteOverride`. */
  settings: Settings;
}

/** One participant of any call in the cluster, as this Call Bridge knows it. */
export interface ParticipantView {
  id: string;
  /** Display name. */
  name: string;
  /** Id of this Call Bridge's instance of the call; absent when it has none. */
  call?: string;
  /** Id of the space. */
  coSpace: string;
  /** Id of the home Call Bridge. */
  callBridge: string;
  /** Homed at this Call Bridge: then it has legs here and can be changed here. */
  isLocal: boolean;
  /** A guest's account, a user's id, or a SIP address. */
  uri: string;
  /** Signed-in users only. */
  userJid?: string;
  /** Local participants only: 0 or 1. */
  numCallLegs?: number;
  isActivator: boolean;
  canMove: boolean;
  /** The participant from which this one was moved, and the Call Bridge that was its home. */
  movedParticipant?: string;
  movedParticipantCallBridge?: string;
  state: ParticipantState;
  /** What was set for this participant itself. */
  configuration: Settings;
}

/** A leg at this Call Bridge. Its id is its participant's id. */
export interface CallLegView {
  id: string;
  name: string;
  /** A guest's account, a user's id, or a SIP address. */
  remoteParty: string;
  call: string;
  participant: string;
  coSpace: string;
  type: 'acano' | 'sip';
  /** Of web apps, and of what Skype for Business and other Call Bridges have. */
  subType?: 'webApp' | 'lync' | 'lyncDistribution' | 'distributionLink';
  direction: 'incoming' | 'outgoing';
  canMove: boolean;
  movedCallLeg?: string;
  movedCallLegCallBridge?: string;
  isActivator: boolean;
  ownerId?: string;
  status: {
    state: ParticipantState;
    durationSeconds: number;
    /** The layout in effect: the web app's own choice, else the setting. */
    layout: string;
    /** The participant's own mutes are in effect, whatever the settings say. */
    audioMuted: boolean;
    videoMuted: boolean;
    presenting: boolean;
    /** It waits in the lobby. */
    deactivated: boolean;
  };
  configuration: Settings;
}

export interface NewCall {
  coSpace: string;
  name?: string;
  settings?: Settings;
}

/** Exactly one of `remoteParty` and `movedParticipant`. */
export interface NewParticipant {
  remoteParty?: string;
  movedParticipant?: string;
  /** Where to home it: id of a Call Bridge, or of a group to choose from. */
  callBridge?: string;
  callBridgeGroup?: string;
  /** Id; the API has checked that it exists. */
  callLegProfile?: string;
  settings: Settings;
}

export interface CallsModel {
  list(): readonly CallView[];
  get(id: string): CallView | undefined;
  /** Id of this Call Bridge's instance for the space, made if there was none. @throws Failure coSpaceDoesNotExist */
  create(call: NewCall): Promise<string>;
  /** @throws Failure callDoesNotExist */
  update(id: string, changes: SettingChanges): Promise<void>;
  /** Ends this Call Bridge's instance and the sessions of its local participants. @throws Failure callDoesNotExist */
  remove(id: string): Promise<void>;
}

export interface ParticipantsModel {
  /** Everyone in the cluster, or everyone in the call of which `call` is an instance here. */
  list(call?: string): readonly ParticipantView[];
  get(id: string): ParticipantView | undefined;
  /**
   * Adds a SIP participant, or moves one here (STEP-01 … STEP-06). Resolves with the new participant's id when
   * it exists and, for a web app, the move message is on its way; the old one may still be there.
   * @throws Failure callDoesNotExist, parameterError (movedParticipant, valueDoesNotExist), participantCannotBeModified,
   * callBridgeDoesNotExist, callBridgeUnavailable, callBridgeGroupDoesNotExist, callBridgeGroupUnavailable,
   * participantLimitReached
   */
  add(call: string, participant: NewParticipant): Promise<string>;
  /** @throws Failure participantDoesNotExist, participantCannotBeModified (homed elsewhere) */
  update(id: string, changes: SettingChanges): Promise<void>;
  /** Changes all local participants of the call. @throws Failure callDoesNotExist */
  updateAll(call: string, changes: SettingChanges): Promise<void>;
  /** Drops it from its call. @throws Failure participantDoesNotExist, participantCannotBeDeleted (homed elsewhere) */
  remove(id: string): Promise<void>;
}

export interface CallLegsModel {
  /** All legs at this Call Bridge, or those of one call or one participant. */
  list(of?: { call?: string; participant?: string }): readonly CallLegView[];
  get(id: string): CallLegView | undefined;
  /** @throws Failure callLegDoesNotExist */
  update(id: string, changes: SettingChanges): Promise<void>;
  /** @throws Failure callLegDoesNotExist */
  remove(id: string): Promise<void>;
}

/** State of this Call Bridge's link to a Web Bridge (CMS API, `/webBridges/<id>/status`). */
export type WebBridgeStatus = 'unused' | 'success' | 'connectionFailure' | 'dnsFailure';

export interface CallBridgeModel {
  /** `id` is that of its callBridge object, `name` its uniqueName. */
  readonly identity: { id: string; name: string; softwareVersion: string; startedAt: Date };
  readonly calls: CallsModel;
  readonly participants: ParticipantsModel;
  readonly callLegs: CallLegsModel;
  webBridgeStatus(id: string): WebBridgeStatus;
  /** Sum of the media load of the local legs, in the unit of `loadLimit`. */
  mediaProcessingLoad(): number;
  /** Public keys of the credentials issued here, or undefined when credentials are opaque. */
  jwks(): { keys: readonly object[] } | undefined;
  /** To be called after every change of callBridges, callBridgeGroups or webBridges: this and all peers dial anew. */
  bridgesChanged(): Promise<void>;
}

/** A REST answer just before it is sent. */
export interface RestAnswer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
}

export interface RestRequest {
  method: string;
  /** As received, without the query. */
  path: string;
  /** As received in `Host`. */
  host: string;
  /** Parsed form of a POST or PUT. */
  form: Readonly<Record<string, string>>;
}

/** Seam for defects and variants: sees every answer of the API and may change it. */
export type RestHook = (request: RestRequest, answer: RestAnswer) => RestAnswer | Promise<RestAnswer>;

/** Seam for defects and variants: sees every form before it is read, and may take it for another. */
export type FormHook = (form: Form) => Form;

export interface ApiDeps {
  database: Database;
  log: Log;
  /** The operator's account. */
  user: { username: string; password: string };
  /** Most items in one page of a list. */
  pageSize: number;
  /** Makes the TLS server; the Call Bridge adds its peer sockets to it. */
  serverFactory: (handler: RequestListener) => Server;
  answerHook?: RestHook;
  formHook?: FormHook;
}
