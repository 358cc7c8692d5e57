/** What Call Bridges ask each other (schemas/peer.schema.json). */
import { type Checker, createChecker } from '../../schemas/checker.ts';
import schema from '../../schemas/peer.schema.json' with { type: 'json' };
import type {
  Announcement,
  Created,
  Creation,
  Drop,
  Hello,
  MoveData,
  MoveQuery,
  Query,
  Suitability,
} from '../../schemas/types/peer.ts';
import webAppSchema from '../../schemas/web-app.schema.json' with { type: 'json' };
import { word } from './word.ts';

export const checkPeer = createChecker(schema, webAppSchema) as Checker;

export const peerWords = {
  hello: word<Hello>('POST /peer/hello', 'Hello', 'Done'),
  announcement: word<Announcement>('POST /peer/announcement', 'Announcement', 'Done'),
  configuration: word<object>('POST /peer/configuration', 'Done', 'Done'),
  placement: word<Query, Suitability>('POST /peer/placement', 'Query', 'Suitability'),
  creation: word<Creation, Created>('POST /peer/participants', 'Creation', 'Created'),
  move: word<MoveQuery, MoveData>('POST /peer/move', 'MoveQuery', 'MoveData'),
  abandoned: word<MoveQuery>('POST /peer/move/abandoned', 'MoveQuery', 'Done'),
  drop: word<Drop>('POST /peer/drop', 'Drop', 'Done'),
};
