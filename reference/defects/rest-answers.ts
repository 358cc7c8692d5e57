/** Faults in what the REST API answers. */
import type { Defect } from '../deviation.ts';
import { onRestAnswers } from '../on-rest-answers.ts';

export const noChallenge: Defect = {
  id: 'no-challenge',
  requirement: 'API-01',
  title: 'The answer 401 comes without WWW-Authenticate.',
  apply: onRestAnswers((_request, answer) => {
    const { 'www-authenticate': _, ...headers } = answer.headers;
    return { ...answer, headers };
  }),
};

export const totalOfPage: Defect = {
  id: 'total-of-page',
  requirement: 'API-02',
  title: 'A list counts the objects of its page, not all of them.',
  apply: onRestAnswers((_request, answer) => {
    const [, element] = /^<\?xml [^>]*><(\w+)s total="/.exec(answer.body) ?? [];
    if (element === undefined) return answer;
    const count = answer.body.split(`<${element} `).length - 1;
    return { ...answer, body: answer.body.replace(/total="\d+"/, `total="${count}"`) };
  }),
};

export const createdWith201: Defect = {
  id: 'created-with-201',
  requirement: 'API-04',
  title: 'Whatever is made is answered with 201.',
  apply: onRestAnswers((_request, answer) => (answer.headers.location ? { ...answer, status: 201 } : answer)),
};

export const originUnknown: Defect = {
  id: 'origin-unknown',
  requirement: 'API-06',
  title: 'A participant does not say from which one it was moved.',
  apply: onRestAnswers((_request, answer) => ({
    ...answer,
    body: answer.body.replace(/<movedParticipant>.*?<\/movedParticipant>/, ''),
  })),
};
