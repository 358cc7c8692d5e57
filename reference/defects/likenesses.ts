/** Faults in which a thing is shown otherwise than by its id, at its home, or as it was asked for. */
import type { Defect } from '../deviation.ts';
import { onRestAnswers } from '../on-rest-answers.ts';

/** Changes the bodies of answers to what is read by a path. */
const onReading = (read: RegExp, change: (body: string) => string): Defect['apply'] =>
  onRestAnswers(({ method, path }, answer) =>
    method === 'GET' && read.test(path) && answer.status === 200 ? { ...answer, body: change(answer.body) } : answer,
  );

const reversed = (text: string) => text.split('').reverse().join('');

export const listsNumberCalls: Defect = {
  id: 'lists-number-calls',
  requirement: 'TRUTH-02',
  title: 'The list of calls has other correlators than the calls themselves.',
  how: 'The list is made of another table, which has a column of that name.',
  apply: onReading(/\/calls$/, (body) =>
    body.replaceAll(/(?<=<callCorrelator>)[^<]+/g, (correlator) => reversed(correlator)),
  ),
};

export const legsWaitForever: Defect = {
  id: 'legs-wait-forever',
  requirement: 'TRUTH-02',
  title: 'A call leg is initial, though its participant is connected.',
  how: 'The leg keeps the state in which it was made; the participant is what events change.',
  apply: onReading(/\/callLegs\/[^/]+$/, (body) => body.replace('<state>connected<', '<state>initial<')),
};

export const legsOfAnotherName: Defect = {
  id: 'legs-of-another-name',
  requirement: 'TRUTH-02',
  title: 'The list of call legs has other remote parties than the call legs themselves.',
  how: 'The list shows the address that was dialled, the leg the one that answered.',
  apply: onReading(/\/callLegs$/, (body) => body.replaceAll(/(?<=<remoteParty>)[^<]+/g, (party) => `${party}.local`)),
};

export const originIsOneselfElsewhere: Defect = {
  id: 'origin-is-oneself-elsewhere',
  requirement: 'TRUTH-14',
  title: 'Elsewhere than at home, who was moved says that they were moved from themselves.',
  how: 'What other Call Bridges are told has the id once, for both.',
  apply: onReading(/\/participants\/[^/]+$/, (body) => {
    const [, id = ''] = /<participant id="([^"]+)"/.exec(body) ?? [];
    return body.includes('<numCallLegs>') ? body : body.replace(/(?<=<movedParticipant>)[^<]+/, id);
  }),
};

export const askedForIsShownAsUsual: Defect = {
  id: 'asked-for-is-shown-as-usual',
  requirement: 'TRUTH-14',
  title: 'A setting that the request named is shown as the default.',
  how: 'What is shown is what the profile says.',
  apply: onReading(/\/participants\/[^/]+$/, (body) =>
    body.replace(/(?<=<configuration>.*<rxAudioMute>)true(?=<)/, 'false'),
  ),
};
