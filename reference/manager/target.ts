/** Where a manager works: the Call Bridges of a target file, or of options. */
import { exec } from 'node:child_process';
import { Agent } from 'node:https';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import schema from '../../schemas/target.schema.json' with { type: 'json' };
import type { Secret, TargetFile, Tls } from '../../schemas/types/target.ts';
import { clusterError } from '../errors.ts';
import { readText } from '../node-file.ts';
import type { Address, Login } from './address.ts';

/** `close` it when done. */
export interface ManagerTarget {
  /** At least one. */
  callBridges: readonly Address[];
  login: Login;
  close(): void;
}

/** What one says instead of naming a target file. */
export interface Direct {
  /** `https://host:port` of Call Bridges. */
  urls: readonly string[];
  login: Login;
  /** PEM file of the authority to trust; absent: those that Node.js trusts. */
  ca?: string;
}

const commandTime = 10_000;

/** @throws ClusterError FILE_UNREADABLE, TARGET_FILE_INVALID, SECRET_UNAVAILABLE */
export const readTarget = async (file: string): Promise<ManagerTarget> => {
  const content = checked(file, await readText(file));
  const folder = dirname(resolve(file));
  const login = {
    username: await secret(content.credentials.username, folder),
    password: await secret(content.credentials.password, folder),
  };
  const callBridges = await Promise.all(
    content.callBridges.map(async ({ name, url, tls }) => ({
      name,
      url,
      agent: await agentFor({ ...content.tls, ...tls }, folder, content.proxy),
    })),
  );
  return targetOf(callBridges, login);
};

/** @throws ClusterError FILE_UNREADABLE */
export const directTarget = async ({ urls, login, ca }: Direct): Promise<ManagerTarget> => {
  const agent = async () => agentFor(ca === undefined ? {} : { ca }, '.');
  const callBridges = urls.map(async (url) => ({ name: new URL(url).host, url, agent: await agent() }));
  return targetOf(await Promise.all(callBridges), login);
};

const targetOf = (callBridges: readonly Address[], login: Login): ManagerTarget => ({
  callBridges,
  login,
  close() {
    for (const { agent } of callBridges) agent.destroy();
  },
});

const checked = (file: string, text: string): TargetFile => {
  const content = parsed(file, text);
  const validate = new Ajv({ validateSchema: false }).compile<TargetFile>(schema);
  if (validate(content)) return content;
  const [error] = validate.errors ?? [];
  const path = error?.instancePath ? `${error.instancePath} ` : 'it ';
  throw clusterError('TARGET_FILE_INVALID', { file, why: `${path}${error?.message ?? 'does not fit'}` });
};

const parsed = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw clusterError('TARGET_FILE_INVALID', { file, why: 'it is not JSON' }, error as Error);
  }
};

const secret = async (value: Secret, folder: string): Promise<string> => {
  const found = (await fetched(value, folder)).replace(/\r?\n$/, '');
  if (found === '') throw clusterError('SECRET_UNAVAILABLE', { why: 'it is empty' });
  return found;
};

const fetched = async (value: Secret, folder: string): Promise<string> => {
  if (typeof value === 'string') return value;
  if ('env' in value) return fromEnvironment(value.env);
  if ('file' in value) return readText(resolve(folder, value.file));
  try {
    return (await promisify(exec)(value.command, { cwd: folder, timeout: commandTime })).stdout;
  } catch {
    // What it printed may be half of the secret.
    throw clusterError('SECRET_UNAVAILABLE', { why: 'its command failed' });
  }
};

/** @throws ClusterError SECRET_UNAVAILABLE */
export const fromEnvironment = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw clusterError('SECRET_UNAVAILABLE', { why: `the environment has no ${name}` });
  return value;
};

const agentFor = async (tls: Tls, folder: string, proxy?: string): Promise<Agent> => {
  const read = (file: string | undefined) => (file === undefined ? undefined : readText(resolve(folder, file)));
  const options = {
    ca: await read(tls.ca),
    cert: await read(tls.cert),
    key: await read(tls.key),
    ...(tls.servername !== undefined && { servername: tls.servername }),
    ...(tls.address !== undefined && { host: tls.address }),
  };
  if (proxy === undefined) return new Agent({ keepAlive: true, ...options });
  const { TunnelAgent } = await import('./tunnel-agent.ts');
  return new TunnelAgent(proxy, options) as Agent;
};
