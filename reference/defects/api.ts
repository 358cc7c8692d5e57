/** Faults in how the REST API reads the request that moves somebody. */
import { Failure } from '../call-bridge/failure.ts';
import type { RestAnswer, Settings } from '../call-bridge/model.ts';
import type { Defect } from '../deviation.ts';
import { onForms, withValues } from '../on-forms.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import { onRole } from '../on-role.ts';

const isCollection = (path: string): boolean => /\/calls\/[^/]+\/participants\/?$/.test(path);

export const knownParametersOnly: Defect = {
  id: 'known-parameters-only',
  requirement: 'API-18',
  title: 'A move takes no parameters but those of the recorded request and importance.',
  how: 'The parameters of a move are listed anew, and the list is short.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation(deps) {
      const operation = parts.createMoveOperation(deps);
      return {
        async move(call, participant, parameters) {
          const known = ['needsActivation', 'importance', 'nameLabelOverride'];
          const other = Object.keys(parameters.settings).find((name) => !known.includes(name));
          if (other) throw new Failure('parameterError', other, 'invalidValue');
          return operation.move(call, participant, parameters);
        },
      };
    },
  }),
};

export const decodedTwice: Defect = {
  id: 'decoded-twice',
  requirement: 'API-18',
  title: 'A plus sign in a label is shown as a blank.',
  how: 'The form is decoded by the web server, and once more by the API.',
  apply: onForms((form) =>
    withValues(form, (name, value) => (name === 'nameLabelOverride' ? value.replaceAll('+', ' ') : value)),
  ),
};

export const settingsFollow: Defect = {
  id: 'settings-follow',
  requirement: 'API-19',
  title: 'What one move said of the participant is said again by the next.',
  how: 'The parameters are kept with the new participant, and its move hands on what is kept.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation(deps) {
      const operation = parts.createMoveOperation(deps);
      const kept = new Map<string, Settings>();
      return {
        async move(call, participant, parameters) {
          const settings = { ...kept.get(participant), ...parameters.settings };
          const created = await operation.move(call, participant, { ...parameters, settings });
          kept.set(created, settings);
          return created;
        },
      };
    },
  }),
};

export const numberFromText: Defect = {
  id: 'number-from-text',
  requirement: 'API-20',
  title: 'A text that is no number counts as 0, and a number that is too large as the largest.',
  how: 'The value is read by a function of the language that never fails.',
  apply: onForms((form) =>
    withValues(form, (name, value) => {
      if (name !== 'importance' || value === '') return value;
      return String(Math.min(Math.max(Number.parseInt(value, 10) || 0, 0), 2_147_483_647));
    }),
  ),
};

export const wrongSomewhere: Defect = {
  id: 'wrong-somewhere',
  requirement: 'API-21',
  title: 'parameterError does not say which parameter is wrong.',
  how: 'The failure is made where the name of the parameter is no longer known.',
  apply: onRestAnswers(
    (_request, answer): RestAnswer => ({
      ...answer,
      body: answer.body.replace(/<parameterError[^>]*>/, '<parameterError />'),
    }),
  ),
};

export const profileNotLookedAt: Defect = {
  id: 'profile-not-looked-at',
  requirement: 'API-22',
  title: 'A move ignores callLegProfile, also one that does not exist.',
  how: 'The profile is looked up where legs are dialled.',
  apply: onForms((form) =>
    withValues(form, (name, value) =>
      name === 'callLegProfile' && form.values.has('movedParticipant') ? undefined : value,
    ),
  ),
};

export const falseIfNotTrue: Defect = {
  id: 'false-if-not-true',
  requirement: 'API-23',
  title: 'Whatever is not `true` is taken for `false`.',
  how: 'The value is compared with one word.',
  apply: onForms((form) =>
    withValues(form, (name, value) =>
      /Mute$|^needsActivation$/.test(name) && value !== '' ? String(value.toLowerCase() === 'true') : value,
    ),
  ),
};

export const namesInAnyCase: Defect = {
  id: 'names-in-any-case',
  requirement: 'API-24',
  title: 'The names of parameters are read without regard to case.',
  how: 'The paths are, and so is the form.',
  apply: onForms((form) => {
    const loud = form.values.get('RXAUDIOMUTE');
    return loud === undefined ? form : { ...form, values: new Map([...form.values, ['rxAudioMute', loud]]) };
  }),
};

export const lastOneCounts: Defect = {
  id: 'last-one-counts',
  requirement: 'API-25',
  title: 'Of a parameter that is said twice the last value counts.',
  how: 'The form is read into a table.',
  apply: onForms((form) => (form.fault instanceof Failure ? { ...form, fault: undefined } : form)),
};

export const emptyIsAValue: Defect = {
  id: 'empty-is-a-value',
  requirement: 'API-26',
  title: 'An empty value is refused as a wrong one.',
  how: 'Only a PUT knows that it means nothing.',
  apply: onForms((form) =>
    withValues(form, (_name, value) => (value === '' && form.values.has('movedParticipant') ? '?' : value)),
  ),
};

