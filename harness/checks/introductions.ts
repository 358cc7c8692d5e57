/** What a web app is told of itself when it opens a session. TRUTH-15 */
import { type Answer, all, broken, holds, type Records } from './check.ts';
import { spacesByNumericId } from './entrances.ts';
import { holders } from './holders.ts';
import { type Experienced, experienced, instances, leaf, named, object } from './view.ts';
import { identities } from './whereabouts.ts';

/** Nobody is given a credential that somebody was given before, and who opens a session is told who it is, and where. */
export const introductionsAreRight = (records: Records): Answer =>
  all([
    credentialsDiffer(records),
    ...[...identities(records).keys()].flatMap((persona) => [
      ...experienced(records, 'admitted', persona).map((admitted) => admittedAs(records, persona, admitted)),
      ...experienced(records, 'opened', persona).map((opened) => introduced(records, persona, opened)),
    ]),
  ]);

function credentialsDiffer(records: Records): Answer {
  const given = [...experienced(records, 'admitted'), ...experienced(records, 'move')];
  const seen = new Map<string, (typeof given)[number]>();
  for (const one of given) {
    const before = seen.get(one.experience.credential.digest);
    if (before)
      return broken('every credential is given once', `${before.actor} and ${one.actor} have one`, before, one);
    seen.set(one.experience.credential.digest, one);
  }
  return holds();
}

function admittedAs(records: Records, persona: string, admitted: Experienced<'admitted'>): Answer {
  const id = holders(records).get(admitted.experience.credential.digest);
  const { participant } = admitted.experience;
  return id === undefined || participant === undefined || participant === id
    ? holds()
    : broken(`${persona} is told that it is ${id}`, `participant ${participant}`, admitted);
}

function introduced(records: Records, persona: string, opened: Experienced<'opened'>): Answer {
  const id = holders(records).get(opened.experience.credential.digest);
  const one = instances(records, persona).find((instance) => instance.id === id);
  if (!one) return holds();
  const { participant, account, callName, numericId } = opened.experience;
  const spaces = named(records, 'space', String(one.details?.space));
  const accounts = accountsOf(records, one.id);
  const isPlain = one.details?.space !== undefined && spaces.length > 0;
  const wrong = [
    participant !== undefined && participant !== one.id && `participant ${participant}`,
    account !== undefined && accounts.length > 0 && !accounts.includes(account) && `account ${account}`,
    callName !== undefined &&
      callName !== '' &&
      isPlain &&
      !spaces.some(({ details }) => details?.title === callName) &&
      `call ${callName}`,
    numericId !== undefined &&
      isPlain &&
      spacesByNumericId(records).get(numericId) !== one.details?.space &&
      `numeric id ${numericId}`,
  ].filter((what) => what !== false);
  return wrong.length === 0
    ? holds()
    : broken(`${persona} is told that it is ${one.id} in ${one.details?.space}`, wrong.join(', '), opened);
}

/** By which any Call Bridge ever called this participant's account. */
const accountsOf = (records: Records, id: string): string[] =>
  records.flatMap((record) => {
    if (record.kind !== 'rest' || record.status !== 200 || !record.path.endsWith(`/participants/${id}`)) return [];
    const fields = object(record.data, 'participant');
    return [leaf(fields, 'uri'), leaf(fields, 'userJid')].filter((account) => account !== undefined);
  });
