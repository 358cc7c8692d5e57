/** Faults in what the REST API answers. */
import type { RestAnswer } from '../call-bridge/model.ts';
import type { Defect } from '../deviation.ts';
import { onRestAnswers } from '../on-rest-answers.ts';

/** Changes the text of every body. */
const onBodies = (change: (body: string) => string) =>
  onRestAnswers((_request, answer): RestAnswer => ({ ...answer, body: change(answer.body) }));

export const noChallenge: Defect = {
  id: 'no-challenge',
  requirement: 'API-01',
  title: 'The answer 401 comes without WWW-Authenticate.',
  how: "The header is added by a filter that the API's own answers do not pass.",
  apply: onRestAnswers((_request, answer) => {
    const { 'www-authenticate': _, ...headers } = answer.headers;
    return { ...answer, headers };
  }),
};

export const totalOfPage: Defect = {
  id: 'total-of-page',
  requirement: 'API-02',
  title: 'A list counts the objects of its page, not all of them.',
  how: 'The list is cut into its page before it is counted.',
  apply: onBodies((body) => body.replace(/total="\d+"/, `total="${body.split(' id="').length - 1}"`)),
};

export const wrongFailure: Defect = {
  id: 'wrong-failure',
  requirement: 'API-03',
  title: 'Of a call that does not exist it is said that the space does not.',
  how: 'One failure is used for whatever the request names.',
  apply: onBodies((body) => body.replace('<callDoesNotExist />', '<coSpaceDoesNotExist />')),
};

export const createdWith201: Defect = {
  id: 'created-with-201',
  requirement: 'API-04',
  title: 'An accepted move is answered with 201.',
  how: 'A framework does so by itself.',
  apply: onRestAnswers(({ form }, answer) =>
    form.movedParticipant !== undefined && answer.status === 200 ? { ...answer, status: 201 } : answer,
  ),
};

export const originUnknown: Defect = {
  id: 'origin-unknown',
  requirement: 'API-06',
  title: 'A participant does not say from which one it was moved.',
  how: 'The field is written when the participant is connected, and read back before that.',
  apply: onBodies((body) => body.replace(/<movedParticipant>.*?<\/movedParticipant>/, '')),
};

export const originAtNewHome: Defect = {
  id: 'origin-at-new-home',
  requirement: 'API-07',
  title: 'A moved participant says that its new home was the old one.',
  how: 'The field is filled by the Call Bridge that creates the participant, with its own id.',
  apply: onBodies((body) => {
    const home = /<callBridge>(.*?)<\/callBridge>/.exec(body)?.[1] ?? '';
    return body.replace(/(<movedParticipantCallBridge>).*?</, `$1${home}<`);
  }),
};

export const legOriginUnknown: Defect = {
  id: 'leg-origin-unknown',
  requirement: 'API-08',
  title: 'A call leg does not say from which one it was moved.',
  how: 'The participant is linked to the old one, and its call leg forgotten.',
  apply: onBodies((body) => body.replace(/<movedCallLeg>.*?<\/movedCallLeg>/, '')),
};

export const neverMovable: Defect = {
  id: 'never-movable',
  requirement: 'API-09',
  title: 'Everybody shows canMove false.',
  how: 'Up to version 3.1 a web app participant could not be moved, and the field was a constant.',
  apply: onBodies((body) => body.replace('<canMove>true<', '<canMove>false<')),
};

export const remoteNotCounted: Defect = {
  id: 'remote-not-counted',
  requirement: 'API-11',
  title: 'A call counts no remote participants.',
  how: 'The counts are taken from the local legs.',
  apply: onBodies((body) => body.replace(/(<numParticipantsRemote>)\d+/, '$10')),
};
