import { type DataTable, Then, When } from '@cucumber/cucumber';
import { allTold, credential, move, requestMove } from '../harness/stage/acts.ts';
import type { Errand } from '../harness/stage/operator.ts';
import type { CallBridgeName } from '../harness/target/names.ts';
import type { Credentials } from '../harness/target/target.ts';
import type { Body } from '../harness/wire/cms-api.ts';
import { atOnce, deed } from './deeds.ts';
import type { Who } from './parameter-types/people.ts';
import type { Addressee, Answer, Login, Manner, Saying, Venue } from './parameter-types/requests.ts';
import { resolve } from './placeholders.ts';
import type { World } from './world.ts';

deed('the operator moves {who} to {space} at {venue}', (stage, who: Who, space: string, venue: Venue) =>
  requestMove(stage, who, { space, ...venue }),
);

deed('{participant} is moved to {space} at {venue}', (stage, persona: string, space: string, venue: Venue) =>
  move(stage, persona, { space, ...venue }),
);

When(
  '{participant} is moved {int} times between {space} and {space} at {callBridges}',
  async function (this: World, persona: string, times: number, first: string, second: string, at: CallBridgeName[]) {
    for (let turn = 0; turn < times; turn += 1)
      await move(this.stage, persona, { space: turn % 2 === 0 ? first : second, at: at[turn % at.length]! });
  },
);

deed('the operator sets {word} of {who} to {word}', (stage, field: string, who: Who, value: string) =>
  stage.operator.set(who, { [field]: value }),
);

deed('the operator mutes everyone in {space} at {callBridge}', (stage, space: string, at: CallBridgeName) =>
  stage.operator.setAll(stage.spaces.get(space), at, { rxAudioMute: true }),
);

deed('the operator removes {who}', (stage, who: Who) => stage.operator.remove(who));

When('at the same time:', async function (this: World, happenings: DataTable) {
  await atOnce(
    this.stage,
    happenings.raw().map(([happening = '']) => happening),
  );
});

/** A credential is any text; a header is not. */
const bearing = (text: string): string => `Bearer ${/^[!-~]+$/.test(text) ? text : encodeURIComponent(text)}`;

When(
  'the operator sends {string} to {addressee}',
  async function (this: World, request: string, { at, credentialOf, manner, login }: Addressee) {
    await allTold(this.stage);
    const authorization = credentialOf
      ? bearing(credential(this.stage, credentialOf, 'new'))
      : login && authorizations[login](this.stage.worker.target.credentials);
    await this.stage.operator.request(at, { ...errand(resolve(this.stage, request, at), manner), authorization });
  },
);

Then('the move is accepted', async function (this: World) {
  await this.stage.asker.ask('moveAccepted', {}, { when: 'now' });
});

Then('the request is {refusal}', async function (this: World, { mayBeAccepted, oneOf, parameter, error }: Saying) {
  const { asker } = this.stage;
  if (mayBeAccepted) await asker.ask('acceptedOrRefused', {}, { when: 'now' });
  else if (oneOf.length === 0) await asker.ask('refused', {}, { when: 'now' });
  else await asker.ask('refusedWith', { oneOf, parameter, error }, { when: 'now' });
});

Then('the answer is {answer}', async function (this: World, { statuses, header }: Answer) {
  const { asker } = this.stage;
  await asker.ask('answeredWith', { oneOf: statuses }, { when: 'now' });
  if (header) await asker.ask('headerIs', header, { when: 'now' });
});

Then(
  'the list of participants has at most {int} and counts {int}',
  async function (this: World, limit: number, total: number) {
    await this.stage.asker.ask(
      'listIsCounted',
      { list: 'participants', element: 'participant', limit, total },
      { when: 'now' },
    );
  },
);

const basic = (username: string, password: string): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

/** What is sent as `Authorization` instead of the target's account; null is nothing. What is wrong is one letter too long. */
const authorizations: Readonly<Record<Login, (account: Credentials) => string | null>> = {
  'no credentials': () => null,
  'a wrong password': ({ username, password }) => basic(username, `${password}0`),
  'a wrong name': ({ username, password }) => basic(`${username}0`, password),
};

/** `POST /path?a=b` is sent as a form, a GET as it stands; a manner says how else. */
function errand(request: string, manner?: Manner): Errand {
  const [, method = 'GET', url = '/'] = /^(\S+) (.*)$/s.exec(request) ?? [];
  const [path = '/', ...rest] = url.split('?');
  const query = rest.join('?');
  if (method === 'GET' || rest.length === 0) return { method, path: url };
  const form = Object.fromEntries(new URLSearchParams(query));
  if (manner === undefined) return { method, path, form };
  return manner === 'in the query'
    ? { method, path: url, form, body: { type: formType, text: '' } }
    : { method, path, form, body: bodies[manner](query, form) };
}

const formType = 'application/x-www-form-urlencoded';
const boundary = 'between-two-parts';

/** What is sent of `a=b&c=d`, in each manner. */
const bodies: Readonly<
  Record<Exclude<Manner, 'in the query'>, (query: string, form: Readonly<Record<string, string>>) => Body>
> = {
  'as it stands': (text) => ({ type: formType, text }),
  'as a form in UTF-8': (text) => ({ type: `${formType}; charset=UTF-8`, text }),
  'as application/json': (_query, form) => ({ type: 'application/json', text: JSON.stringify(form) }),
  'as multipart/form-data': (_query, form) => ({
    type: `multipart/form-data; boundary=${boundary}`,
    text: `${Object.entries(form)
      .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
      .join('')}--${boundary}--\r\n`,
  }),
};
