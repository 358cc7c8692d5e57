/** The cluster's target file, ready for `move-conformance run --target`. schemas/target.schema.json describes it. */
import type { TargetFile } from '../schemas/types/target.ts';
import type { Residents } from './residents.ts';
import type { NodeSettings } from './settings.ts';
import { writeJson } from './write-file.ts';

export interface Addresses {
  name: string;
  /** `https://host:port` */
  url: string;
}

export interface CallBridgeAddresses extends Addresses {
  /** Where its public keys are, unless its credentials are opaque. */
  jwksUrl?: string;
  /** false where its version can't move web apps. */
  movesWebApps?: boolean;
}

export interface WebBridgeAddresses extends Addresses {
  /** Names of the only Call Bridges that are linked to it. */
  linkedTo?: string[];
}

export interface TargetOptions {
  callBridges: readonly CallBridgeAddresses[];
  webBridges: readonly WebBridgeAddresses[];
  /** PEM file of the cluster's authority: its name, in the target file's folder. */
  ca: string;
  residents: Residents;
  /** Default "reference cluster". */
  name?: string;
  /** Whether cluster-wide settings may be changed; default true. */
  exclusiveUse?: boolean;
  /** Settings that differ from the defaults; those that somebody may wait for are declared. */
  settings?: Partial<NodeSettings>;
  faults?: NonNullable<TargetFile['faults']>;
  /** A shell command: the manager that is judged with the cluster. */
  manager?: string;
}

/** @throws ClusterError FILE_UNWRITABLE */
export const writeTargetFile = (
  file: string,
  {
    name = 'reference cluster',
    exclusiveUse = true,
    callBridges,
    webBridges,
    ca,
    residents: { operator, users, rooms, legs },
    settings: { arrivalTime: arrival, reconnectTime: reconnect } = {},
    faults,
    manager,
  }: TargetOptions,
): Promise<void> =>
  writeJson(file, {
    name,
    profile: 'full',
    look: ['rest', 'participant'],
    exclusiveUse,
    callBridges: callBridges.map(({ name, url, movesWebApps, jwksUrl }) => ({
      name,
      url,
      movesWebApps,
      jwks: jwksUrl,
    })),
    webBridges: webBridges.map(({ name, url, linkedTo }) => ({ name, url, linkedTo })),
    credentials: operator,
    tls: { ca },
    provides: { users, sip: rooms, legs },
    timing: { arrival, reconnect },
    faults,
    observer: { host: '127.0.0.1' },
    ...(manager !== undefined && { manager: { command: manager } }),
  });
