import type { Answer } from '../checks/check.ts';
import { faults } from '../checks/faults.ts';
import { holders } from '../checks/holders.ts';
import { homes } from '../checks/homes.ts';
import type { CheckName } from '../checks/index.ts';
import type * as invariants from '../checks/invariants.ts';
import type * as machines from '../checks/machines.ts';
import { whereabouts } from '../checks/whereabouts.ts';
import { credentialDigest } from '../participants/credential-view.ts';
import type { WebBridgeAccess } from '../participants/driver.ts';
import { Turnstile } from '../turnstile.ts';
import { lookForSecrets } from './secrets.ts';
import type { Stage } from './stage.ts';

type TruthCheck = CheckName & (keyof typeof invariants | keyof typeof machines);

/** An invariant, of area TRUTH or SEC: its requirement, its check, and where to look for its evidence. */
interface Truth {
  requirement: string;
  check: TruthCheck;
  /** What may have to be looked at again until it agrees. */
  look?: (stage: Stage) => Promise<void>;
  /** It is told to people, with nobody looking: what does not hold yet is waited for. */
  told?: true;
  /** Asked only where a scenario asks for it. */
  onRequest?: true;
  /** What is looked at once. */
  once?: (stage: Stage) => Promise<void>;
}

const lists = (stage: Stage) => stage.lookAtCalls();
const byId = (stage: Stage) => stage.observe.participants(...stage.everyId());
const pages = (stage: Stage) => stage.observe.calls(stage.namespace, 1);

/** Every invariant, by the words of the step that asks for it. */
export const truths = {
  'everyone is in the right call': { requirement: 'TRUTH-01', check: 'everyoneInOneCall', look: lists },
  'everyone is listed once in pages of 1': {
    requirement: 'TRUTH-01',
    check: 'everyoneListedOnce',
    look: pages,
    onRequest: true,
  },
  'lists and ids agree': { requirement: 'TRUTH-02', check: 'listsAndIdsAgree', look: lookAtListsAndIds },
  'counts agree with lists': { requirement: 'TRUTH-03', check: 'countsAreRight', look: lists },
  'everyone has an account of their own': { requirement: 'TRUTH-04', check: 'oneAccountEach', look: lists },
  'no credential outlives its participant': {
    requirement: 'TRUTH-05',
    check: 'noCredentialOutlives',
    once: tryDeadCredentials,
  },
  'nothing else has changed': { requirement: 'TRUTH-06', check: 'nothingElseChanged', once: lookAtSpaces },
  'nobody else is disturbed': { requirement: 'TRUTH-07', check: 'nobodyDisturbed' },
  'every message is valid': { requirement: 'TRUTH-08', check: 'everyMessageValid' },
  'every answer is valid': { requirement: 'TRUTH-13', check: 'everyAnswerValid' },
  'everyone moved says from where': { requirement: 'TRUTH-14', check: 'everyOriginTold' },
  'everyone is told who they are': { requirement: 'TRUTH-15', check: 'everyIntroductionRight' },
  'every chat is read once': { requirement: 'TRUTH-16', check: 'everyChatTrue' },
  'everyone moved is told so': { requirement: 'TRUTH-17', check: 'everyMoveTold', told: true },
  'every state follows from the one before': {
    requirement: 'TRUTH-09',
    check: 'everyStateFollows',
    once: lookAtAll,
  },
  'no secret is shown': { requirement: 'SEC-11', check: 'noSecretShown', once: lookForSecrets },
  'everyone refused is where they were': { requirement: 'TRUTH-10', check: 'refusedStayed', look: byId },
  'every roster is complete': { requirement: 'TRUTH-11', check: 'everyRosterComplete', told: true },
  'everyone is shown the same presentation': { requirement: 'TRUTH-12', check: 'onePresentation', told: true },
} as const satisfies Record<string, Truth>;

export type TruthName = keyof typeof truths;

/** Ask one invariant as the subject of a scenario. @throws CheckFailure */
export async function askTruth(stage: Stage, name: TruthName): Promise<void> {
  const { check, look, once, told }: Truth = truths[name];
  await once?.(stage);
  // A list may leave out what the participant itself shows.
  if (look) await lookAtListsAndIds(stage);
  const when = look || told ? 'soon' : 'quiet';
  await stage.asker.ask(check, {}, { when, ...(look && { look: () => look(stage) }) });
}

/**
 * Ask all invariants after a scenario: each fails its own requirement. One round of looking serves them all; only what does
 * not hold yet is looked at again, until it does or the bound has passed.
 */
export async function askAllTruths(stage: Stage): Promise<BrokenTruth[]> {
  if (stage.spaces.all.length === 0) return [];
  await Promise.all([lookAtListsAndIds(stage), lookAtSpaces(stage), tryDeadCredentials(stage)]);
  await lookForSecrets(stage);
  const broken: BrokenTruth[] = [];
  for (const { requirement, check, look, onRequest, told } of Object.values<Truth>(truths)) {
    if (onRequest) continue;
    const when = told ? ('soon' as const) : ('now' as const);
    const asking = look ? { look: () => look(stage), fresh: true } : { when };
    const answer = await stage.asker.askInvariant(requirement, check, {}, asking);
    if (answer.is !== 'holds') broken.push({ requirement, answer });
  }
  return broken;
}

export interface BrokenTruth {
  requirement: string;
  answer: Exclude<Answer, { is: 'holds' }>;
}

async function lookAtListsAndIds(stage: Stage): Promise<void> {
  await Promise.all([stage.lookAtCalls(), stage.observe.participants(...stage.everyId())]);
}

async function lookAtAll(stage: Stage): Promise<void> {
  await Promise.all([lookAtListsAndIds(stage), tryDeadCredentials(stage)]);
}

async function lookAtSpaces(stage: Stage): Promise<void> {
  const api = [...stage.apis.values()].find(({ node }) => stage.breaker.isUp(node));
  await Promise.all(stage.spaces.all.map(({ id }) => api?.get(`/coSpaces/${id}`)));
}

/** A crowd's dead credentials all at once would be late by themselves. */
const attemptsAtATime = 8;

/**
 * Present every credential whose participant ought to be gone, each at one Web Bridge in turn. Where the home can't be asked
 * just now, nobody can say that a credential is dead.
 */
async function tryDeadCredentials(stage: Stage): Promise<void> {
  const { records } = stage.trace;
  const living = new Set(whereabouts(records).map(({ id }) => id));
  const homeBy = homes(records);
  const isAlone = (id: string) => faults(records).some(({ nodes }) => nodes.includes(homeBy.get(id) ?? ''));
  const isUp = ({ name }: WebBridgeAccess) => stage.breaker.isUp(name);
  const webBridges = [...stage.webBridges.values()].filter(isUp);
  const opens = holders(records);
  const attempts = stage.people.flatMap((person) => {
    const dead = person.credentials.filter((credential) => {
      const id = opens.get(credentialDigest(credential));
      return id !== undefined && !living.has(id) && !isAlone(id);
    });
    return dead.map(
      (credential, index) => () => person.tryCredential(credential, webBridges[index % webBridges.length]!),
    );
  });
  stage.trace.append({ kind: 'act', actor: 'harness', act: 'try dead credentials', args: { count: attempts.length } });
  const turnstile = new Turnstile(attemptsAtATime);
  await Promise.all(attempts.map((attempt) => turnstile.pass(attempt)));
}
