/** Permitted differences in what lists show, and in which order. */
import type { Variant } from '../deviation.ts';
import { onRestAnswers } from '../on-rest-answers.ts';

const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);

export const listsById: Variant = {
  id: 'lists-by-id',
  permits: 'openapi.yaml, "Lists": it is any order; asyncapi.yaml, "Session", 3: everyone, in any order',
  title: 'Calls, legs, participants and rosters are in the order of their ids, so that who comes may come in front.',
  apply: (parts) => ({
    ...parts,
    createCalls(deps) {
      const calls = parts.createCalls(deps);
      return { ...calls, list: () => calls.list().toSorted(byId) };
    },
    createInstances(deps) {
      const instances = parts.createInstances(deps);
      return { ...instances, all: () => instances.all().toSorted(byId) };
    },
    createRegister(deps) {
      const register = parts.createRegister(deps);
      return {
        ...register,
        all: () => register.all().toSorted(byId),
        inSpace: (coSpace) => register.inSpace(coSpace).toSorted(byId),
      };
    },
  }),
};

/** For each list its items, and what is required of one (`…Entry`). */
const required: Readonly<Record<string, readonly string[]>> = {
  callBridges: ['callBridge', 'name'],
  callBridgeGroups: ['callBridgeGroup'],
  callLegProfiles: ['callLegProfile'],
  callLegs: ['callLeg', 'name'],
  callProfiles: ['callProfile'],
  calls: ['call', 'name', 'coSpace'],
  coSpaces: ['coSpace'],
  coSpaceUsers: ['coSpaceUser'],
  accessMethods: ['accessMethod'],
  participants: ['participant', 'name'],
  tenants: ['tenant'],
  users: ['user', 'userJid'],
  webBridges: ['webBridge'],
};

const leaves = /<(\w+)(?: [^>]*)?>[^<]*<\/\1>|<(\w+) ?\/>/g;

export const listsSayLittle: Variant = {
  id: 'lists-say-little',
  permits: 'rest.schema.json, …Entry: what is required at least; the rest may be left out of a list',
  title: 'Lists say of an object what is required of them, and no more.',
  apply: onRestAnswers((_request, answer) => {
    const [, list = ''] = /<(\w+) total=/.exec(answer.body) ?? [];
    const kept = required[list];
    if (!kept) return answer;
    const only = (whole: string, name?: string, empty?: string): string =>
      kept.includes(name ?? empty ?? '') ? whole : '';
    return { ...answer, body: answer.body.replace(leaves, only) };
  }),
};
