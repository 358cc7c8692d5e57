/** What a participant experiences when its Web Bridge tells it something, or answers it. */
import type * as Message from '../../schemas/types/web-app.ts';
import type { TunnelRequest, TunnelResponse } from '../wire/tunnel.ts';
import type { Credential, DriverEvent } from './driver.ts';

/** The experience behind a Web Bridge's request that breaks nothing. */
export function experienceOf({ path, body }: TunnelRequest): DriverEvent {
  const message: unknown = body;
  switch (path) {
    case '/api/call/session/roster': {
      const { updateType, entry, participant } = message as Message.RosterUpdate;
      return {
        event: 'roster',
        updateType,
        participant: entry?.participant ?? participant ?? '',
        ...(entry && { entry }),
      };
    }
    case '/api/call/session/chat': {
      const { from, name, text } = message as Message.ChatUpdate;
      return { event: 'chat', from, name, text };
    }
    case '/api/call/session/presentation': {
      const { presenter } = message as Message.PresentationUpdate;
      return { event: 'presentation', presenter };
    }
    case '/api/call/session/move': {
      const { accessMethod, token } = message as Message.Move;
      const { numericId, name } = accessMethod;
      return { event: 'move', numericId, credential: token, ...(name !== undefined && { spaceName: name }) };
    }
    default: {
      const { reason } = message as Message.SessionEnded;
      return { event: 'ended', reason };
    }
  }
}

/** What a session asks for once it is open, in the words of the trace. */
const wishes: Readonly<Record<string, string>> = {
  '/api/call/session/state': 'local state',
  '/api/call/session/presentation': 'presentation',
  '/api/call/session/chat': 'chat',
  '/api/call/session/end': 'end',
};

/** The experience behind an answer that breaks nothing, in a session that was begun with `credential`. */
export function experienceOfAnswer(
  { path }: Pick<TunnelRequest, 'path'>,
  { status, body }: Pick<TunnelResponse, 'status' | 'body'>,
  credential: Credential,
): DriverEvent {
  const message: unknown = body;
  const reason = status === 200 ? undefined : (message as Message.ErrorBody).error;
  const what = wishes[path];
  if (what !== undefined) return { event: 'answered', what, ok: reason === undefined, ...(reason && { reason }) };
  if (reason !== undefined) return { event: 'refused', credential, reason };
  if (path === '/api/call/session') {
    const { participant, account, call } = message as Message.SessionOpened;
    const { name: callName, numericId } = call;
    return { event: 'opened', credential, participant, account, callName, numericId };
  }
  const { roster, presenter } = message as Message.MediaAnswer;
  return { event: 'connected', roster, presenter };
}

/** The experience behind an answer to a join that breaks nothing. */
export function experienceOfJoin(
  { numericId }: Pick<Message.JoinRequest, 'numericId'>,
  { status, body }: Pick<TunnelResponse, 'status' | 'body'>,
): DriverEvent {
  const message: unknown = body;
  if (status !== 200) return { event: 'refused', reason: (message as Message.ErrorBody).error };
  const { token, participant } = message as Message.JoinAnswer;
  return { event: 'admitted', numericId, credential: token, participant };
}
