/** Every defect that the cluster can be given. */
import type { Defect } from '../deviation.ts';
import * as across from './across.ts';
import * as afterTheMover from './after-the-mover.ts';
import * as again from './again.ts';
import * as api from './api.ts';
import * as binding from './binding.ts';
import * as bystanders from './bystanders.ts';
import * as counts from './counts.ts';
import * as credentials from './credentials.ts';
import * as doors from './doors.ts';
import * as failures from './failures.ts';
import * as gate from './gate.ts';
import * as heldMoves from './held-moves.ts';
import * as homes from './homes.ts';
import * as identity from './identity.ts';
import * as instances from './instances.ts';
import * as kinds from './kinds.ts';
import * as leftovers from './leftovers.ts';
import * as likenesses from './likenesses.ts';
import * as limits from './limits.ts';
import * as lobbies from './lobbies.ts';
import * as logins from './logins.ts';
import * as machines from './machines.ts';
import * as managers from './managers.ts';
import * as meanwhile from './meanwhile.ts';
import * as moveMessage from './move-message.ts';
import * as names from './names.ts';
import * as numbers from './numbers.ts';
import * as paging from './paging.ts';
import * as paths from './paths.ts';
import * as placement from './placement.ts';
import * as races from './races.ts';
import * as restAnswers from './rest-answers.ts';
import * as restarts from './restarts.ts';
import * as rosters from './rosters.ts';
import * as secondTries from './second-tries.ts';
import * as security from './security.ts';
import * as state from './state.ts';
import * as topology from './topology.ts';
import * as truths from './truths.ts';
import * as webAppWire from './web-app-wire.ts';

export const defects: readonly Defect[] = [
  machines,
  managers,
  moveMessage,
  homes,
  instances,
  identity,
  credentials,
  state,
  races,
  likenesses,
  limits,
  placement,
  restAnswers,
  binding,
  gate,
  failures,
  api,
  logins,
  rosters,
  security,
  across,
  afterTheMover,
  again,
  bystanders,
  kinds,
  leftovers,
  meanwhile,
  names,
  numbers,
  paging,
  paths,
  restarts,
  topology,
  truths,
  webAppWire,
  counts,
  doors,
  heldMoves,
  lobbies,
  secondTries,
]
  .flatMap((faults) => Object.values<Defect>(faults))
  .sort((one, other) => one.id.localeCompare(other.id));
