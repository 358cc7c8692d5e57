/** The cluster's target file, ready for `move-conformance run --target`. schemas/target.schema.json describes it. */
import type { Residents } from './residents.ts';
import { writeJson } from './write-file.ts';

export interface Addresses {
  name: string;
  /** `https://host:port` */
  url: string;
}

export interface CallBridgeAddresses extends Addresses {
  /** Where its public keys are, unless its credentials are opaque. */
  jwksUrl?: string;
}

export interface TargetOptions {
  callBridges: readonly CallBridgeAddresses[];
  webBridges: readonly Addresses[];
  /** PEM file of the cluster's authority: its name, in the target file's folder. */
  ca: string;
  residents: Residents;
}

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
    callBridges: callBridges.map(({ name, url, jwksUrl }) => ({ name, url, jwks: jwksUrl })),
    webBridges: webBridges.map(({ name, url }) => ({ name, url })),
    credentials: operator,
    tls: { ca },
    provides: { users, sip: rooms },
  });
