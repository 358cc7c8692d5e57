import type { SpaceModel } from './model.ts';

/** What has to be there first, in sentences of the specification: spaces in session on the same Call Bridges share one. */
export function givensOf(spaces: readonly SpaceModel[]): string[] {
  const groups = Map.groupBy(spaces, ({ callBridges }) => callBridges.join(' and '));
  const inSession = [...groups].map(([where, alike]) => {
    const names = alike.map(({ name }) => name).join(' and ');
    return `${names} ${alike.length > 1 ? 'are' : 'is'} in session on ${where}`;
  });
  return [...inSession, ...spaces.flatMap(limitOf)];
}

const limitOf = ({ name, limit }: SpaceModel): string[] =>
  limit === undefined ? [] : [`${name} admits ${limit} participant${limit === 1 ? '' : 's'}`];
