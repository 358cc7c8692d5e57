import { type DataTable, Then, When } from '@cucumber/cucumber';
import { move, requestMove } from '../harness/stage/acts.ts';
import type { CallBridgeName } from '../harness/target/names.ts';
import { atOnce, deed } from './deeds.ts';
import type { Addressee, Answer, Venue, Who } from './parameter-types.ts';
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
