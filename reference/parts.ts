/**
 * The seam for defects and variants. A node is put together from these parts; a defect or a variant takes a record of
 * parts and gives another one, in which some part is wrapped. No role knows of it.
 */
import type { ServerOptions } from 'node:https';
import type { WebSocket } from 'ws';
import { type Accounts, type AccountsDeps, createAccounts } from './call-bridge/accounts.ts';
import { type Admission, type AdmissionDeps, createAdmission } from './call-bridge/admission.ts';
import { type C2w, type C2wDeps, createC2w } from './call-bridge/c2w.ts';
import { type Calls, type CallsDeps, createCalls } from './call-bridge/calls.ts';
import { type Conversation, type ConversationDeps, createConversation } from './call-bridge/conversation.ts';
import { type Credentials, type CredentialsDeps, createCredentials } from './call-bridge/credentials.ts';
import { createHearing, type Hearing, type HearingDeps } from './call-bridge/hearing.ts';
import { createHomes, type Homes, type HomesDeps } from './call-bridge/homes.ts';
import type { NodeIdentity } from './call-bridge/identity.ts';
import { createLimits, type Limits, type LimitsDeps } from './call-bridge/limits.ts';
import { createLobby, type Lobby, type LobbyDeps } from './call-bridge/lobby.ts';
import { createMedia, type Media, type MediaDeps } from './call-bridge/media.ts';
import type { FormHook, RestHook } from './call-bridge/model.ts';
import { type Arrival, type ArrivalDeps, createArrival } from './call-bridge/move/arrival.ts';
import { createMoveHome, type MoveHome, type MoveHomeDeps } from './call-bridge/move/home.ts';
import { createMoveOperation, type MoveOperation, type MoveOperationDeps } from './call-bridge/move/operation.ts';
import { createInstances, type Instances, type InstancesDeps } from './call-bridge/participants/instances.ts';
import { createRegister, type Register } from './call-bridge/participants/register.ts';
import { createPeers, type Peers, type PeersDeps } from './call-bridge/peers.ts';
import { createPlacement, type Placement, type PlacementDeps } from './call-bridge/placement.ts';
import { createReception, type Reception, type ReceptionDeps } from './call-bridge/reception.ts';
import { createSelfView, type SelfView, type SelfViewDeps } from './call-bridge/self-view.ts';
import { createSessions, type Sessions, type SessionsDeps } from './call-bridge/sessions.ts';
import { createSip, type Sip, type SipDeps } from './call-bridge/sip.ts';
import { type AcceptOptions, type Acceptor, acceptSockets } from './link/accept.ts';
import type { Write } from './link/link.ts';
import { type OutgoingOf, passOn, writeFrame } from './link/open-link.ts';
import type { Listener } from './listener.ts';
import { type ManagerParts, managerParts } from './manager/parts.ts';
import type { NodeSettings } from './settings.ts';
import {
  type CallBridgeLinks,
  type CallBridgeLinksDeps,
  createCallBridgeLinks,
} from './web-bridge/call-bridge-links.ts';
import { createWebSessions, type WebSessions } from './web-bridge/web-sessions.ts';
import { acceptWebApp, type WebSocketDeps } from './web-bridge/web-socket.ts';

type Make<Deps, Role> = (deps: Deps) => Role;

export interface Parts {
  // A Call Bridge.
  createAccounts: Make<AccountsDeps, Accounts>;
  createAdmission: Make<AdmissionDeps, Admission>;
  createArrival: Make<ArrivalDeps, Arrival>;
  createC2w: Make<C2wDeps, C2w>;
  createCalls: Make<CallsDeps, Calls>;
  createConversation: Make<ConversationDeps, Conversation>;
  createCredentials: Make<CredentialsDeps, Credentials>;
  createHearing: Make<HearingDeps, Hearing>;
  createHomes: Make<HomesDeps, Homes>;
  createInstances: Make<InstancesDeps, Instances>;
  createLimits: Make<LimitsDeps, Limits>;
  createLobby: Make<LobbyDeps, Lobby>;
  createMedia: Make<MediaDeps, Media>;
  createMoveHome: Make<MoveHomeDeps, MoveHome>;
  createMoveOperation: Make<MoveOperationDeps, MoveOperation>;
  createPeers: Make<PeersDeps, Peers>;
  createPlacement: Make<PlacementDeps, Placement>;
  createReception: Make<ReceptionDeps, Reception>;
  createRegister: Make<{ identity: NodeIdentity }, Register>;
  createSelfView: Make<SelfViewDeps, SelfView>;
  createSessions: Make<SessionsDeps, Sessions>;
  createSip: Make<SipDeps, Sip>;
  /** Sees every answer of the API before it is sent. */
  restAnswer?: RestHook;
  /** Sees every form of the API before it is read. */
  restForm?: FormHook;

  // A Web Bridge.
  createCallBridgeLinks: Make<CallBridgeLinksDeps, CallBridgeLinks>;
  createWebSessions: () => WebSessions;
  /** Takes over the socket of one web app. */
  acceptWebApp: (socket: WebSocket, deps: WebSocketDeps) => void;

  // Who asks for moves.
  manager: ManagerParts;

  // Every node.
  acceptSockets: (server: Listener, options: AcceptOptions) => Acceptor;
  /** What becomes of the messages that a node sends. */
  outgoingOf: OutgoingOf;
  write: Write;
  listenerOptions: (options: ServerOptions) => ServerOptions;
  adjustSettings: (settings: NodeSettings) => NodeSettings;
}

export const defaultParts: Parts = {
  createAccounts,
  createAdmission,
  createArrival,
  createC2w,
  createCalls,
  createConversation,
  createCredentials,
  createHearing,
  createHomes,
  createInstances,
  createLimits,
  createLobby,
  createMedia,
  createMoveHome,
  createMoveOperation,
  createPeers,
  createPlacement,
  createReception,
  createRegister: () => createRegister(),
  createSelfView,
  createSessions,
  createSip,
  createCallBridgeLinks,
  createWebSessions,
  manager: managerParts,
  acceptWebApp,
  acceptSockets,
  outgoingOf: () => passOn,
  write: writeFrame,
  listenerOptions: (options) => options,
  adjustSettings: (settings) => settings,
};
