/** Generated from schemas/c2w.schema.json by `npm run generate`. */

/**
 * Whose sessions this is for.
 *
 * This interface was referenced by `C2WBinding`'s JSON-Schema
 * via the `definition` "participants".
 */
export type Participants = string[];

/**
 * What a Call Bridge and a Web Bridge say to each other (C2W): requests and responses in the envelopes of web-app.schema.json, in the one WebSocket that the Call Bridge opens at /c2w with its cluster's certificate.
 */
export interface C2WBinding {}
/**
 * Call Bridge to Web Bridge, POST /c2w/hello: the first request. The name is the one in its certificate.
 *
 * This interface was referenced by `C2WBinding`'s JSON-Schema
 * via the `definition` "Hello".
 */
export interface Hello {
  callBridge: string;
  name: string;
}
/**
 * Web Bridge to any Call Bridge, POST /c2w/auth: somebody wants to join. Answered with JoinAnswer.
 *
 * This interface was referenced by `C2WBinding`'s JSON-Schema
 * via the `definition` "Auth".
 */
export interface JoinRequest {
  numericId: string;
  passcode?: string;
  name?: string;
  username?: string;
  password?: string;
}
/**
 * Web Bridge to the credential's home Call Bridge, POST /c2w/session. Answered with SessionOpened.
 *
 * This interface was referenced by `C2WBinding`'s JSON-Schema
 * via the `definition` "Open".
 */
export interface OpenSession {
  /**
   * Opaque to the web app: any text. (The bundled cluster issues JWTs.)
   */
  token: string;
}
/**
 * Answer 200 of POST /api/join.
 *
 * This interface was referenced by `C2WBinding`'s JSON-Schema
 * via the `definition` "Admitted".
 */
export interface JoinAnswer {
  /**
   * Opaque to the web app: any text. (The bundled cluster issues JWTs.)
   */
  token: string;
  participant: string;
}
/**
 * Answer 200 of POST /api/call/session.
 *
 * This interface was referenced by `C2WBinding`'s JSON-Schema
 * via the `definition` "Opened".
 */
export interface SessionOpened {
  participant: string;
  /**
   * As `uri` or `userJid` of the participant in the REST API.
   */
  account: string;
  call: {
    /**
     * Empty where the call has none.
     */
    name: string;
    /**
     * By which it joined, or which the move named.
     */
    numericId: string;
  };
}
/**
 * This interface was referenced by `C2WBinding`'s JSON-Schema
 * via the `definition` "Connected".
 */
export interface MediaAnswer {
  state: 'connected';
  roster: RosterEntry[];
  presenter: string | null;
}
/**
 * How everyone in the call sees one participant. audioMuted and videoMuted are true when the participant or the operator muted it.
 */
export interface RosterEntry {
  participant: string;
  name: string;
  state: 'initial' | 'ringing' | 'connected' | 'onHold';
  audioMuted: boolean;
  videoMuted: boolean;
  layout: 'automatic' | 'allEqual' | 'speakerOnly' | 'telepresence' | 'stacked';
  presenting: boolean;
  /**
   * It is in the lobby, neither heard nor seen, until it is let in. Absent: it is not.
   */
  waiting?: boolean;
}
/**
 * Web Bridge to home Call Bridge, POST /c2w/session/media. Answered with MediaAnswer.
 *
 * This interface was referenced by `C2WBinding`'s JSON-Schema
 * via the `definition` "Media".
 */
export interface Media {
  participant: string;
  media: Media1;
}
/**
 * Web app to Web Bridge, POST /api/call/session/media: what the web app sends and receives. Neither mutes anybody. Answered when the participant is connected, with the whole roster.
 */
export interface Media1 {
  audio: boolean;
  video: boolean;
}
/**
 * Web Bridge to home Call Bridge, PUT /c2w/session/state.
 *
 * This interface was referenced by `C2WBinding`'s JSON-Schema
 * via the `definition` "State".
 */
export interface State {
  participant: string;
  state: LocalState;
}
/**
 * Web app to Web Bridge, PUT /api/call/session/state: what the user chose in the web app. A property that is absent stays as it is.
 */
