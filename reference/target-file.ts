/** The cluster's target file, ready for `move-conformance run --target`. schemas/target.schema.json describes it. */
import { basename, dirname, join, resolve } from 'node:path';
import type { TargetFile } from '../schemas/types/target.ts';
import type { Residents } from './residents.ts';
import { writeJson, writeWhole } from './write-file.ts';

export interface Addresses {
  name: string;
  /** `https://host:port` */
  url: string;
}

export interface TargetOptions {
  callBridges: readonly Addresses[];
  webBridges: readonly Addresses[];
  /** PEM of the cluster's authority. */
  ca: string;
  residents: Residents;
}

const jwksOf = (url: string): string => new URL('/.well-known/jwks.json', url).href;

const contentOf = ({ callBridges, webBridges, residents }: TargetOptions, ca: string): TargetFile =>
  ({
    name: 'reference cluster',
    profile: 'full',
    look: ['rest', 'participant'],
    exclusiveUse: true,
    callBridges: callBridges.map(({ name, url }) => ({ name, url, jwks: jwksOf(url) })),
    webBridges: webBridges.map(({ name, url }) => ({ name, url })),
    credentials: residents.operator,
    tls: { ca },
    provides: {
      users: residents.users.map(({ username, password, name }) => ({ username, password, name })),
      sip: [...residents.rooms],
    },
  }) as TargetFile;

/** Writes the target file, and the authority beside it. @throws ClusterError FILE_UNWRITABLE */
export const writeTargetFile = async (file: string, options: TargetOptions): Promise<void> => {
  const ca = `${basename(file, '.json')}.ca.pem`;
  await writeWhole(join(dirname(resolve(file)), ca), options.ca);
  await writeJson(file, contentOf(options, ca));
};
