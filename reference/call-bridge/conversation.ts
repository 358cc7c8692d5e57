/** What web apps in a call tell each other: roster, presentation, chat and their own state, across all bridges. */
import { isDeepStrictEqual } from 'node:util';
import type { News, Participant, Said } from '../../schemas/types/peer.ts';
import type { Layout, LocalState, MediaAnswer, RosterEntry, RosterUpdate } from '../../schemas/types/web-app.ts';
import { told } from '../link/c2w-words.ts';
import { refuse } from '../link/refusal.ts';
import type { Word } from '../link/word.ts';
import type { C2w } from './c2w.ts';
import type { Media } from './media.ts';
import type { Instance } from './participants/instance.ts';
import type { Instances } from './participants/instances.ts';
import type { Register, RegisterChange } from './participants/register.ts';
import { presenterOf } from './presenter.ts';

export interface Conversation {
  /** Media is set up: connected from now on, and told of every change. */
  connect(instance: Instance): MediaAnswer;
  /** @throws Refusal notAllowed before media */
  setLocalState(instance: Instance, state: LocalState): void;
  /** @throws Refusal notAllowed before media, and in the lobby */
  present(instance: Instance, isActive: boolean): void;
  /** @throws Refusal notAllowed before media, and in the lobby */
  say(instance: Instance, text: string): void;
  /** Somebody homed at a peer said something. */
  passOn(said: Said): void;
}

export interface ConversationDeps {
  register: Register;
  instances: Instances;
  media: Media;
  c2w: C2w;
  announce: (news: News) => void;
}

const layouts: ReadonlySet<string> = new Set<Layout>([
  'automatic',
  'allEqual',
  'speakerOnly',
  'telepresence',
  'stacked',
]);

/** The API has more layouts than a web app shows. */
const isLayout = (layout: string): layout is Layout => layouts.has(layout);

const toEntry = (participant: Participant): RosterEntry => ({
  participant: participant.id,
  name: participant.name,
  state: participant.state,
  audioMuted: participant.audioMuted,
  videoMuted: participant.videoMuted,
  layout: isLayout(participant.layout) ? participant.layout : 'automatic',
  presenting: participant.presentingTurn > 0,
  ...(participant.isWaiting && { waiting: true }),
});

const isSame = (one: RosterEntry, other: RosterEntry): boolean => isDeepStrictEqual(one, other);

const toUpdate = ({ before, after }: RegisterChange): RosterUpdate | undefined => {
  if (!after) return { updateType: 'remove', participant: before.id };
  const entry = toEntry(after);
  if (!before) return { updateType: 'add', entry };
  return isSame(entry, toEntry(before)) ? undefined : { updateType: 'update', entry };
};

export const createConversation = (deps: ConversationDeps): Conversation => {
  const { register, instances, media, c2w, announce } = deps;
  /** Who presents in each space, as was last told. */
  const presenters = new Map<string, string>();

  const listeners = (coSpace: string): Instance[] =>
    register.inSpace(coSpace).flatMap(({ id }) => {
      const instance = instances.get(id);
      return instance?.isListening ? [instance] : [];
    });

  /** Those who wait are told who is there, and nothing of what goes on. */
  const attendants = (coSpace: string): Instance[] => listeners(coSpace).filter(({ isWaiting }) => !isWaiting);

  /** One message for each Web Bridge, however many of the listeners have their session there. */
  const tellAll = <Update extends object>(
    to: readonly Instance[],
    word: Word<{ participants: string[]; update: Update }, object>,
    update: Update,
  ): void => {
    const byWebBridge = new Map<string, string[]>();
    for (const { id, webBridge } of to) {
      if (webBridge) byWebBridge.set(webBridge, [...(byWebBridge.get(webBridge) ?? []), id]);
    }
    for (const [webBridge, participants] of byWebBridge) c2w.tell(webBridge, word, { participants, update });
  };

  const tellPresenter = (coSpace: string): void => {
    const presenter = presenterOf(register.inSpace(coSpace))?.id;
    if (presenter === presenters.get(coSpace)) return;
    if (presenter) presenters.set(coSpace, presenter);
    else presenters.delete(coSpace);
    tellAll(attendants(coSpace), told.presentation, { presenter: presenter ?? null });
  };

  /** Somebody was let in, or sent back to the lobby. */
  const tellAdmitted = ({ before, after }: RegisterChange): void => {
    const instance = before && after && before.isWaiting !== after.isWaiting ? instances.get(after.id) : undefined;
    const presenter = instance && presenters.get(instance.call.coSpace);
    if (!instance?.isListening || !presenter) return;
    tellAll([instance], told.presentation, { presenter: instance.isWaiting ? null : presenter });
  };

  /** Nobody presents from the lobby. */
  const stopWaiting = ({ after }: RegisterChange): void => {
    const instance = after?.isWaiting && after.presentingTurn > 0 ? instances.get(after.id) : undefined;
    if (instance) instances.change(instance, { presentingTurn: 0 });
  };

  /** Somebody else presents now, so those homed here stop. */
  const stopOthers = (coSpace: string): void => {
    for (const { id, presentingTurn } of register.inSpace(coSpace)) {
      const instance = presentingTurn > 0 && id !== presenters.get(coSpace) ? instances.get(id) : undefined;
      if (instance) instances.change(instance, { presentingTurn: 0 });
    }
  };

  register.onChange((change) => {
    const { coSpace } = change.after ?? change.before;
    const update = toUpdate(change);
    if (update) tellAll(listeners(coSpace), told.roster, update);
    tellPresenter(coSpace);
    tellAdmitted(change);
    stopOthers(coSpace);
    stopWaiting(change);
  });

  const mustListen = (instance: Instance): void => {
    if (!instance.isListening) throw refuse('notAllowed', 'Send media first.');
  };

  const mustTakePart = (instance: Instance): void => {
    mustListen(instance);
    if (instance.isWaiting) throw refuse('notAllowed', 'Wait until you are let in.');
  };

  const passOn = ({ coSpace, update }: Said): void =>
    tellAll(
      attendants(coSpace).filter(({ id }) => id !== update.from),
      told.chat,
      update,
    );

  return {
    connect(instance) {
      media.connect(instance);
      instances.happened(instance, 'connected');
      instances.change(instance, { isListening: true });
      const everyone = register.inSpace(instance.call.coSpace);
      const presenter = instance.isWaiting ? undefined : presenterOf(everyone)?.id;
      return { state: 'connected', roster: everyone.map(toEntry), presenter: presenter ?? null };
    },
    setLocalState(instance, state) {
      mustListen(instance);
      instances.change(instance, { local: { ...instance.local, ...state } });
    },
    present(instance, isActive) {
      mustTakePart(instance);
      const turns = register.inSpace(instance.call.coSpace).map(({ presentingTurn }) => presentingTurn);
      instances.change(instance, { presentingTurn: isActive ? Math.max(...turns) + 1 : 0 });
    },
    say(instance, text) {
      mustTakePart(instance);
      const said = {
        coSpace: instance.call.coSpace,
        update: { from: instance.id, name: instance.name, text },
      };
      passOn(said);
      announce({ said });
    },
    passOn,
  };
};
