/** Every permitted difference that the cluster can be given. */
import type { Variant } from '../deviation.ts';
import * as api from './api.ts';
import * as bounds from './bounds.ts';
import * as credentials from './credentials.ts';
import * as failures from './failures.ts';
import * as gate from './gate.ts';
import * as http from './http.ts';
import * as legs from './legs.ts';
import * as links from './links.ts';
import * as lists from './lists.ts';
import * as machines from './machines.ts';
import * as managers from './managers.ts';
import * as messages from './messages.ts';
import * as moves from './moves.ts';
import * as placement from './placement.ts';
import * as races from './races.ts';
import * as restAnswers from './rest-answers.ts';
import * as rosters from './rosters.ts';
import * as security from './security.ts';
import * as views from './views.ts';

export const variants: readonly Variant[] = [
  restAnswers,
  bounds,
  failures,
  gate,
  links,
  machines,
  moves,
  managers,
  placement,
  races,
  api,
  security,
  credentials,
  http,
  legs,
  lists,
  messages,
  rosters,
  views,
]
  .flatMap((differences) => Object.values<Variant>(differences))
  .sort((one, other) => one.id.localeCompare(other.id));
