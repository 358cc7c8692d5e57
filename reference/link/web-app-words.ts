/** What a web app asks a Web Bridge, and what a Web Bridge tells a web app (schemas/web-app.schema.json). */
import { type Checker, createChecker } from '../../schemas/checker.ts';
import type {
  ChatMessage,
  ChatUpdate,
  LocalState,
  Media,
  MediaAnswer,
  Move,
  OpenSession,
  Present,
  PresentationUpdate,
  RosterUpdate,
  SessionEnded,
  SessionOpened,
} from '../../schemas/types/web-app.ts';
import schema from '../../schemas/web-app.schema.json' with { type: 'json' };
import { word } from './word.ts';

export const checkWebApp = createChecker(schema) as Checker;

/** Web app to Web Bridge. */
export const asked = {
  open: word<OpenSession, SessionOpened>('POST /api/call/session', 'OpenSession', 'SessionOpened'),
  media: word<Media, MediaAnswer>('POST /api/call/session/media', 'Media', 'MediaAnswer'),
  state: word<LocalState>('PUT /api/call/session/state', 'LocalState', 'EmptyAnswer'),
  present: word<Present>('PUT /api/call/session/presentation', 'Present', 'EmptyAnswer'),
  chat: word<ChatMessage>('POST /api/call/session/chat', 'ChatMessage', 'EmptyAnswer'),
  end: word<object>('POST /api/call/session/end', 'EndSession', 'EmptyAnswer'),
};

/** Web Bridge to web app. */
export const told = {
  roster: word<RosterUpdate>('POST /api/call/session/roster', 'RosterUpdate', 'EmptyAnswer'),
  chat: word<ChatUpdate>('POST /api/call/session/chat', 'ChatUpdate', 'EmptyAnswer'),
  presentation: word<PresentationUpdate>('POST /api/call/session/presentation', 'PresentationUpdate', 'EmptyAnswer'),
  move: word<Move>('POST /api/call/session/move', 'Move', 'EmptyAnswer'),
  ended: word<SessionEnded>('POST /api/call/session/ended', 'SessionEnded', 'EmptyAnswer'),
};
