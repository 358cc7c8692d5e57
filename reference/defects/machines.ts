/** Faults in the lives of things: something returns to a state that it had left for good, or is left without the other half. */
import type { Participant } from '../../schemas/types/peer.ts';
import type { Call } from '../call-bridge/calls.ts';
import type { Defect } from '../deviation.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import { onRole } from '../on-role.ts';

export const initialAgain: Defect = {
  id: 'initial-again',
  requirement: 'TRUTH-09',
  title: 'A participant whose web app has lost the connection is shown as initial.',
  how: 'There is one word for having no media.',
  apply: onRole('createInstances', (instances) => ({
    change(instance, change) {
      if ('webBridge' in change && change.webBridge === undefined) instance.state = 'initial';
      instances.change(instance, change);
    },
  })),
};

export const backWithTheNext: Defect = {
  id: 'back-with-the-next',
  requirement: 'TRUTH-09',
  title: 'Somebody who is gone is there again as soon as somebody else joins that call.',
  how: 'The list is written anew from a copy that was made before the departure.',
  apply: (parts) => ({
    ...parts,
    createRegister(deps) {
      const register = parts.createRegister(deps);
      const gone = new Map<string, Participant>();
      register.onChange(({ before, after }) => {
        if (!after) gone.set(before.coSpace, before);
        const ghost = after && !before ? gone.get(after.coSpace) : undefined;
        if (!ghost) return;
        gone.delete(ghost.coSpace);
        register.put(ghost);
      });
      return register;
    },
  }),
};

export const oneDeadAtATime: Defect = {
  id: 'one-dead-at-a-time',
  requirement: 'TRUTH-09',
  title: 'A credential that was refused opens a session again as soon as another one has died.',
  how: 'The list of revoked credentials is kept by Call Bridge, and each overwrites the one before.',
  apply: (parts) => ({
    ...parts,
    createCredentials(deps) {
      const credentials = parts.createCredentials(deps);
      let revoked: string | undefined;
      return {
        ...credentials,
        async verify(token) {
          const binding = await credentials.verify(token);
          return binding?.participant === revoked ? undefined : binding;
        },
        revoke(participant) {
          revoked = participant;
        },
      };
    },
    createSessions(deps) {
      const sessions = parts.createSessions(deps);
      return {
        ...sessions,
        async open(token, webBridge) {
          const binding = await deps.credentials.verify(token);
          const isGone = binding && !deps.instances.get(binding.participant);
          if (!isGone) return sessions.open(token, webBridge);
          return { participant: binding.participant, account: binding.account, call: { name: '', numericId: '1' } };
        },
      };
    },
  }),
};

export const callIdKept: Defect = {
  id: 'call-id-kept',
  requirement: 'TRUTH-09',
  title: 'A space that is in session again has the id of the call that was ended.',
  how: 'A call is marked as over, and found by its space when there is to be one again.',
  apply: onRole('createCalls', (calls) => {
    const over = new Map<string, Call>();
    const again = new Map<string, Call>();
    const inSpace = (coSpace: string) => calls.inSpace(coSpace) ?? again.get(coSpace);
    return {
      list: () => [...calls.list(), ...again.values()],
      get: (id) => calls.get(id) ?? [...again.values()].find((call) => call.id === id),
      inSpace,
      open(coSpace) {
        const call = inSpace(coSpace.id) ?? over.get(coSpace.id);
        if (!call) return calls.open(coSpace);
        if (!calls.inSpace(coSpace.id)) again.set(coSpace.id, call);
        return call;
      },
      close(call) {
        over.set(call.coSpace, call);
        if (!again.delete(call.coSpace)) calls.close(call);
      },
    };
  }),
};

export const accountLeftAlone: Defect = {
  id: 'account-left-alone',
  requirement: 'IDENT-07',
  title: 'The account of a new participant that is removed before it is connected stays, and takes up a place.',
  how: 'Places are counted by accounts, and an account goes with the media of its participant.',
  apply: (parts) => ({
    ...parts,
    createLimits(deps) {
      const { register } = deps;
      const alone: Participant[] = [];
      register.onChange(({ before, after }) => {
        if (!after && before.state === 'initial') alone.push(before);
      });
      const inSpace = (coSpace: string) => [
        ...register.inSpace(coSpace),
        ...alone.filter((one) => one.coSpace === coSpace),
      ];
      return parts.createLimits({ ...deps, register: { ...register, inSpace } });
    },
  }),
};

export const accountOnArrival: Defect = {
  id: 'account-on-arrival',
  requirement: 'IDENT-08',
  title: 'A participant has no account until its web app has come.',
  how: 'The account is made when it is first needed.',
  apply: onRestAnswers((_request, answer) => ({
    ...answer,
    body: answer.body.includes('<state>initial</state>')
      ? answer.body.replace(/<(uri|userJid)>[^<]*<\/\1>/g, '')
      : answer.body,
  })),
};
