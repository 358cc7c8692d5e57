/** What a participant experiences when its Web Bridge tells it something. */
import type * as Message from '../../schemas/types/web-app.ts';
import type { TunnelRequest } from '../wire/tunnel.ts';
import type { DriverEvent } from './driver.ts';

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
      const { from, text } = message as Message.ChatUpdate;
      return { event: 'chat', from, text };
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
