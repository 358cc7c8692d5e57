/** Permitted differences in the messages to web apps, whatever they are about. */
import type { Variant } from '../deviation.ts';
import type { Message } from '../link/message.ts';
import { told } from '../link/web-app-words.ts';

const isEmpty = (body: object | undefined): boolean => body !== undefined && Object.keys(body).length === 0;

const tersely = (message: Message): Message => {
  if (message.type === 'response') {
    const { body, ...rest } = message;
    return isEmpty(body) ? rest : message;
  }
  const id = 1000 + message.id * 7;
  if (message.path !== told.move.path || !message.body || !('accessMethod' in message.body)) return { ...message, id };
  const { accessMethod } = message.body;
  const { name: _, ...named } = accessMethod as { name?: string };
  return { ...message, id, body: { ...message.body, accessMethod: named } };
};

export const terseMessages: Variant = {
  id: 'terse-messages',
  permits: 'asyncapi.yaml, "Envelopes", 1 and 3, and "A whole move", 7: the name of the target may be left out',
  title: 'Empty bodies and the name of the target are left out, and ids leave gaps.',
  apply: (parts) => ({
    ...parts,
    outgoingOf(kind, node) {
      const next = parts.outgoingOf(kind, node);
      return kind === 'webApp' ? (message, pass) => next(tersely(message), pass) : next;
    },
  }),
};

export const answersOvertaken: Variant = {
  id: 'answers-overtaken',
  permits: 'asyncapi.yaml, "Envelopes", 2, and "Session", 5: whether an answer or its update comes first is open',
  title:
    'Answers that say nothing but yes come after the updates that follow from the request, and after each other in any order.',
  apply: (parts) => ({
    ...parts,
    outgoingOf(kind, node) {
      const next = parts.outgoingOf(kind, node);
      if (kind !== 'webApp') return next;
      return (message, pass) => {
        if (message.type === 'request' || message.status !== 200 || !isEmpty(message.body)) return next(message, pass);
        setTimeout(() => next(message, pass), message.id % 2 ? 60 : 20);
      };
    },
  }),
};

export const reasonsBesideCodes: Variant = {
  id: 'reasons-beside-codes',
  permits: 'RFC 6455, 5.5.1; asyncapi.yaml, "Transport", 7: no reason needs to stand beside a close code',
  title: 'A reason stands beside every close code.',
  apply: (parts) => ({
    ...parts,
    acceptWebApp(socket, deps) {
      const close = socket.close.bind(socket);
      socket.close = (code, reason = 'because it is so – schön') => close(code, reason);
      parts.acceptWebApp(socket, deps);
    },
  }),
};

export const shortOpeningTime: Variant = {
  id: 'short-opening-time',
  permits: 'asyncapi.yaml, "Bounds": the opening time is from 1 s to 5 s',
  title: 'A connection on which no session is opened is closed after a second.',
  apply: (parts) => ({
    ...parts,
    adjustSettings: (settings) => ({ ...parts.adjustSettings(settings), openTime: 1_000 }),
  }),
};
