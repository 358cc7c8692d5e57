/** Permitted differences in what web apps are told of each other, and when. */
import type { Participant } from '../../schemas/types/peer.ts';
import type { Conversation, ConversationDeps } from '../call-bridge/conversation.ts';
import type { RegisterChange } from '../call-bridge/participants/register.ts';
import type { Variant } from '../deviation.ts';
import { told as c2wTold } from '../link/c2w-words.ts';
import type { Outgoing } from '../link/link.ts';
import type { Message } from '../link/message.ts';
import { told } from '../link/web-app-words.ts';
import { onTelling } from '../on-telling.ts';
import type { Parts } from '../parts.ts';

/** A conversation that knows nobody who is not connected. */
const ofTheConnected = (parts: Parts, deps: ConversationDeps): Conversation => {
  const { register } = deps;
  const ifThere = (participant: Participant | undefined): Participant | undefined =>
    participant?.state === 'initial' || participant?.state === 'ringing' ? undefined : participant;
  return parts.createConversation({
    ...deps,
    register: {
      ...register,
      inSpace: (coSpace) => register.inSpace(coSpace).filter((one) => ifThere(one)),
      onChange: (listener) =>
        register.onChange(({ before, after }) => {
          const change = { before: ifThere(before), after: ifThere(after) };
          if (change.before || change.after) listener(change as RegisterChange);
        }),
    },
  });
};

export const rosterOfTheConnected: Variant = {
  id: 'roster-of-the-connected',
  permits:
    'asyncapi.yaml, "Session", 3 and 4: those not connected yet may be left out; the add may come when one is connected',
  title: 'Rosters hold those who are connected, and nobody else.',
  apply: (parts) => ({ ...parts, createConversation: (deps) => ofTheConnected(parts, deps) }),
};

export const addsForUpdates: Variant = {
  id: 'adds-for-updates',
  permits:
    'asyncapi.yaml, "Session", 4: an add of somebody known is taken as an update, an update of somebody unknown as an addition',
  title: 'What is new is told as an update, and what has changed as an add.',
  apply: onTelling((tell) => (webBridge, word, body) => {
    const update = 'update' in body ? body.update : undefined;
    if (word.path !== c2wTold.roster.path || typeof update !== 'object' || !update || !('entry' in update))
      return tell(webBridge, word, body);
    const isNew = 'updateType' in update && update.updateType === 'add';
    const otherwise = { ...body, update: { ...update, updateType: isNew ? 'update' : 'add' } };
    tell(webBridge, word, otherwise as typeof body);
  }),
};

interface Held {
  message: Message;
  pass: (message: Message) => void;
}

const rosterEntry = (message: Message): string | undefined => {
  if (message.type !== 'request' || message.path !== told.roster.path) return undefined;
  const entry = message.body && 'entry' in message.body ? message.body.entry : undefined;
  return typeof entry === 'object' && entry && 'participant' in entry ? String(entry.participant) : undefined;
};

/** The last update of each entry, once nothing has come for a while, or when something else is to be told. */
const gathered = (next: Outgoing): Outgoing => {
  const held = new Map<string, Held>();
  const tell = (): void => {
    const all = [...held.values()].sort((one, other) => one.message.id - other.message.id);
    held.clear();
    for (const { message, pass } of all) next(message, pass);
  };
  return (message, pass) => {
    const entry = rosterEntry(message);
    if (entry === undefined) {
      tell();
      return next(message, pass);
    }
    if (held.size === 0) setTimeout(tell, 40).unref();
    held.set(entry, { message, pass });
  };
};

export const rosterGathered: Variant = {
  id: 'roster-gathered',
  permits: 'asyncapi.yaml, "Session", 4: several changes of one entry may be told in one update',
  title: 'Changes of an entry within forty milliseconds are told in one update.',
  apply: (parts) => ({
    ...parts,
    outgoingOf(kind, node) {
      const next = parts.outgoingOf(kind, node);
      return kind === 'webApp' ? gathered(next) : next;
    },
  }),
};

const sayingWaiting = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sayingWaiting);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => [name, sayingWaiting(field)] as const);
  return { ...('presenting' in value && { waiting: false }), ...Object.fromEntries(fields) };
};

export const waitingAlwaysSaid: Variant = {
  id: 'waiting-always-said',
  permits: 'web-app.schema.json: waiting is a boolean that may be absent',
  title: 'Of who does not wait in the lobby every roster says so.',
  apply: (parts) => ({
    ...parts,
    outgoingOf(kind, node) {
      const next = parts.outgoingOf(kind, node);
      if (kind !== 'webApp') return next;
      return (message, pass) => next(sayingWaiting(message) as Message, pass);
    },
  }),
};
