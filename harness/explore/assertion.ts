/** What has to hold after a deed: a sentence of the specification, the requirement that says so, and the check behind it. */
import type { Seen } from '../checks/sessions.ts';
import type { Which } from '../checks/view.ts';
import type { Stage } from '../stage/stage.ts';
import type { CallBridgeName } from '../target/names.ts';

export interface Assertion {
  sentence: string;
  requirement: string;
  /** It speaks of the request that was made last, and so not of one of several at the same time. */
  isOfLastRequest?: true;
  /** @throws CheckFailure */
  ask(stage: Stage): Promise<void>;
}

const homed = (home: CallBridgeName | undefined): string => (home ? `, homed on ${home}` : '');

interface InState {
  space: string;
  state: 'initial' | 'connected';
  which?: Which;
  home?: CallBridgeName;
}

export const isInState = (
  requirement: string,
  persona: string,
  { space, state, which = 'new', home }: InState,
): Assertion => ({
  sentence: `${which === 'old' ? 'the old participant of ' : ''}${persona} is ${state} in ${space}${homed(home)}`,
  requirement,
  ask: ({ asker, lookAt }) =>
    asker.ask('instanceIs', { persona, which, state, space, home }, { requirement, look: lookAt(persona) }),
});

/** Exactly one of somebody's participants is in this state, in one of these spaces. */
export const isInOneOf = (
  requirement: string,
  persona: string,
  { spaces, state }: { spaces: readonly string[]; state: 'initial' | 'connected' },
): Assertion => ({
  sentence: `${persona} is ${state} in exactly one of ${spaces.join(' and ')}`,
  requirement,
  ask: (stage) =>
    stage.asker.ask(
      'oneInstanceIs',
      { persona, state, spaces: [...spaces], orNone: false },
      { requirement, look: () => stage.observe.participants(...stage.ids(persona)) },
    ),
});

/** None of somebody's participants is anywhere else than in one of these spaces, in this state. */
export const isInAtMostOneOf = (
  requirement: string,
  persona: string,
  { spaces, state }: { spaces: readonly string[]; state: 'initial' | 'connected' },
): Assertion => ({
  sentence: `${persona} is ${state} in at most one of ${spaces.join(' and ')}`,
  requirement,
  ask: (stage) =>
    stage.asker.ask(
      'oneInstanceIs',
      { persona, state, spaces: [...spaces], orNone: true },
      { requirement, look: () => stage.observe.participants(...stage.ids(persona)) },
    ),
});

export const oldIsGone = (requirement: string, persona: string): Assertion => ({
  sentence: `the old participant of ${persona} is gone`,
  requirement,
  ask: ({ asker, lookForOld }) =>
    asker.ask('instanceIsGone', { persona, which: 'old' }, { requirement, look: lookForOld(persona) }),
});

export const moveIsAccepted = (requirement: string): Assertion => ({
  sentence: 'the move is accepted',
  requirement,
  isOfLastRequest: true,
  ask: ({ asker }) => asker.ask('moveAccepted', {}, { requirement, when: 'now' }),
});

export const isRefused = (requirement: string): Assertion => ({
  sentence: 'the request is refused',
  requirement,
  isOfLastRequest: true,
  ask: ({ asker }) => asker.ask('refused', {}, { requirement, when: 'now' }),
});

export const isToldOnce = (requirement: string, persona: string, space: string): Assertion => ({
  sentence: `${persona} is told once to move to ${space}`,
  requirement,
  isOfLastRequest: true,
  ask: ({ asker }) => asker.ask('toldToMove', { persona, space }, { requirement }),
});

const looks: Readonly<Partial<Record<Seen, (is: string) => string>>> = {
  audioMuted: (is) => (is === 'true' ? 'muted' : 'unmuted'),
  videoMuted: (is) => (is === 'true' ? 'with the camera off' : 'with the camera on'),
  layout: (is) => `with the layout ${is}`,
};

export const sees = (requirement: string, by: string, persona: string, what: Seen, is: string): Assertion => ({
  sentence: `${by} sees ${persona} ${looks[what]?.(is) ?? `${what} ${is}`}`,
  requirement,
  ask: ({ asker }) => asker.ask('seenAs', { persona, by, what, is }, { requirement }),
});

export const seesExactly = (requirement: string, by: string, people: readonly string[]): Assertion => ({
  sentence: `${by} sees exactly ${people.join(' and ')}`,
  requirement,
  ask: ({ asker }) => asker.ask('rosterIs', { by, people }, { requirement }),
});

export const seesPresenter = (requirement: string, by: string, presenter: string | null): Assertion => ({
  sentence: `${by} sees ${presenter === null ? 'no presentation' : `the presentation of ${presenter}`}`,
  requirement,
  ask: ({ asker }) => asker.ask('presenterSeen', { by, presenter }, { requirement }),
});

export const hasRead = (requirement: string, by: string, texts: readonly string[]): Assertion => ({
  sentence: `${by} has read ${texts.length > 0 ? texts.map((text) => `"${text}"`).join(', ') : 'nothing'}`,
  requirement,
  ask: ({ asker }) => asker.ask('chatRead', { by, texts }, { requirement }),
});

export const oneSessionLives = (requirement: string, persona: string): Assertion => ({
  sentence: `one session with the credential of ${persona} lives`,
  requirement,
  ask: ({ asker }) => asker.ask('oneSessionOnly', { persona }, { requirement }),
});

export const sessionGoesOn = (requirement: string, persona: string): Assertion => ({
  sentence: `the session of ${persona} goes on`,
  requirement,
  ask: ({ asker }) => asker.ask('sessionLives', { persona }, { requirement, when: 'now' }),
});

export const sessionIsEnded = (requirement: string, persona: string): Assertion => ({
  sentence: `the session of ${persona} is ended by the cluster`,
  requirement,
  ask: ({ asker }) => asker.ask('sessionEnded', { persona }, { requirement }),
});

export const fieldIs = (requirement: string, persona: string, field: string, oneOf: readonly string[]): Assertion => ({
  sentence: `${field} of ${persona} is ${oneOf.join(' or ')}`,
  requirement,
  ask: ({ asker, lookAt }) =>
    asker.ask('participantField', { persona, which: 'new', field, oneOf }, { requirement, look: lookAt(persona) }),
});
