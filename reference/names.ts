/** What the nodes of a cluster are called: as in the specification, then by number. */
const callBridgeNames = ['Paris', 'Tokyo', 'Lima'];
const webBridgeNames = ['East', 'West'];
const partlyLinkedNames = ['North', 'South'];

const namesOf = (count: number, names: readonly string[], rest: string): string[] =>
  Array.from({ length: count }, (_, index) => names[index] ?? `${rest} ${index + 1}`);

export const namesOfCallBridges = (count: number): string[] => namesOf(count, callBridgeNames, 'Call Bridge');
export const namesOfWebBridges = (count: number): string[] => namesOf(count, webBridgeNames, 'Web Bridge');
/** Web Bridges that only the first Call Bridge is linked to. */
export const namesOfPartlyLinked = (count: number): string[] => namesOf(count, partlyLinkedNames, 'Far Web Bridge');

/** Of those that run an older version. */
export const namesOfOlderCallBridges = (count: number): string[] => namesOf(count, ['Oslo'], 'Older Call Bridge');

/** A node's name as a part of a file name. */
export const fileNameOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
export const logFileOf = (name: string): string => `${fileNameOf(name)}.log`;
