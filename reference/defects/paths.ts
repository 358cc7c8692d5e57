/** Faults in how paths are read, and in what becomes of an id that names nothing, or something else. */
import type { Defect } from '../deviation.ts';
import { onForms, withValues } from '../on-forms.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import { onRole } from '../on-role.ts';
import { onUrls } from '../on-urls.ts';

const nowhere = '/api/v1/-';

/** Requests for which `isUnknown` of the path lead nowhere. */
const unknownWhere = (isUnknown: (path: string) => boolean): Defect['apply'] =>
  onUrls((url) => (url.startsWith('/api/v1/') && isUnknown(url.split('?', 1)[0] ?? '') ? nowhere : url));

export const slashesCount: Defect = {
  id: 'slashes-count',
  requirement: 'API-14',
  title: 'A path with a doubled slash, or with one at its end, is unknown.',
  how: 'Paths are compared with a table, letter by letter.',
  apply: unknownWhere((path) => /\/\/|\/$/.test(path)),
};

export const caseCounts: Defect = {
  id: 'case-counts',
  requirement: 'API-14',
  title: 'A path in lower case is unknown.',
  how: 'Paths are as they are in the document.',
  apply: unknownWhere((path) => /\/(?:callbridge|callleg|callprofile|cospace|webbridge)/.test(path)),
};

export const limitIsALimit: Defect = {
  id: 'limit-is-a-limit',
  requirement: 'API-14',
  title: 'A list that is asked for more than a page holds is refused.',
  how: 'The parameter is checked against the size of a page.',
  apply: onUrls((url) => url.replace(/([?&]limit=)(?:1[1-9]|[2-9]\d|\d{3,})(?=&|$)/, '$1many')),
};

export const objectsForApplications: Defect = {
  id: 'objects-for-applications',
  requirement: 'API-17',
  title: 'Lists are text/xml, objects application/xml.',
  how: 'They are written by two libraries.',
  apply: onRestAnswers((_request, answer) =>
    answer.status === 200 && answer.body !== '' && !answer.body.includes(' total="')
      ? { ...answer, headers: { ...answer.headers, 'content-type': 'application/xml' } }
      : answer,
  ),
};

export const goneIsMoved: Defect = {
  id: 'gone-is-moved',
  requirement: 'API-05',
  title: 'A move of somebody whom nobody knows is answered 200.',
  how: 'Who is not there any more needs not be moved.',
  apply: onRestAnswers((_request, answer) =>
    answer.body.includes('parameter="movedParticipant" error="valueDoesNotExist"')
      ? { status: 200, headers: {}, body: '' }
      : answer,
  ),
};

export const wordsAreAddresses: Defect = {
  id: 'words-are-addresses',
  requirement: 'API-05',
  title: 'A movedParticipant that is no id is called as a SIP address.',
  how: 'Both parameters say who is to come, and one function finds out what that is.',
  apply: onForms((form) => {
    const { movedParticipant, ...others } = Object.fromEntries(form.values);
    if (!movedParticipant || !/^[a-z]+$/.test(movedParticipant)) return form;
    return { ...form, values: new Map(Object.entries({ ...others, remoteParty: movedParticipant })) };
  }),
};

export const endedCallsAreKnown: Defect = {
  id: 'ended-calls-are-known',
  requirement: 'API-03',
  title: 'Of a call that has ended it is said that the operation is invalid.',
  how: 'Calls are kept for the records of who was in them, and the state is looked at when all has been found.',
  apply(parts) {
    const ended = new Set<string>();
    return onRestAnswers(({ method, path }, answer) => {
      const [, call = '', below] = /\/calls\/([^/]+)(\/participants)?\/?$/.exec(path) ?? [];
      if (method === 'DELETE' && answer.status === 200 && !below) ended.add(call);
      if (method !== 'POST' || !below || !ended.has(call)) return answer;
      return { ...answer, body: answer.body.replace('<callDoesNotExist', '<invalidOperation') };
    })(parts);
  },
};

export const spaceIsItsCall: Defect = {
  id: 'space-is-its-call',
  requirement: 'API-03',
  title: 'Instead of the id of a call that of its space is good.',
  how: 'Whoever asks for a space in session means its call.',
  apply: onRole('createCalls', (calls) => ({ get: (id) => calls.get(id) ?? calls.inSpace(id) })),
};

export const bridgesByTheLetter: Defect = {
  id: 'bridges-by-the-letter',
  requirement: 'API-34',
  title: 'A Call Bridge is not found by its id in capitals.',
  how: 'Participants and calls are looked up here, Call Bridges in the database, which compares text.',
  apply: onForms((form) =>
    withValues(form, (name, value) =>
      name === 'callBridge' && /[A-F]/.test(value) ? '00000000-0000-4000-8000-000000000000' : value,
    ),
  ),
};
