/** `move-conformance defects` and `variants`: what the reference cluster can be given. */
import { Command } from 'commander';
import { defects } from '../defects/index.ts';
import { variants } from '../variants/index.ts';

type Listed = Readonly<Record<string, string>>;

interface List {
  /** What a person reads: a column for each key. */
  table: readonly Listed[];
  /** What a program gets. */
  all: readonly object[];
}

const print = (name: string, { table: list, all }: List, json: boolean): void => {
  if (json) {
    console.log(JSON.stringify({ [name]: all }, null, 2));
    return;
  }
  const columns = Object.keys(list[0] ?? {});
  const widths = columns.map((column) => Math.max(...list.map((one) => one[column]!.length)));
  for (const one of list)
    console.log(
      columns
        .map((column, at) => one[column]!.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    );
};

const listCommand = (name: string, description: string, list: () => List): Command =>
  new Command(name)
    .summary(description)
    .description(`Lists ${description.replace(/^list /, '')}.`)
    .option('--json', 'as JSON')
    .action(({ json = false }: { json?: boolean }) => print(name, list(), json));

export const defectsCommand = (): Command =>
  listCommand('defects', 'list the defects that the reference can be given', () => ({
    table: defects.map(({ id, requirement, title }) => ({ id, requirement, title })),
    all: defects.map(({ id, requirement, title, how, options = [] }) => ({ id, requirement, title, how, options })),
  }));

export const variantsCommand = (): Command =>
  listCommand('variants', 'list the permitted differences that the reference can be given', () => ({
    table: variants.map(({ id, permits, title }) => ({ id, permits, title })),
    all: variants.map(({ id, permits, title, options = [], replaces }) => ({ id, permits, title, options, replaces })),
  }));
