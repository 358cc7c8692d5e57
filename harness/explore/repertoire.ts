/** Everything that can be done at a target, for fast-check to choose from. */
import fc from 'fast-check';
import { guests, ordinaryCallBridges, ordinaryWebBridges, spaces, users } from '../target/names.ts';
import type { Target } from '../target/target.ts';
import { leastPatience, patienceOf } from '../target/timing.ts';
import type { Deed } from './deed.ts';
import type { Setting } from './model.ts';
import {
  comesBack,
  comesBackEarly,
  endsOld,
  isAskedAgain,
  isAskedIntoFull,
  isAskedToMove,
  isAskedTooEarly,
  isAskedTooLate,
  isAskedToStay,
  isMoved,
  isTornApart,
  losesOld,
  type Way,
} from './moves.ts';
import { beginsAgain, coincide, everyoneIsMuted, isBrokenUp, isEnded, isRemoved, isSet } from './operator.ts';
import {
  chooses,
  comesIn,
  everyChoice,
  isCopied,
  isGivenCredential,
  joins,
  joinsBesides,
  leaves,
  losesConnection,
  presents,
  reconnects,
  writes,
} from './people.ts';

type Some<T> = fc.Arbitrary<T>;

/** Who and what there is. */
export interface Cast {
  personas: readonly string[];
  callBridges: readonly (typeof ordinaryCallBridges)[number][];
  webBridges: readonly (typeof ordinaryWebBridges)[number][];
  /** Whether the target waits for web apps that go away for a while; else nobody is kept waiting. */
  isPatient: boolean;
}

/** Milliseconds that a target waits for whomever it waits for. */
export const waitOf = ({ timing }: Target): number => Math.min(...Object.values(patienceOf(timing)));

export function castOf(target: Target): Cast {
  const callBridges = target.callBridges.filter(({ movesWebApps }) => movesWebApps).length;
  const webBridges = target.webBridges.filter(({ linkedTo }) => linkedTo === undefined).length;
  return {
    personas: [...guests.slice(0, 3), ...(target.provides.users.length > 0 ? users.slice(0, 1) : [])],
    callBridges: ordinaryCallBridges.slice(0, callBridges),
    webBridges: ordinaryWebBridges.slice(0, webBridges),
    isPatient: waitOf(target) >= leastPatience / 2,
  };
}

/** What the spaces are like. */
export const settings = ({ callBridges }: Cast): Some<Setting['spaces']> =>
  fc.tuple(
    ...spaces.map((name) =>
      fc.record({
        name: fc.constant(name),
        callBridges: placesOf(callBridges),
        limit: fc.option(some(1, 2), { nil: undefined, freq: 2 }),
      }),
    ),
  );

/** No name is smaller than another: to try them all would take longer than to leave deeds out. */
const some = <T>(...names: readonly T[]): Some<T> => fc.noShrink(fc.constantFrom(...names));

/** One or any of them; the smallest example is the first alone. */
const placesOf = (callBridges: Cast['callBridges']): Some<Cast['callBridges']> =>
  fc.oneof(
    { withCrossShrink: true },
    fc.constant(callBridges.slice(0, 1)),
    { weight: 2, arbitrary: some(...callBridges).map((one) => [one]) },
    { weight: 3, arbitrary: fc.noShrink(fc.subarray([...callBridges], { minLength: 1 })) },
  );

/** One deed. */
export function deeds(cast: Cast): Some<Deed> {
  const { personas, callBridges, webBridges, isPatient } = cast;
  const persona = some(...personas);
  const space = some(...spaces);
  const way: Some<Way> = fc.record({
    persona,
    target: space,
    asked: fc.noShrink(fc.nat(callBridges.length - 1)),
    placedOn: fc.option(some(...callBridges), { nil: undefined }),
  });
  const joining = fc.tuple(persona, space, some(...webBridges));
  const coinciding = fc.oneof(
    way.map(isMoved),
    persona.map(leaves),
    persona.map(presents),
    joining.map((all) => joins(...all)),
    ...(isPatient ? [way.map(isAskedToMove), persona.map(endsOld), persona.map(comesBack), persona.map(comesIn)] : []),
    fc.tuple(persona, some(...everyChoice)).map(([who, choice]) => chooses(who, choice)),
  );
  const settled: fc.WeightedArbitrary<Deed>[] = [
    { weight: 12, arbitrary: joining.map((all) => joins(...all)) },
    { weight: 10, arbitrary: way.map(isMoved) },
    { weight: 2, arbitrary: persona.map(leaves) },
    { weight: 4, arbitrary: fc.tuple(persona, some(...everyChoice)).map((all) => chooses(...all)) },
    { weight: 3, arbitrary: persona.map(writes) },
    { weight: 4, arbitrary: persona.map(presents) },
    { weight: 3, arbitrary: persona.map(isRemoved) },
    { weight: 8, arbitrary: fc.tuple(persona, some(...settable)).map(([who, set]) => isSet(who, ...set)) },
    { weight: 6, arbitrary: space.map(everyoneIsMuted) },
    { weight: 2, arbitrary: persona.map(isCopied) },
    { weight: 3, arbitrary: way.map(isAskedTooLate) },
    { weight: 30, arbitrary: way.map(isAskedIntoFull) },
    { weight: 6, arbitrary: way.map(isAskedToStay) },
    { weight: 1, arbitrary: space.map(isEnded) },
    { weight: 3, arbitrary: space.map(isBrokenUp) },
    { weight: 8, arbitrary: space.map(beginsAgain) },
    { weight: 16, arbitrary: fc.tuple(coinciding, coinciding).map((both) => coincide(...both)) },
    {
      weight: 12,
      arbitrary: fc.tuple(way, way).map(([one, two]) => isTornApart(one, { ...two, persona: one.persona })),
    },
    {
      weight: 6,
      arbitrary: fc.tuple(persona, persona).map(([one, two]) => coincide(presents(one), presents(two))),
    },
  ];
  const held: fc.WeightedArbitrary<Deed>[] = [
    { weight: 24, arbitrary: way.map(isAskedToMove) },
    { weight: 12, arbitrary: persona.map(endsOld) },
    { weight: 24, arbitrary: persona.map(comesBack) },
    { weight: 20, arbitrary: way.map(isAskedAgain) },
    { weight: 3, arbitrary: persona.map(losesConnection) },
    { weight: 10, arbitrary: persona.map(reconnects) },
    { weight: 2, arbitrary: joining.map((all) => isGivenCredential(...all)) },
    { weight: 8, arbitrary: persona.map(comesIn) },
    { weight: 12, arbitrary: way.map(isAskedTooEarly) },
    { weight: 8, arbitrary: persona.map(losesOld) },
    { weight: 10, arbitrary: persona.map(comesBackEarly) },
    { weight: 6, arbitrary: joining.map((all) => joinsBesides(...all)) },
  ];
  return fc.oneof(...settled, ...(isPatient ? held : []));
}

const settable: readonly (readonly [string, string])[] = [
  ['rxAudioMute', 'true'],
  ['importance', '7'],
];
