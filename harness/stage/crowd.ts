/** What many guests do at once, of whom none is special. */
import { type CallBridgeName, crowdOf, isOfCrowd, type WebBridgeName } from '../target/names.ts';
import { Turnstile } from '../turnstile.ts';
import { follow, join, requestMove } from './acts.ts';
import type { Stage } from './stage.ts';

/** That they join is no race yet. */
const joiningAtATime = 8;

/** Let so many guests join a space, through these Web Bridges in turn. @throws Refusal */
export async function joinAll(
  stage: Stage,
  size: number,
  space: string,
  webBridges: readonly WebBridgeName[],
): Promise<void> {
  const at = (turn: number) => webBridges[turn % webBridges.length]!;
  const turnstile = new Turnstile(joiningAtATime);
  const joined = crowdOf(size).map((persona, turn) =>
    turnstile.pass(() => join(stage, persona, space, { webBridge: at(turn) })),
  );
  await Promise.all(joined);
}

/**
 * Have each of them moved at each of these Call Bridges, all at once. Everybody follows what they were told as soon as their own
 * requests are answered. @throws Refusal
 */
export async function moveAll(stage: Stage, space: string, callBridges: readonly CallBridgeName[]): Promise<void> {
  const moved = async (persona: string): Promise<void> => {
    await askAt(stage, persona, space, callBridges);
    await follow(stage, persona);
  };
  await Promise.all(crowd(stage).map(moved));
}

/** Ask for the move of each of them at each of these Call Bridges, all at once; nobody follows. */
export async function askForAll(stage: Stage, space: string, callBridges: readonly CallBridgeName[]): Promise<void> {
  await Promise.all(crowd(stage).map((persona) => askAt(stage, persona, space, callBridges)));
}

/** Let all of them follow what they were told, at once. @throws Refusal */
export async function followAll(stage: Stage): Promise<void> {
  await Promise.all(crowd(stage).map((persona) => follow(stage, persona)));
}

const crowd = (stage: Stage): string[] => stage.people.map(({ persona }) => persona).filter(isOfCrowd);

async function askAt(stage: Stage, persona: string, space: string, callBridges: readonly CallBridgeName[]) {
  const whom = { persona, which: 'new' } as const;
  await Promise.all(callBridges.map((at) => requestMove(stage, whom, { space, at })));
}
