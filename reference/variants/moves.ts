/** Permitted differences in how a move is done. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Variant } from '../deviation.ts';
import { told } from '../link/c2w-words.ts';
import { onRole } from '../on-role.ts';
import { onTelling } from '../on-telling.ts';

export const otherAccounts: Variant = {
  id: 'other-accounts',
  permits: 'IDENT-03: an account has no form of its own',
  title: 'Guest accounts look like addresses.',
  apply: (parts) => ({
    ...parts,
    createAccounts: (deps) => ({ ...parts.createAccounts(deps), createGuest: () => `${randomUUID()}@guests.example` }),
  }),
};

export const lateAnswer: Variant = {
  id: 'late-answer',
  permits: 'arrival on different connections is no order',
  title: 'A move is answered when its message has long reached the web app.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation(deps) {
      const operation = parts.createMoveOperation(deps);
      return {
        async move(call, movedParticipant, parameters) {
          const id = await operation.move(call, movedParticipant, parameters);
          await pause(50, undefined, { ref: false });
          return id;
        },
      };
    },
  }),
};

export const lateMessage: Variant = {
  id: 'late-message',
  permits: 'arrival on different connections is no order',
  title: 'A move is answered before its message is sent.',
  apply(parts) {
    /** By participant: whoever is moved twice is told last what counts, whoever tells it. RACE-01 */
    const lastTold = new Map<string, Promise<unknown>>();
    return onRole('createC2w', (c2w) => ({
      async ask(webBridge, word, body) {
        if (word.path !== told.move.path) return c2w.ask(webBridge, word, body);
        const { participant } = body as unknown as { participant: string };
        const former = lastTold.get(participant);
        const later = pause(50, undefined, { ref: false })
          .then(() => former)
          .then(() => c2w.ask(webBridge, word, body));
        lastTold.set(
          participant,
          later.catch(() => {}),
        );
        return {} as never;
      },
    }))(parts);
  },
};

export const placedElsewhere: Variant = {
  id: 'placed-elsewhere',
  permits: 'STEP-04, PLACE-01: any of the Call Bridges on which the target is running',
  title: 'Who is moved is homed on another Call Bridge than the one that is asked, if the target is running there.',
  apply: (parts) => ({
    ...parts,
    createPlacement(deps) {
      const placement = parts.createPlacement(deps);
      return {
        async choose(coSpace, kind, wish = {}) {
          const isGrouped = deps.directory.callBridge(deps.identity.id)?.callBridgeGroup !== undefined;
          const [other] = wish.movedParticipant && !isGrouped ? deps.calls.elsewhere(coSpace) : [];
          const isFree = other && !wish.callBridge && !wish.callBridgeGroup;
          return placement.choose(coSpace, kind, isFree ? { callBridge: other.callBridge } : wish);
        },
      };
    },
  }),
};

export const rosterRepeated: Variant = {
  id: 'roster-repeated',
  permits: 'an update carries the whole entry, so that it may come twice',
  title: 'Every update of the roster is told twice.',
  apply: onTelling((tell) => (webBridge, word, body) => {
    tell(webBridge, word, body);
    if (word.path === told.roster.path) tell(webBridge, word, body);
  }),
};
