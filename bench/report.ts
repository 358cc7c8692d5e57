import type { Split } from './split.ts';

/** Times in milliseconds. */
export interface Round {
  /** The whole command, from its start to its end. */
  run: number;
  /** The exchanges alone. */
  replay: number;
  ratio: number;
  scenarios: number;
  /** How many scenarios were in neither, because they race. */
  leftOut: number;
  /** How many things the replay did, and how many of them ended otherwise than in the run. */
  exchanges: number;
  otherwise: number;
  /** How long the reference took to start, before either; in neither. */
  referenceStartUp: number;
  split: Split;
}

export interface Report {
  /** Largest ratio that will do. */
  limit: number;
  /** Median of the rounds' ratios. */
  ratio: number;
  /** Milliseconds of the median run for each scenario. */
  scenario: number;
  /** The round with that ratio. */
  median: Round;
  rounds: Round[];
}

const limit = 1.5;

/** @param rounds At least one. */
export function reportOf(rounds: readonly Round[]): Report {
  const sorted = rounds.toSorted((a, b) => a.ratio - b.ratio);
  const median = sorted[Math.floor((sorted.length - 1) / 2)] as Round;
  return { limit, ratio: median.ratio, scenario: median.run / median.scenarios, median, rounds: [...rounds] };
}

/** A report for a terminal of 80 columns. */
export function textOf({ ratio, scenario, median, rounds }: Report): string {
  const { split, scenarios, leftOut, exchanges, referenceStartUp } = median;
  const lanesTime = split.lanes * split.playing;
  const part = (name: string, time: number) => row(`  ${name}`, seconds(time), percent(time, lanesTime));
  return [
    'A full run against a bare replay of what it did.',
    '',
    row('round', 'run', 'replay', 'ratio', 'otherwise'),
    ...rounds.map(({ run, replay, otherwise, ...one }, index) =>
      row(String(index + 1), seconds(run), seconds(replay), one.ratio.toFixed(2), String(otherwise)),
    ),
    '',
    `Ratio ${ratio.toFixed(2)} (median; at most ${limit.toFixed(2)} will do), ${scenario.toFixed(0)} ms a scenario:`,
    `${scenarios} scenarios, ${split.lanes} at a time, ${exchanges} exchanges and events.`,
    `${leftOut} more are in neither: people act at once in them, and who comes first`,
    'is decided anew each time.',
    `The reference took ${seconds(referenceStartUp)} to start, which is in neither.`,
    '',
    'Where the time of that run went:',
    row('start-up', seconds(split.startUp)),
    row('playing', seconds(split.playing)),
    part('target', split.target),
    part('waiting', split.waiting),
    part('harness', split.harness),
    part('idle', split.idle),
    row('ending', seconds(split.ending)),
    '',
    `Parts of playing are sums over ${split.lanes} scenarios at a time, and shares of that.`,
    '',
  ].join('\n');
}

const row = (name: string, ...cells: readonly string[]): string =>
  name.padEnd(12) + cells.map((cell) => cell.padStart(12)).join('');

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(0)} %`;
