/** What Web Bridges ask Call Bridges, and what Call Bridges tell Web Bridges (schemas/c2w.schema.json). */
import schema from '../../schemas/c2w.schema.json' with { type: 'json' };
import { type Checker, createChecker } from '../../schemas/checker.ts';
import type {
  Chat,
  Ended,
  Hello,
  Media,
  Move,
  OneSession,
  Present,
  Presentation,
  Roster,
  Say,
  State,
} from '../../schemas/types/c2w.ts';
import type { JoinAnswer, JoinRequest, MediaAnswer, OpenSession, SessionOpened } from '../../schemas/types/web-app.ts';
import webAppSchema from '../../schemas/web-app.schema.json' with { type: 'json' };
import { word } from './word.ts';

export const checkC2w = createChecker(schema, webAppSchema) as Checker;

/** Web Bridge to Call Bridge. */
export const asked = {
  auth: word<JoinRequest, JoinAnswer>('POST /c2w/auth', 'Auth', 'Admitted'),
  open: word<OpenSession, SessionOpened>('POST /c2w/session', 'Open', 'Opened'),
  media: word<Media, MediaAnswer>('POST /c2w/session/media', 'Media', 'Connected'),
  state: word<State>('PUT /c2w/session/state', 'State', 'Done'),
  present: word<Present>('PUT /c2w/session/presentation', 'Present', 'Done'),
  say: word<Say>('POST /c2w/session/chat', 'Say', 'Done'),
  end: word<OneSession>('POST /c2w/session/end', 'OneSession', 'Done'),
  lost: word<OneSession>('POST /c2w/session/lost', 'OneSession', 'Done'),
};

/** Call Bridge to Web Bridge. */
export const told = {
  hello: word<Hello>('POST /c2w/hello', 'Hello', 'Done'),
  roster: word<Roster>('POST /c2w/roster', 'Roster', 'Done'),
  chat: word<Chat>('POST /c2w/chat', 'Chat', 'Done'),
  presentation: word<Presentation>('POST /c2w/presentation', 'Presentation', 'Done'),
  move: word<Move>('POST /c2w/move', 'Move', 'Done'),
  ended: word<Ended>('POST /c2w/ended', 'Ended', 'Done'),
};
