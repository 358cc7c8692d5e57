/** Whether the target has shown a secret where it has no business. Area SEC. */
import { credentialDigest } from '../participants/credential-view.ts';
import { redact } from '../participants/redact.ts';
import type { Target } from '../target/target.ts';
import type { TraceRecord } from '../trace/record.ts';
import type { Stage } from './stage.ts';

/** What knows the secrets, and where they may have been shown. */
interface Scene {
  trace: Stage['trace'];
  people: readonly Pick<Stage['people'][number], 'credentials'>[];
  worker: { target: Pick<Target, 'credentials' | 'provides' | 'secrets'> };
}

/** A word that anybody may use by chance is no evidence. */
const shortest = 8;

/**
 * Look through all that is recorded for the credentials of everybody in the scenario and the passwords of the target. Where the
 * wire itself carries them they have been taken out before; so whatever is found was shown, and is taken out now. What opens a
 * space the operator may read: that is looked for in what was said to web apps.
 */
export async function lookForSecrets(stage: Scene): Promise<void> {
  const secrets = [...new Set([...credentialsOf(stage), ...stage.worker.target.secrets])];
  const names = namesOf(stage);
  const known = secrets.filter((secret) => secret.length >= shortest && !names.includes(secret));
  const written = known.map((secret) => JSON.stringify(secret).slice(1, -1));
  const { records } = stage.trace;
  const shown: number[] = [];
  // The wire may have taken it out: then its digest stands there.
  const ofSpaces = records.flatMap(secretsOfSpace).flatMap((secret) => [secret, credentialDigest(secret)]);
  for (const [index, record] of records.entries()) {
    const text = JSON.stringify(record);
    if (isToldToWebApp(record) && ofSpaces.some((secret) => text.includes(secret))) shown.push(record.seq);
    if (!written.some((secret) => text.includes(secret))) continue;
    records[index] = redact(record, known, () => '***') as TraceRecord;
    shown.push(record.seq);
  }
  stage.trace.append({ kind: 'act', actor: 'harness', act: 'look for secrets', args: { shown } });
}

/** What somebody has to bring along who comes into a space, or in by an access method, as the scenario has made it. */
const secretsOfSpace = (record: TraceRecord): string[] => {
  if (record.kind !== 'act' || record.act !== 'rule') return [];
  const { secret } = { secret: undefined, ...Object(record.args.accessMethod) };
  const { passcode } = { passcode: undefined, ...Object(record.args.coSpace) };
  return [secret, passcode].filter((one) => typeof one === 'string' && one.length >= shortest);
};

const isToldToWebApp = (record: TraceRecord): boolean =>
  record.kind === 'experience' || (record.kind === 'frame' && record.direction === 'received');

const credentialsOf = ({ people }: Scene) => people.flatMap(({ credentials }) => credentials);

const namesOf = ({ worker }: Scene) => [
  worker.target.credentials.username,
  ...worker.target.provides.users.flatMap(({ username, name }) => [username, name ?? username]),
];
