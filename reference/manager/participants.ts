/** Finding the one who is to be moved. */
import { meantBy } from '../closest.ts';
import { clusterError } from '../errors.ts';
import type { CallBridgeApi } from './call-bridge-api.ts';
import { everywhere } from './everywhere.ts';
import { isId } from './ids.ts';
import { type Fields, text } from './xml.ts';

export interface FoundParticipant {
  id: string;
  name: string;
  /** Where it is homed; else a Call Bridge that knows it. */
  home: CallBridgeApi;
  /** `canMove` there; undefined where it isn't shown, as before version 2.6. */
  canMove?: boolean;
  /** The call there, by its name. */
  meeting?: string;
}

export type FindParticipant = (callBridges: readonly CallBridgeApi[], who: string) => Promise<FoundParticipant>;

/**
 * By id, or by display name, letter by letter.
 * @throws ClusterError NO_SUCH_PARTICIPANT, AMBIGUOUS_PARTICIPANT, and where no Call Bridge answers
 */
export const findParticipant: FindParticipant = async (callBridges, who) => {
  const id = isId(who) ? who.toLowerCase() : await idOfName(callBridges, who);
  const { answers } = await everywhere(callBridges, (at) => at.find(`/participants/${id}`, 'participant'));
  const known = answers.flatMap(({ at, answer }) => (answer ? [{ at, fields: answer }] : []));
  // Only the home counts call legs.
  const found = known.find(({ fields }) => text(fields, 'numCallLegs') !== undefined) ?? known[0];
  if (!found) throw clusterError('NO_SUCH_PARTICIPANT', { who, meant: '.' });
  const { at: home, fields } = found;
  const canMove = text(fields, 'canMove');
  const call = text(fields, 'call');
  const meeting = call && text((await home.find(`/calls/${call}`, 'call')) ?? {}, 'name');
  return {
    id,
    name: text(fields, 'name') ?? '',
    home,
    ...(canMove !== undefined && { canMove: canMove.toLowerCase() === 'true' }),
    ...(meeting !== undefined && { meeting }),
  };
};

const idOfName = async (callBridges: readonly CallBridgeApi[], who: string): Promise<string> => {
  const listed = await everywhere(callBridges, (at) => at.list('/participants', 'participant', { filter: who }));
  const everybody = new Map(listed.answers.flatMap(({ answer }) => answer.map((one) => [text(one, '@id') ?? '', one])));
  const named = [...everybody].filter(([, fields]) => text(fields, 'name') === who);
  const [first, ...others] = named;
  if (!first) throw await nobody(callBridges, who);
  if (others.length === 0) return first[0];
  const calls = await callNames(callBridges, named);
  const candidates = named.map(([id], index) => `${id}${calls[index] === undefined ? '' : ` in ${calls[index]}`}`);
  throw clusterError('AMBIGUOUS_PARTICIPANT', { who, candidates: candidates.join(', ') });
};

const nobody = async (callBridges: readonly CallBridgeApi[], who: string) => {
  const { answers } = await everywhere(callBridges, (at) => at.list('/participants', 'participant'));
  const names = new Set(answers.flatMap(({ answer }) => answer.flatMap((fields) => text(fields, 'name') ?? [])));
  return clusterError('NO_SUCH_PARTICIPANT', { who, meant: meantBy(who, [...names]) });
};

/** The name of the call that each of them is in, where some Call Bridge tells it. */
const callNames = (callBridges: readonly CallBridgeApi[], named: readonly (readonly [string, Fields])[]) =>
  Promise.all(
    named.map(async ([id]) => {
      const asked = await everywhere(callBridges, async (at) => {
        const call = text((await at.find(`/participants/${id}`, 'participant')) ?? {}, 'call');
        return call && text((await at.find(`/calls/${call}`, 'call')) ?? {}, 'name');
      });
      return asked.answers.find(({ answer }) => answer !== undefined)?.answer;
    }),
  );
