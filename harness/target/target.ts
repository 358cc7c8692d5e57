import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TargetFile } from '../../schemas/types/target.ts';
import { harnessError, reasonOf } from '../errors.ts';
import type { CreateDriver, Driver, WebBridgeAccess } from '../participants/driver.ts';
import { foreignDriver } from '../participants/foreign-driver.ts';
import { type NodeAccess, nodeAccess } from './node-access.ts';
import { resolveSecret } from './secrets.ts';
import { readTargetFile } from './target-file.ts';
import { type Timing, timingOf } from './timing.ts';

export interface CallBridgeAccess extends NodeAccess {
  /** URL or absolute path of the keys by which its credentials can be verified. */
  jwks?: string;
  /** Whether its version can move web app participants. */
  movesWebApps: boolean;
}

export interface LinkedWebBridge extends WebBridgeAccess {
  /** Names of the only Call Bridges linked to it; absent: all are. */
  linkedTo?: readonly string[];
}

/** Shell commands, run in the target file's folder. */
export interface FaultCommands {
  do: string;
  undo: string;
}

/** Kinds of legs that can't be moved. */
export type FixedLeg = 'lync' | 'lyncConference' | 'meetingApp' | 'recorder' | 'streamer' | 'distribution';

export interface Credentials {
  username: string;
  password: string;
}

export interface ProvidedUser extends Credentials {
  /** Display name. */
  name?: string;
}

/** A cluster under test, ready to be spoken to. `close` it when done. */
export interface Target {
  file: string;
  name: string;
  profile: 'core' | 'documented' | 'full';
  look: readonly ('rest' | 'participant' | 'events' | 'log' | 'browser')[];
  exclusiveUse: boolean;
  callBridges: readonly CallBridgeAccess[];
  webBridges: readonly LinkedWebBridge[];
  credentials: Credentials;
  proxy?: string;
  provides: {
    users: readonly ProvidedUser[];
    sip: readonly string[];
    legs: Readonly<Partial<Record<FixedLeg, string>>>;
  };
  /** By what they do, such as `kill cb-lima`, with names of nodes. */
  faults: ReadonlyMap<string, FaultCommands>;
  /** Where the cluster reaches the harness. */
  observer?: { host: string };
  /** A shell command that moves somebody once. */
  manager?: string;
  timing: Timing;
  /** `binding`, or the absolute path of a module. */
  driver: string;
  /** Strings that must not reach any output. */
  secrets: readonly string[];
  /** @throws HarnessError E_DRIVER_UNLOADABLE */
  loadDriver(): Promise<Driver>;
  /** Closes idle connections. */
  close(): void;
}

/**
 * Read a target file, resolve its secrets and TLS files. Contacts nobody.
 * @throws HarnessError E_TARGET_UNREADABLE, E_TARGET_INVALID, E_SECRET_UNAVAILABLE, E_TLS_FILE
 */
export async function loadTarget(file: string): Promise<Target> {
  const content = await readTargetFile(file);
  refuseUnseen(content, file);
  const folder = dirname(resolve(file));
  const credentials = {
    username: await resolveSecret(content.credentials.username, '/credentials/username', file),
    password: await resolveSecret(content.credentials.password, '/credentials/password', file),
  };
  const users = await Promise.all(
    (content.provides?.users ?? []).map(async ({ password, ...user }, index) => ({
      ...user,
      password: await resolveSecret(password, `/provides/users/${index}/password`, file),
    })),
  );
  const access = (node: { name: string; url: string; tls?: TargetFile['tls'] }) =>
    nodeAccess(node.name, node.url, { tls: { ...content.tls, ...node.tls }, proxy: content.proxy, folder });
  const callBridges = await Promise.all(
    content.callBridges.map(async (node) => ({
      ...(await access(node)),
      ...jwksOf(node.jwks, folder),
      movesWebApps: node.movesWebApps ?? true,
    })),
  );
  const webBridges = await Promise.all(
    content.webBridges.map(async (node) => ({
      ...(await access(node)),
      ...(node.linkedTo && { linkedTo: node.linkedTo }),
    })),
  );
  const timing = timingOf(content.timing);
  const driver = content.driver === undefined || content.driver === 'binding' ? undefined : content.driver;
  return {
    file: resolve(file),
    name: content.name,
    profile: content.profile ?? 'core',
    look: content.look ?? ['rest', 'participant'],
    exclusiveUse: content.exclusiveUse ?? false,
    callBridges,
    webBridges,
    credentials,
    ...(content.proxy !== undefined && { proxy: content.proxy }),
    provides: { users, sip: content.provides?.sip ?? [], legs: content.provides?.legs ?? {} },
    faults: new Map(Object.entries(content.faults ?? {})),
    ...(content.observer && { observer: content.observer }),
    ...(content.manager && { manager: content.manager.command }),
    timing,
    driver: driver ? resolve(folder, driver.module) : 'binding',
    secrets: secretsOf(credentials, users, content.proxy),
    loadDriver: () => (driver ? loadModule(resolve(folder, driver.module), driver.options ?? {}) : loadBinding(timing)),
    close() {
      for (const { agent } of [...callBridges, ...webBridges]) agent.destroy();
    },
  };
}

/** A class may claim only what this version of the harness can look at. */
function refuseUnseen({ look = [] }: TargetFile, file: string): void {
  const unseen = look.find((place) => place !== 'rest' && place !== 'participant');
  if (unseen === undefined) return;
  throw harnessError('E_TARGET_INVALID', { file, path: '/look', why: `this version can't look at ${unseen} yet` });
}

function jwksOf(jwks: string | undefined, folder: string): { jwks?: string } {
  if (jwks === undefined) return {};
  return { jwks: /^https?:/.test(jwks) ? jwks : resolve(folder, jwks) };
}

/** Passwords, and the forms in which HTTP carries them. */
function secretsOf(credentials: Credentials, users: readonly Credentials[], proxy: string | undefined): string[] {
  const { username, password } = credentials;
  const proxyPassword = proxy ? decodeURIComponent(new URL(proxy).password) : '';
  const plain = [password, ...users.map((user) => user.password), proxyPassword].filter((secret) => secret !== '');
  const basic = Buffer.from(`${username}:${password}`).toString('base64');
  return [...new Set([...plain, ...plain.map(encodeURIComponent), basic])];
}

async function loadBinding(timing: Timing): Promise<Driver> {
  const { createDriver } = await import('../participants/binding.ts');
  return createDriver({ request: timing.request });
}

async function loadModule(module: string, options: Readonly<Record<string, unknown>>): Promise<Driver> {
  try {
    const loaded: { createDriver?: CreateDriver } = await import(pathToFileURL(module).href);
    if (typeof loaded.createDriver !== 'function') throw new Error('it does not export createDriver');
    const driver = await loaded.createDriver(options);
    if (!isDriver(driver)) throw new Error('its createDriver returns no driver');
    return foreignDriver(driver);
  } catch (error) {
    throw harnessError('E_DRIVER_UNLOADABLE', { module, why: reasonOf(error) }, error);
  }
}

function isDriver(driver: unknown): driver is Driver {
  const { name, join, open } = (driver ?? {}) as Partial<Driver>;
  return typeof name === 'string' && typeof join === 'function' && typeof open === 'function';
}
