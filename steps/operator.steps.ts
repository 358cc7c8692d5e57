import { Given, Then, When } from '@cucumber/cucumber';
import { move, requestMove } from '../harness/stage/acts.ts';
import type { CallBridgeName } from '../harness/target/names.ts';
import type { Addressee, Answer, Venue } from './parameter-types.ts';
import { resolve } from './placeholders.ts';
import type { World } from './world.ts';

When(
  'the operator moves {participant} to {space} at {venue}',
  async function (this: World, persona: string, space: string, venue: Venue) {
    await requestMove(this.stage, persona, { space, ...venue });
  },
);

When(
  '{participant} is moved to {space} at {venue}',
  async function (this: World, persona: string, space: string, venue: Venue) {
    await move(this.stage, persona, { space, ...venue });
  },
);

When(
  '{participant} is moved {int} times between {space} and {space} at {callBridge}',
  async function (this: World, persona: string, times: number, first: string, second: string, at: CallBridgeName) {
    for (let turn = 0; turn < times; turn += 1)
      await move(this.stage, persona, { space: turn % 2 === 0 ? first : second, at });
  },
);

Given(
  'the operator sets {word} of {participant} to {word}',
  async function (this: World, field: string, persona: string, value: string) {
    await this.stage.operator.set(persona, { [field]: value });
  },
);

Given(
  'the operator mutes everyone in {space} at {callBridge}',
  async function (this: World, space: string, at: CallBridgeName) {
    await this.stage.operator.setAll(this.stage.spaces.get(space), at, { rxAudioMute: true });
  },
);

Given('the operator removes {participant}', async function (this: World, persona: string) {
  await this.stage.operator.remove(persona);
});

When(
  'the operator sends {string} to {addressee}',
  async function (this: World, request: string, { at, authorization }: Addressee) {
    const { method, path, form } = parsed(resolve(this.stage, request, at));
    await this.stage.operator.request(at, method, path, form, authorization);
  },
);

Then('the move is accepted', async function (this: World) {
  await this.stage.asker.ask('moveAccepted', {}, { when: 'now' });
});

Then('the request is {refusal}', async function (this: World, failure: string | undefined) {
  const { asker } = this.stage;
  if (failure === undefined) await asker.ask('refused', {}, { when: 'now' });
  else await asker.ask('refusedWith', { oneOf: [failure] }, { when: 'now' });
});

Then('the answer is {answer}', async function (this: World, { status, header }: Answer) {
  const { asker } = this.stage;
  await asker.ask('answeredWith', { oneOf: [status] }, { when: 'now' });
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

/** `POST /path?a=b` is sent as a form, a GET as it stands. */
function parsed(request: string): { method: string; path: string; form?: Record<string, string> } {
  const [method = 'GET', url = '/'] = request.split(' ');
  const [path = '/', query] = url.split('?');
  if (method === 'GET' || query === undefined) return { method, path: url };
  return { method, path, form: Object.fromEntries(new URLSearchParams(query)) };
}
