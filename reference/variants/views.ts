/** Permitted differences in what Call Bridges show of participants, calls, legs and spaces, each by its id. */
import type { Participant } from '../../schemas/types/peer.ts';
import type { Calls } from '../call-bridge/calls.ts';
import type { RestAnswer } from '../call-bridge/model.ts';
import { canMove, type Instance, isWebApp } from '../call-bridge/participants/instance.ts';
import type { Instances, InstancesDeps } from '../call-bridge/participants/instances.ts';
import type { Variant } from '../deviation.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import { onRole } from '../on-role.ts';
import type { Parts } from '../parts.ts';

const without = (body: string, ...elements: readonly string[]): string =>
  elements.reduce(
    (left, element) => left.replace(new RegExp(`<${element}>(?:(?!</${element}>).)*</${element}>`, 's'), ''),
    body,
  );

/** Only the home says how many legs a participant has. */
const isHome = (body: string): boolean => body.includes('<numCallLegs>');

const isObject = (element: string, { body }: RestAnswer): boolean => body.includes(`?><${element} id=`);

export const othersSayLittle: Variant = {
  id: 'others-say-little',
  permits: 'TRUTH-14: others say the same or nothing; rest.schema.json: callBridge may be left out by the home',
  title:
    'Who is not the home shows no settings, no origin and no activator; the home does not say that it is the home.',
  apply: onRestAnswers((_request, answer) => {
    if (!isObject('participant', answer)) return answer;
    const { body } = answer;
    const left = isHome(body)
      ? without(body, 'callBridge')
      : without(body, 'isActivator', 'movedParticipant', 'movedParticipantCallBridge', 'configuration');
    return { ...answer, body: left };
  }),
};

export const noMoreThanRequired: Variant = {
  id: 'no-more-than-required',
  permits: 'rest.schema.json: elements that are not required; openapi.yaml: what was put into a space may be left out',
  title: 'Spaces show their name and numeric id only, calls and call legs nothing that is not required.',
  apply: onRestAnswers((_request, answer) => {
    const { body } = answer;
    if (isObject('coSpace', answer)) {
      const kept = body.match(/<(name|callId)>.*?<\/\1>/gs)?.join('') ?? '';
      return { ...answer, body: body.replace(/(?<=<coSpace id=[^>]*>).*(?=<\/coSpace>$)/s, () => kept) };
    }
    if (isObject('call', answer)) {
      const counts = ['durationSeconds', 'numCallLegs', 'maxCallLegs', 'numDistributedInstances'];
      return { ...answer, body: without(body, ...counts, 'recording', 'streaming', 'activeWhenEmpty') };
    }
    if (!isObject('callLeg', answer)) return answer;
    const details = ['subType', 'direction', 'ownerId', 'isActivator', 'configuration', 'durationSeconds', 'layout'];
    return { ...answer, body: without(body, ...details) };
  }),
};

export const shownOnlyWhereTheCallIs: Variant = {
  id: 'shown-only-where-the-call-is',
  permits: 'openapi.yaml, "Who answers": one that has no instance of their call may leave them out',
  title: 'A Call Bridge that has no instance of a call knows nothing of the participants in it.',
  apply(parts) {
    const callsOf = new Map<string, Calls>();
    const withHook = onRestAnswers((_request, answer) => {
      if (!isObject('participant', answer) || answer.body.includes('<call>')) return answer;
      const body = '<?xml version="1.0"?><failureDetails><participantDoesNotExist /></failureDetails>';
      return { ...answer, status: 400, body };
    });
    return withHook({
      ...parts,
      createCalls(deps) {
        const calls = parts.createCalls(deps);
        callsOf.set(deps.identity.id, calls);
        return calls;
      },
      createRegister(deps) {
        const register = parts.createRegister(deps);
        const isHere = (coSpace: string): boolean => callsOf.get(deps.identity.id)?.inSpace(coSpace) !== undefined;
        return { ...register, all: () => register.all().filter(({ coSpace }) => isHere(coSpace)) };
      },
    });
  },
};

/** A Call Bridge that tells of those who are homed there something else than it holds. */
const telling =
  (tells: (instance: Instance) => { canMove?: boolean; configuration?: Instance['configuration'] }) =>
  (parts: Parts): Parts => ({
    ...parts,
    createInstances(deps: InstancesDeps) {
      let instances: Instances | undefined;
      const seen = (participant: Participant): Participant => {
        const instance = instances?.get(participant.id);
        return instance ? { ...participant, ...tells(instance) } : participant;
      };
      instances = parts.createInstances({
        ...deps,
        announce: (news) =>
          deps.announce({ ...news, ...(news.participant && { participant: seen(news.participant) }) }),
        register: { ...deps.register, put: (participant) => deps.register.put(seen(participant)) },
      });
      return instances;
    },
  });

/** Which it may be: there is no open session, or a move is held. */
const isOpen = (instance: Instance): boolean =>
  isWebApp(instance) && !instance.isFixed && (!canMove(instance) || instance.movingUntil > Date.now());

export const otherAnswersOfCanMove: Variant = {
  id: 'can-move-before-and-not-while',
  permits:
    'API-09: what is shown before the session is open, while the connection is lost and while a move is held is open',
  title: 'canMove is true of those who have no session, and false while a move is held.',
  apply: (parts) => {
    const everybody = new Map<string, Instance>();
    const says = (instance: Instance): boolean => (isOpen(instance) ? !canMove(instance) : canMove(instance));
    const told = telling((instance) => ({ canMove: says(instance) }))(parts);
    const withHook = onRestAnswers((_request, answer) => {
      const [, id = ''] = /\?><callLeg id="([^"]*)"/.exec(answer.body) ?? [];
      const instance = everybody.get(id);
      if (!instance) return answer;
      const body = answer.body.replace(/<canMove>\w+<\/canMove>/, `<canMove>${says(instance)}</canMove>`);
      return { ...answer, body };
    });
    return withHook({
      ...told,
      createInstances(deps) {
        const instances = told.createInstances(deps);
        instances.onCreated((instance) => void everybody.set(instance.id, instance));
        instances.onRemoved(({ id }) => void everybody.delete(id));
        return instances;
      },
    });
  },
};

export const profilesShown: Variant = {
  id: 'profiles-shown',
  permits: 'STATE-08: what the target’s profiles give may be shown; rest.schema.json: … and defaults need not be shown',
  title: 'The configuration of a participant shows what profiles give it, too.',
  apply: telling(({ defaults, configuration }) => ({ configuration: { ...defaults, ...configuration } })),
};

export const usersByAnotherName: Variant = {
  id: 'users-by-another-name',
  permits: 'rest.schema.json, uri: of a user the userJid or another text that is always the same',
  title: 'The uri of a user is another text than the userJid.',
  apply(parts) {
    // A list of call legs does not say whose account it is.
    const users = new Set<string>();
    const noting = onRole('createInstances', (instances) => {
      instances.onCreated(({ account }) => account.kind === 'user' && users.add(account.id));
      return {};
    })(parts);
    return onRestAnswers((_request, answer) => ({
      ...answer,
      body: answer.body
        .replace(
          /<uri>([^<]*)<\/uri>(?=(?:<numCallLegs>1<\/numCallLegs>)?<userJid>\1<\/userJid>)/g,
          '<uri>webapp:$1</uri>',
        )
        .replace(/(?<=<remoteParty>)[^<]*/g, (party) => (users.has(party) ? `webapp:${party}` : party)),
    }))(noting);
  },
};
