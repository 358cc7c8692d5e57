import { InvalidArgumentError } from 'commander';

/** A whole number of at least `least`, in digits. */
export const wholeNumber = (least: number) => (text: string) => {
  const number = Number(text);
  if (!/^(?:0|[1-9]\d*)$/.test(text) || !Number.isSafeInteger(number) || number < least)
    throw new InvalidArgumentError(`a whole number of at least ${least} is needed.`);
  return number;
};

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** A duration such as `90s` or `10m`, in milliseconds. */
export function duration(text: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  if (number === undefined) throw new InvalidArgumentError('a duration such as 90s or 10m is needed.');
  return Number(number) * units[unit as keyof typeof units];
}

/** `defined`, or `random` with or without a seed; a seed is chosen where none is given. */
export function order(text: string): string {
  if (text === 'random') return `random:${Math.floor(Math.random() * 1_000_000)}`;
  if (text === 'defined' || /^random:\d+$/.test(text)) return text;
  throw new InvalidArgumentError('defined, random or random:SEED is needed.');
}

/** For an option that may be given several times, each time with one value. */
export const each = (text: string, before: readonly string[] = []): string[] => [...before, text];

/** For ids, of which there may be several, also in one value with commas between them. An id may have commas itself. */
export const ids = (text: string, before: readonly string[] = []): string[] => [
  ...before,
  ...text.split(/,(?=[A-Z]+-\d)/),
];
