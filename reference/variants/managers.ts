/** Permitted differences between managers. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Variant } from '../deviation.ts';
import { child, text } from '../manager/xml.ts';
import { onManager } from '../on-manager.ts';

export const managerLooksSeldom: Variant = {
  id: 'manager-looks-seldom',
  permits: 'MGR-05 says that it looks, not how often',
  title: 'The manager waits a second between two looks.',
  apply: onManager(({ look }) => ({
    async look(move) {
      await pause(1000);
      return look(move);
    },
  })),
};

export const managerReadsCallLegs: Variant = {
  id: 'manager-reads-call-legs',
  permits: 'MGR-01: which of the two is read; MGR-05: the new participant, or its call leg',
  title: 'The manager reads canMove and the state of call legs.',
  apply: onManager(({ look }) => ({
    mayMove: async ({ home, id }) => {
      const [leg] = await home.list(`/participants/${id}/callLegs`, 'callLeg');
      const shown = await home.find(`/callLegs/${text(leg ?? {}, '@id')}`, 'callLeg');
      return text(shown ?? {}, 'canMove') === 'true';
    },
    async look(move) {
      const seen = await look(move);
      if (!seen.at) return seen;
      const leg = await seen.at.find(`/callLegs/${move.id}`, 'callLeg');
      const state = text(child(leg, 'status'), 'state');
      return state === undefined ? seen : { ...seen, state };
    },
  })),
};

export const managerSendsWholeUrls: Variant = {
  id: 'manager-sends-whole-urls',
  permits: 'RFC 9112, 3.2.2',
  title: 'The manager writes the whole URL into the request line.',
  apply: onManager(({ send }) => ({
    send: (to, request) => send(to, { ...request, path: `${to.url}${request.path}` }),
  })),
};

export const managerWaitsToBeAsked: Variant = {
  id: 'manager-waits-to-be-asked',
  permits: 'openapi.yaml, "Authentication"',
  title: 'The manager sends its credentials only where it was answered 401.',
  apply: onManager(({ send }) => ({
    async send(to, request) {
      const { Authorization: _, ...headers } = request.headers;
      const answer = await send(to, { ...request, headers });
      return answer.status === 401 ? send(to, request) : answer;
    },
  })),
};

export const managerLooksAround: Variant = {
  id: 'manager-looks-around',
  permits: 'MGR-04: looking is free; openapi.yaml, "Addresses"',
  title: 'The manager looks at all that there is, and ends its paths with a slash.',
  apply: onManager(({ send, findParticipant }) => ({
    send: (to, request) => send(to, { ...request, path: request.path.replace(/(?=\?|$)/, '/') }),
    async findParticipant(callBridges, who) {
      for (const at of callBridges) {
        await at.find('/system/status', 'status');
        for (const [path, element] of sights) await at.list(path, element);
      }
      return findParticipant(callBridges, who);
    },
  })),
};

const sights = [
  ['/callBridges', 'callBridge'],
  ['/webBridges', 'webBridge'],
  ['/calls', 'call'],
  ['/callLegs', 'callLeg'],
  ['/participants', 'participant'],
  ['/coSpaces', 'coSpace'],
] as const;
