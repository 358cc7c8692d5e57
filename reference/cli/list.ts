/** `move-conformance defects` and `variants`: what the reference cluster can be given. */
import { Command } from 'commander';
import { defects } from '../defects/index.ts';
import { variants } from '../variants/index.ts';

type Listed = Readonly<Record<string, string>>;

const print = (name: string, list: readonly Listed[], json: boolean): void => {
  if (json) {
    console.log(JSON.stringify({ [name]: list }, null, 2));
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

const listCommand = (name: string, description: string, list: () => readonly Listed[]): Command =>
  new Command(name)
    .summary(description)
    .description(`Lists ${description.replace(/^list /, '')}.`)
    .option('--json', 'as JSON')
    .action(({ json = false }: { json?: boolean }) => print(name, list(), json));

export const defectsCommand = (): Command =>
  listCommand('defects', 'list the defects that the reference can be given', () =>
    defects.map(({ id, requirement, title }) => ({ id, requirement, title })),
  );

export const variantsCommand = (): Command =>
  listCommand('variants', 'list the permitted differences that the reference can be given', () =>
    variants.map(({ id, permits, title }) => ({ id, permits, title })),
  );
