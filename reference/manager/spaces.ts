/** Finding the space that somebody is to be moved to, and where it is in session. */
import { meantBy } from '../closest.ts';
import { clusterError } from '../errors.ts';
import type { CallBridgeApi } from './call-bridge-api.ts';
import { everywhere } from './everywhere.ts';
import { isId } from './ids.ts';
import { type Fields, text } from './xml.ts';

export interface FoundSpace {
  id: string;
  name: string;
  /** By which people join it. */
  numericId?: string;
}

/** A call at one Call Bridge, under the id that it has there. */
export interface CallInstance {
  at: CallBridgeApi;
  id: string;
}

export type FindSpace = (callBridges: readonly CallBridgeApi[], space: string) => Promise<FoundSpace>;
export type FindCalls = (callBridges: readonly CallBridgeApi[], space: FoundSpace) => Promise<CallInstance[]>;

/**
 * By id, name or numeric id. Every Call Bridge knows every space: the first one that answers is asked.
 * @throws ClusterError NO_SUCH_SPACE, AMBIGUOUS_SPACE, and where no Call Bridge answers
 */
export const findSpace: FindSpace = async (callBridges, space) => {
  const { answers } = await everywhere(callBridges, (at) => candidates(at, space));
  const listed = answers[0]?.answer ?? [];
  const fitting = listed.filter((fields) => fits(fields, space));
  const [first, ...others] = fitting;
  if (!first) {
    const known = listed.flatMap((fields) => text(fields, 'name') ?? []);
    throw clusterError('NO_SUCH_SPACE', { space, meant: meantBy(space, known) });
  }
  if (others.length > 0) throw clusterError('AMBIGUOUS_SPACE', { space, candidates: fitting.map(titled).join(', ') });
  const numericId = text(first, 'callId');
  return {
    id: text(first, '@id') ?? '',
    name: text(first, 'name') ?? '',
    ...(numericId !== undefined && { numericId }),
  };
};

/** Where the space is in session, in the order of the Call Bridges. A Call Bridge that can't be asked is left out. */
export const findCalls: FindCalls = async (callBridges, { id }) => {
  const { answers } = await everywhere(callBridges, async (at) => {
    // A server may ignore the filter.
    for (const listed of await at.list('/calls', 'call', { coSpaceFilter: id })) {
      const call = text(listed, '@id') ?? '';
      if ((text(listed, 'coSpace') ?? (await spaceOf(at, call))) === id) return call;
    }
    return undefined;
  });
  return answers.flatMap(({ at, answer }) => (answer === undefined ? [] : [{ at, id: answer }]));
};

/** The space of a call. */
export const spaceOf = async (at: CallBridgeApi, call: string): Promise<string | undefined> =>
  text((await at.find(`/calls/${call}`, 'call')) ?? {}, 'coSpace');

const candidates = async (at: CallBridgeApi, space: string): Promise<Fields[]> => {
  if (isId(space)) {
    const found = await at.find(`/coSpaces/${space.toLowerCase()}`, 'coSpace');
    return found ? [found] : [];
  }
  const filtered = await at.list('/coSpaces', 'coSpace', { filter: space });
  // The filter looks for names, not for numeric ids.
  return filtered.some((fields) => fits(fields, space)) ? filtered : at.list('/coSpaces', 'coSpace');
};

const fits = (fields: Fields, space: string): boolean =>
  [text(fields, 'name'), text(fields, 'callId'), text(fields, '@id')].includes(
    isId(space) ? space.toLowerCase() : space,
  );

const titled = (fields: Fields): string => {
  const numericId = text(fields, 'callId');
  return `${text(fields, '@id')}${numericId === undefined ? '' : ` (numeric id ${numericId})`}`;
};