export const exactContentType: Defect = {
  id: 'exact-content-type',
  requirement: 'API-27',
  title: 'A form whose content type names a charset is not read.',
  how: 'The content type is compared as a whole.',
  apply: onForms((form) => (form.contentType.includes(';') ? { ...form, values: new Map(), fault: undefined } : form)),
};

export const otherNotations: Defect = {
  id: 'other-notations',
  requirement: 'API-28',
  title: 'A move that is written as JSON is carried out, without the checks of a form.',
  how: 'A framework reads whatever body it knows.',
  apply: onForms((form) => {
    if (!form.contentType.startsWith('application/json') || form.text === '') return form;
    const values = new Map(Object.entries(JSON.parse(form.text) as Record<string, string>));
    return { ...form, values, fault: undefined };
  }),
};

export const neitherNor: Defect = {
  id: 'neither-nor',
  requirement: 'API-29',
  title: 'A request that names nobody is answered as if it had been carried out.',
  how: 'Nothing to be done is taken for done.',
  apply: onRestAnswers(({ method, path, form }, answer) =>
    method === 'POST' && isCollection(path) && !('movedParticipant' in form || 'remoteParty' in form)
      ? { status: 200, headers: {}, body: '' }
      : answer,
  ),
};

export const oneOfBoth: Defect = {
  id: 'one-of-both',
  requirement: 'API-30',
  title: 'With movedParticipant, remoteParty is ignored.',
  how: 'The parameters are looked for one after the other.',
  apply: onForms((form) =>
    withValues(form, (name, value) =>
      name === 'remoteParty' && form.values.has('movedParticipant') ? undefined : value,
    ),
  ),
};

export const firstThirtySix: Defect = {
  id: 'first-thirty-six',
  requirement: 'API-31',
  title: 'Of an id that is too long the first 36 characters count.',
  how: 'It is copied into a buffer of that size.',
  apply: onForms((form) =>
    withValues(form, (name, value) => (name === 'movedParticipant' ? value.slice(0, 36) : value)),
  ),
};

export const anyMethod: Defect = {
  id: 'any-method',
  requirement: 'API-32',
  title: 'A method that does nothing is answered 200.',
  how: 'What no handler takes falls through to an empty answer.',
  apply: onRestAnswers((_request, answer) => (answer.status === 405 ? { ...answer, status: 200, body: '' } : answer)),
};

export const notFoundPage: Defect = {
  id: 'not-found-page',
  requirement: 'API-33',
  title: 'A path that does not exist is answered with a web page.',
  how: 'The web server answers before the API does.',
  apply: onRestAnswers((_request, answer) =>
    answer.body.includes('<unrecognizedObject')
      ? { ...answer, headers: { 'content-type': 'text/html' }, body: '<html><body>Not found</body></html>' }
      : answer,
  ),
};

export const idsAsText: Defect = {
  id: 'ids-as-text',
  requirement: 'API-34',
  title: 'A participant is not found by its id in capitals.',
  how: 'Ids are compared as texts.',
  apply: onForms((form) =>
    withValues(form, (name, value) => (name === 'movedParticipant' && /[A-F]/.test(value) ? '?' : value)),
  ),
};

export const roleForgotten: Defect = {
  id: 'role-forgotten',
  requirement: 'API-35',
  title: 'The call leg profile that accompanies a move is looked up, and not used.',
  how: 'The profile is applied where legs are dialled.',
  apply: onRole('createReception', (reception) => ({
    receive: (creation) =>
      reception.receive(creation.movedFrom ? { ...creation, callLegProfile: undefined } : creation),
  })),
};

export const refusedAndDropped: Defect = {
  id: 'refused-and-thrown-out',
  requirement: 'TRUTH-10',
  title: 'Somebody who is not yet connected is dropped when a move of them is refused.',
  how: 'The old home gives up what it can not hand over.',
  apply: onRole('createMoveHome', (home) => ({
    release(participant) {
      try {
        return home.release(participant);
      } catch (error) {
        home.drop(participant);
        throw error;
      }
    },
  })),
};

export const busyAfterwards: Defect = {
  id: 'busy-afterwards',
  requirement: 'TRUTH-10',
  title: 'A move that has been carried out is answered 503.',
  how: 'The database is written last, and its being busy is reported as if it had been asked first.',
  apply: onRestAnswers(({ form }, answer) =>
    form.movedParticipant !== undefined && answer.status === 200
      ? {
          status: 503,
          headers: { 'content-type': 'text/xml' },
          body: '<failureDetails><databaseNotReady /></failureDetails>',
        }
      : answer,
  ),
};

export const splitAfterDecoding: Defect = {
  id: 'split-after-decoding',
  requirement: 'API-27',
  title: 'An ampersand in a value ends the value.',
  how: 'The form is decoded as a whole, and then taken apart.',
  apply: onForms((form) => {
    if (form.fault || !form.text.includes('%26')) return form;
    const pairs = decodeURIComponent(form.text.replaceAll('+', ' ')).split('&');
    const values = new Map(pairs.map((pair) => [pair.split('=', 1)[0] ?? '', pair.replace(/^[^=]*=?/, '')]));
    return { ...form, values };
  }),
};
