/** The cluster's target file, ready for `move-conformance run --target`. schemas/target.schema.json describes it. */
import type { Residents } from './residents.ts';
import { writeJson } from './write-file.ts';

export interface Addresses {
  name: string;
  /** `https://host:port` */
  url: string;
}

export interface TargetOptions {
  callBridges: readonly Addresses[];
  webBridges: readonly Addresses[];
  /** PEM file of the cluster's authority: its name, in the target file's folder. */
  ca: string;
  residents: Residents;
}

const jwksOf = (url: string): string => new URL('/.well-known/jwks.json', url).href;

/** @throws ClusterError FILE_UNWRITABLE */
export const writeTargetFile = (
  file: string,
  { callBridges, webBridges, ca, residents: { operator, users, rooms } }: TargetOptions,
): Promise<void> =>
  writeJson(file, {
    name: 'reference cluster',
    profile: 'full',
    look: ['rest', 'participant'],
    exclusiveUse: true,
    callBridges: callBridges.map(({ name, url }) => ({ name, url, jwks: jwksOf(url) })),
    webBridges: webBridges.map(({ name, url }) => ({ name, url })),
    credentials: operator,
    tls: { ca },
    provides: { users, sip: rooms },
  });
