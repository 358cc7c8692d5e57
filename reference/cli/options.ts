/** Options that several commands have. */
import { InvalidArgumentError } from 'commander';
import { meantBy } from '../closest.ts';
import { clusterError } from '../errors.ts';
import { defaultSettings, type NodeSettings } from '../settings.ts';

/** Where the operator's password is, unless it is to be a random one. */
export const passwordVariable = 'REFERENCE_PASSWORD';

/** A whole number between these two. */
export const countBetween =
  (least: number, most: number) =>
  (text: string): number => {
    const count = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
    if (!(count >= least && count <= most))
      throw new InvalidArgumentError(`a whole number from ${least} to ${most} is needed.`);
    return count;
  };

/** For an option that may be given several times, or with several values separated by commas. */
export const several = (text: string, before: readonly string[] = []): string[] => [...before, ...text.split(',')];

/** @throws ClusterError UNKNOWN_SETTING */
export const checkSettings = (settings: Readonly<Record<string, number>>): Partial<NodeSettings> => {
  const known = Object.keys(defaultSettings);
  const unknown = Object.keys(settings).find((id) => !known.includes(id));
  if (unknown !== undefined) throw clusterError('UNKNOWN_SETTING', { id: unknown, meant: meantBy(unknown, known) });
  return settings;
};

const units = { ms: 1, s: 1000, m: 60_000 };

/** `500ms`, `90s`, `10m`, or a number of seconds. @returns milliseconds */
export const duration = (text: string): number => {
  const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(text) ?? [];
  if (number === undefined) throw new InvalidArgumentError('a duration such as 90s or 10m is needed.');
  return Number(number) * units[unit as keyof typeof units];
};

/** `name=number`, several times. @throws ClusterError UNKNOWN_SETTING */
export const setting = (text: string, before: Partial<NodeSettings> = {}): Partial<NodeSettings> => {
  const [, name = '', value] = /^(\w+)=(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (value === undefined) throw new InvalidArgumentError('name=number is needed, such as arrivalTime=1000.');
  return { ...before, ...checkSettings({ [name]: Number(value) }) };
};
