/** The class in which a target is judged: fixed by its target file, before the run, and printed first. */
import type { TargetClass } from '../../schemas/types/verdict.ts';
import { harnessError } from '../errors.ts';
import type { Target } from '../target/target.ts';
import type { Level, Origin, Requirement, Subject } from './requirements.ts';

export const classOf = (target: Target): TargetClass => ({
  profile: target.profile,
  look: [...target.look],
  levers: [...(target.exclusiveUse ? (['exclusive-use'] as const) : []), ...faultsOf(target)],
  claims: {
    callBridges: target.callBridges.filter(({ movesWebApps }) => movesWebApps).length,
    olderCallBridges: target.callBridges.filter(({ movesWebApps }) => !movesWebApps).length,
    webBridges: target.webBridges.filter(({ linkedTo }) => linkedTo === undefined).length,
    partlyLinkedWebBridges: target.webBridges.filter(({ linkedTo }) => linkedTo !== undefined).length,
    users: target.provides.users.length,
    sip: target.provides.sip.length,
    legs: Object.keys(target.provides.legs),
    jwks: target.callBridges.every(({ jwks }) => jwks !== undefined),
    binding: target.driver === 'binding',
    arrivalTime: target.timing.arrival !== undefined,
    reconnectTime: target.timing.reconnect !== undefined,
    manager: target.manager !== undefined,
    observer: target.observer !== undefined,
  },
});

const faults = ['kill', 'stop', 'cut'] as const;

/** The faults for which a target names a command at all; which nodes they hit is looked up when they are needed. */
const faultsOf = (target: Target): (typeof faults)[number][] =>
  faults.filter((fault) => [...target.faults.keys()].some((name) => name.startsWith(`${fault} `)));

/**
 * Whether a target of this class claims what a tag such as `needs-3-call-bridges` asks for.
 * @throws HarnessError E_SPECIFICATION for a tag that means nothing
 */
export function claims({ claims, levers, look }: TargetClass, need: string): boolean {
  if (need === 'exclusive-use') return levers.includes('exclusive-use');
  const [, count, what] = /^needs-(?:(\d+)-)?([a-z-]+)$/.exec(need) ?? [];
  const least = Number(count ?? 1);
  switch (what) {
    case 'call-bridges':
      return claims.callBridges >= least;
    case 'web-bridges':
      return claims.webBridges >= least;
    case 'users':
      return claims.users >= least;
    case 'sip':
      return claims.sip >= least;
    case 'older-call-bridge':
      return (claims.olderCallBridges ?? 0) >= least;
    case 'partly-linked-web-bridge':
      return (claims.partlyLinkedWebBridges ?? 0) >= least;
    case 'jwks':
    case 'binding':
    case 'manager':
    case 'observer':
      return claims[what] === true;
    case 'arrival-time':
      return claims.arrivalTime === true;
    case 'reconnect-time':
      return claims.reconnectTime === true;
    case 'kill':
    case 'stop':
    case 'cut':
      return levers.includes(what);
    case 'lync':
    case 'recorder':
    case 'streamer':
    case 'distribution':
      return claims.legs?.includes(what) === true;
    case 'meeting-app':
      return claims.legs?.includes('meetingApp') === true;
    case 'lync-conference':
      return claims.legs?.includes('lyncConference') === true;
    case 'events':
    case 'log':
    case 'browser':
      return look.includes(what);
    default:
      throw harnessError('E_SPECIFICATION', { where: `@${need}`, why: 'nobody knows what this tag asks for' });
  }
}

/** Whether one configuration of a class claims all of these. */
export const claimsAll = (targetClass: TargetClass, needs: readonly string[]): boolean =>
  configurations(targetClass).some((one) => needs.every((need) => claims(one, need)));

/** A class by its first configuration, and by each of the others. */
const configurations = ({ others = [], ...first }: TargetClass): TargetClass[] => [
  first,
  ...others.map(({ levers, claims }) => ({ ...first, levers, claims })),
];

/** The class of a run at several targets: profile and look are those of the first. */
export const together = ([first, ...others]: readonly { name: string; class: TargetClass }[]): TargetClass => ({
  ...first!.class,
  ...(others.length > 0 && {
    others: others.map(({ name, class: { levers, claims } }) => ({ name, levers, claims })),
  }),
});

/** The first of these classes that claims all of these; -1 when none does. */
export const indexFor = (classes: readonly TargetClass[], needs: readonly string[]): number =>
  classes.findIndex((one) => claimsAll(one, needs));

/** Whether a scenario with these needs may have no other beside it at its target. */
export const playsAlone = (needs: readonly string[]): boolean =>
  needs.some((need) => ['exclusive-use', 'needs-kill', 'needs-stop', 'needs-cut'].includes(need));

const origins: Record<TargetClass['profile'], readonly Origin[]> = {
  core: ['stated'],
  documented: ['stated', 'documented'],
  full: ['stated', 'documented', 'observed', 'derived'],
};

interface Bound {
  level: Level;
  origin: Origin;
}

/** Whether the profile makes a requirement a condition of conformance. */
export const isMustOf = (profile: TargetClass['profile'], { level, origin }: Bound): boolean =>
  level === 'must' && origins[profile].includes(origin);

/** Whether the harness itself plays the part that a requirement binds, so that it can't judge it. */
export function isPlayed(subject: Subject, targetClass: TargetClass): boolean {
  if (subject === 'manager') return !claimsAll(targetClass, ['needs-manager']);
  return subject === 'web-app' && !targetClass.look.includes('browser');
}

/** Whether a target of this class has to meet a requirement to be conformant. */
export function isRequired(requirement: Requirement, targetClass: TargetClass): boolean {
  const { subject, scenarios, notTestable, planned } = requirement;
  if (notTestable !== undefined || planned || isPlayed(subject, targetClass)) return false;
  return isMustOf(targetClass.profile, requirement) && scenarios.some(({ needs }) => claimsAll(targetClass, needs));
}

const places = {
  rest: 'REST',
  participant: 'participants',
  events: 'events',
  log: 'logs',
  browser: 'a browser',
} satisfies Record<TargetClass['look'][number], string>;

function faultsLine(levers: TargetClass['levers']): string {
  const named = faults.filter((fault) => levers.includes(fault));
  return named.length === 0 ? 'no faults' : `faults (${named.join(', ')})`;
}

/** The class in one sentence, with how much of the specification is judged in it. */
export function classLine(
  targetClass: TargetClass,
  requirements: readonly Requirement[],
  specification: string,
): string {
  const { profile, look } = targetClass;
  const levers = configurations(targetClass).flatMap((one) => one.levers);
  const musts = requirements.filter((requirement) => isMustOf(profile, requirement));
  const judged = musts.filter((requirement) => isRequired(requirement, targetClass));
  const seen = look.map((place) => places[place]);
  const over = new Intl.ListFormat('en').format(seen);
  const with_ = `${faultsLine(levers)}${levers.includes('exclusive-use') ? ', exclusive use' : ''}`;
  const kind = { core: 'stated musts', documented: 'stated and documented musts', full: 'musts' }[profile];
  return `${profile}, seen over ${over}, ${with_}: ${judged.length} of ${musts.length} ${kind} are judged in this class; specification ${specification}, ${requirements.length} requirements.`;
}