export interface LocalState {
  audioMuted?: boolean;
  videoMuted?: boolean;
  layout?: 'automatic' | 'allEqual' | 'speakerOnly' | 'telepresence' | 'stacked';
}
/**
 * Web Bridge to home Call Bridge, PUT /c2w/session/presentation.
 *
 * This interface was referenced by `C2WBinding`'s JSON-Schema
 * via the `definition` "Present".
 */
export interface Present {
  participant: string;
  active: boolean;
}
/**
 * Web Bridge to home Call Bridge, POST /c2w/session/chat.
 *
 * This interface was referenced by `C2WBinding`'s JSON-Schema
 * via the `definition` "Say".
 */
export interface Say {
  participant: string;
  text: string;
}
/**
 * Web Bridge to home Call Bridge. POST /c2w/session/end: the web app ended its session. POST /c2w/session/lost: its socket broke without a word.
 *
 * This interface was referenced by `C2WBinding`'s JSON-Schema
 * via the `definition` "OneSession".
 */
export interface OneSession {
  participant: string;
}
/**
 * Call Bridge to Web Bridge, POST /c2w/roster: one change, for all these sessions.
 *
 * This interface was referenced by `C2WBinding`'s JSON-Schema
 * via the `definition` "Roster".
 */
export interface Roster {
  participants: Participants;
  update: RosterUpdate;
}
/**
 * Web Bridge to web app, POST /api/call/session/roster: what changed of one participant. An add or update carries the whole entry, a remove the participant's id.
 */
export interface RosterUpdate {
  updateType: 'add' | 'update' | 'remove';
  entry?: RosterEntry;
  participant?: string;
}
/**
 * Call Bridge to Web Bridge, POST /c2w/chat.
 *
 * This interface was referenced by `C2WBinding`'s JSON-Schema
 * via the `definition` "Chat".
 */
export interface Chat {
  participants: Participants;
  update: ChatUpdate;
}
/**
 * Web Bridge to web app, POST /api/call/session/chat: somebody else in the call said something.
 */
export interface ChatUpdate {
  from: string;
  name: string;
  text: string;
}
/**
 * Call Bridge to Web Bridge, POST /c2w/presentation.
 *
 * This interface was referenced by `C2WBinding`'s JSON-Schema
 * via the `definition` "Presentation".
 */
export interface Presentation {
  participants: Participants;
  update: PresentationUpdate;
}
/**
 * Web Bridge to web app, POST /api/call/session/presentation: who presents now, or nobody.
 */
export interface PresentationUpdate {
  presenter: string | null;
}
/**
 * The new instance's Call Bridge to the Web Bridge of the moved participant, POST /c2w/move. `participant` is the old one, whose session it is. Refused with notAllowed when that session is gone.
 *
 * This interface was referenced by `C2WBinding`'s JSON-Schema
 * via the `definition` "Move".
 */
export interface Move {
  participant: string;
  move: Move1;
}
/**
 * Web Bridge to web app, POST /api/call/session/move: end this session, then open a new one with this credential at this same Web Bridge.
 */
export interface Move1 {
  accessMethod: {
    numericId: string;
    /**
     * Name of the target call.
     */
    name?: string;
  };
  /**
   * Opaque to the web app: any text. (The bundled cluster issues JWTs.)
   */
  token: string;
}
/**
 * Home Call Bridge to Web Bridge, POST /c2w/ended: the cluster ended this session.
 *
 * This interface was referenced by `C2WBinding`'s JSON-Schema
 * via the `definition` "Ended".
 */
export interface Ended {
  participant: string;
  ended: SessionEnded;
}
/**
 * Web Bridge to web app, POST /api/call/session/ended: the cluster ended this session; the close with 4410 follows.
 */
export interface SessionEnded {
  reason: 'removedByOperator' | 'callEnded' | 'deactivated' | 'callBridgeLost';
}
/**
 * Answer 200 that says no more.
 *
 * This interface was referenced by `C2WBinding`'s JSON-Schema
 * via the `definition` "Done".
 */
export interface Done {}
