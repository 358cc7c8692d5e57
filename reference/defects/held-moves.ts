/** Faults in what becomes of a move that is held, and of others, when something happens to them. */
import type { Instances } from '../call-bridge/participants/instances.ts';
import type { Defect } from '../deviation.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import { onRole } from '../on-role.ts';
import type { Parts } from '../parts.ts';

/** Lets `see` look at the participants that each Call Bridge of the process has, when it begins. */
const seeingEach =
  (see: (instances: Instances) => void) =>
  (parts: Parts): Parts => ({
    ...parts,
    createReception(deps) {
      see(deps.instances);
      return parts.createReception(deps);
    },
  });

export const everyoneWhoWasThere: Defect = {
  id: 'everyone-who-was-there',
  requirement: 'RACE-05',
  title: 'When everyone in a meeting is muted, those are too who are on the way to another one.',
  how: 'Those in a meeting are looked up by person, and whatever participants such a person has are muted.',
  apply(parts) {
    const everywhere: Instances[] = [];
    return onRestAnswers(({ method, path, form }, answer) => {
      const [, id] = /\/calls\/([^/]+)\/participants\/\*$/.exec(path) ?? [];
      if (id === undefined || method !== 'PUT' || answer.status !== 200 || form.rxAudioMute !== 'true') return answer;
      for (const instances of everywhere) {
        for (const one of instances.all()) {
          const old = instances.get(one.movedFrom?.participant ?? '');
          if (old?.call.id === id) instances.configure(one, { rxAudioMute: true });
        }
      }
      return answer;
    })(seeingEach((instances) => void everywhere.push(instances))(parts));
  },
};

export const callEndsWithTheConnected: Defect = {
  id: 'call-ends-with-the-connected',
  requirement: 'RACE-11',
  title: 'A call that is not to stay ends with the last one who is connected, whoever is on the way into it.',
  how: 'A call is empty when it carries no media.',
  apply: seeingEach((instances) =>
    instances.onRemoved(({ call }) => {
      const left = instances.inCall(call);
      if (call.staysWhenEmpty || left.length === 0 || left.some(({ state }) => state !== 'initial')) return;
      // The call goes by itself with the last of them.
      for (const one of left) instances.remove(one, 'callEnded');
    }),
  ),
};

export const endedWithWhereTheyWere: Defect = {
  id: 'ended-with-where-they-were',
  requirement: 'FAIL-10',
  title: 'The end of a call ends the sessions of those, too, who were moved out of it before.',
  how: 'A call keeps everybody who came in by it, so that it can be accounted for.',
  apply(parts) {
    const everywhere: Instances[] = [];
    const formerCalls = new Map<string, string>();
    return onRestAnswers(({ method, path }, answer) => {
      const [, id] = /\/calls\/([^/]+)$/.exec(path) ?? [];
      if (id === undefined || method !== 'DELETE' || answer.status !== 200) return answer;
      for (const instances of everywhere) {
        for (const one of instances.all())
          if (formerCalls.get(one.id) === id && one.state === 'connected') instances.remove(one, 'callEnded');
      }
      return answer;
    })(
      seeingEach((instances) => {
        everywhere.push(instances);
        instances.onCreated(({ id, movedFrom }) => {
          const former = instances.get(movedFrom?.participant ?? '')?.call.id;
          if (former !== undefined) formerCalls.set(id, former);
        });
      })(parts),
    );
  },
};

export const oneWebBridgeIsAll: Defect = {
  id: 'one-web-bridge-is-all',
  requirement: 'FAIL-14',
  title: 'When a Web Bridge dies, those are missed, too, who came through another one.',
  how: 'A Call Bridge has one state for its links to Web Bridges.',
  apply: onRole('createSessions', (sessions, { instances }) => ({
    webBridgeDown() {
      const all = new Set(instances.all().flatMap(({ webBridge }) => webBridge ?? []));
      for (const webBridge of all) sessions.webBridgeDown(webBridge);
    },
  })),
};
