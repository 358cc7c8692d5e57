import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertBlamed, assertGoodConduct, assertWhole } from './support/demands.ts';
import { startElsewhere } from './support/elsewhere.ts';
import { MeetingPlace, type Outcome, scenarios } from './support/meeting.ts';
import type { Part } from './support/plot.ts';
import type { Way } from './support/way.ts';
import { answers } from './ways/answers.ts';
import { connections } from './ways/connections.ts';
import { floods } from './ways/floods.ts';
import { frames } from './ways/frames.ts';
import { messages } from './ways/messages.ts';
import { places } from './ways/places.ts';
import { silence } from './ways/silence.ts';
import { words } from './ways/words.ts';
import { xml } from './ways/xml.ts';

const elsewhere = await startElsewhere();
const all: readonly Way[] = [
  ...connections,
  ...silence,
  ...answers,
  ...xml(elsewhere.host),
  ...places(elsewhere.host),
  ...frames,
  ...messages,
  ...floods,
  ...words,
];

const isShared = ({ from, isLast }: Way) => from === 'judged' && !isLast;

/** Those that can be met one after the other, no more in a run than there are scenarios, quick ones among slow ones. */
function castsOf(ways: readonly Way[]): Part[][] {
  const count = Math.ceil(ways.length / scenarios.length);
  return Array.from({ length: count }, (_, cast) =>
    ways.filter((_, at) => at % count === cast).map((way, index) => ({ way, scenario: scenarios[index]! })),
  );
}

const cost = ({ memory, took }: Outcome) => `${Math.round(memory / 1024 / 1024)} MB, ${Math.round(took)} ms`;

describe('A run ends within its bounds and blames right, whatever its target does:', { concurrency: 5 }, () => {
  let place: MeetingPlace;
  before(async () => {
    place = await MeetingPlace.open();
  });
  after(async () => {
    await place[Symbol.asyncDispose]();
    await elsewhere[Symbol.asyncDispose]();
    assert.equal(elsewhere.visits(), 0, 'nobody went elsewhere');
  });

  for (const [index, cast] of castsOf(all.filter(isShared)).entries()) {
    describe(`in run ${index + 1}, one after the other,`, { concurrency: true }, () => {
      let outcome: Outcome;
      before(async () => {
        outcome = await place.meetInTurn(cast);
      });
      it('and is whole: 1', async (test) => {
        test.diagnostic(cost(outcome));
        await assertWhole(outcome);
      });
      for (const part of cast) it(`${part.way.name}: ${part.way.code}`, () => assertBlamed(outcome, part));
    });
  }

  for (const way of all.filter((one) => !isShared(one))) {
    it(`${way.name}: ${way.code}`, async (test) => {
      const outcome = await place.meet(way);
      test.diagnostic(cost(outcome));
      await assertGoodConduct(outcome, way);
    });
  }
});
