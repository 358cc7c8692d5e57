/** Faults in who is harmed by a request that was refused, by a removal, or by an end that comes at the wrong moment. */
import type { Instances } from '../call-bridge/participants/instances.ts';
import type { Defect } from '../deviation.ts';
import { onForms } from '../on-forms.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import { onRole } from '../on-role.ts';

export const refusalsCleanUp: Defect = {
  id: 'refusals-clean-up',
  requirement: 'FAIL-01',
  title: 'Whoever is named in a move that is refused is dropped, also where the request itself was wrong.',
  how: 'The clean-up after a failed operation is done by the part that answers.',
  apply(parts) {
    const all: Instances[] = [];
    const noting = onRole('createInstances', (instances) => {
      all.push(instances);
      return {};
    })(parts);
    return onRestAnswers(({ form }, answer) => {
      const id = form.movedParticipant ?? '';
      const isRefused = answer.status >= 400 && answer.status !== 401;
      for (const instances of isRefused ? all : []) {
        const instance = instances.get(id);
        if (instance) instances.remove(instance, 'moved');
      }
      return answer;
    })(noting);
  },
};

export const nobodyIsSomebody: Defect = {
  id: 'nobody-is-somebody',
  requirement: 'FAIL-01',
  title: 'A request that names nobody moves whoever joined last.',
  how: 'The participant of a request is kept where that of the last join was, and nobody has emptied it.',
  apply(parts) {
    let last = '';
    const noting = onRole('createInstances', (instances) => {
      instances.onCreated(({ id }) => {
        last = id;
      });
      return {};
    })(parts);
    return onForms((form) => {
      const { values } = form;
      const isEmpty = values.has('needsActivation') && !values.has('movedParticipant') && !values.has('remoteParty');
      return isEmpty ? { ...form, values: new Map([...values, ['movedParticipant', last]]) } : form;
    })(noting);
  },
};

export const removedByName: Defect = {
  id: 'removed-by-name',
  requirement: 'FAIL-02',
  title: 'Who was removed, or was in a call that was ended, and joins that space by hand, stays initial.',
  how: 'Who was put out is to stay out, and is known by the name.',
  apply: onRole('createInstances', (instances) => {
    const putOut = new Set<string>();
    instances.onRemoved(({ name, call }, why) => {
      if (why === 'removedByOperator' || why === 'callEnded') putOut.add(`${call.coSpace} ${name}`);
    });
    return {
      happened(instance, event) {
        if (!putOut.has(`${instance.call.coSpace} ${instance.name}`)) instances.happened(instance, event);
      },
    };
  }),
};

/** In milliseconds. */
const moment = 500;

export const endForgotten: Defect = {
  id: 'end-forgotten',
  requirement: 'RACE-04',
  title: 'Somebody who leaves just when being moved is still there.',
  how: 'While the home is busy with a move it puts off what else comes, and nobody takes that up again.',
  apply(parts) {
    const asked = new Map<string, number>();
    const noting = onRole('createMoveHome', (home) => ({
      release(participant) {
        const data = home.release(participant);
        asked.set(participant, Date.now());
        return data;
      },
    }))(parts);
    return onRole('createSessions', (sessions, { instances }) => ({
      end(participant, webBridge) {
        sessions.of(participant, webBridge);
        setTimeout(() => {
          const isBusy = Date.now() - (asked.get(participant) ?? 0) < 2 * moment;
          if (!isBusy && instances.get(participant)) sessions.end(participant, webBridge);
        }, moment).unref();
      },
    }))(noting);
  },
};
