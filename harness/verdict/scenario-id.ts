import type { GherkinDocument, Pickle, TableRow } from '@cucumber/messages';

/** Who a scenario is, whatever its title or place. */
export interface Identity {
  /** Such as `STEP-06`. */
  requirement: string;
  /** Such as `STEP-06.2`, or `STEP-06.2.alone` for a row of Examples. */
  scenario: string;
  /** Cells of the row, by column. */
  example?: Readonly<Record<string, string>>;
}

const requirementTag = /^@([A-Z]+-\d+)$/;
const scenarioTag = /^@([A-Z]+-\d+\.\d+)$/;

/**
 * The identity that a pickle's tags give it, and the cell `case` of its row.
 * @throws Error that says what is missing
 */
export function identify(document: GherkinDocument, pickle: Pickle): Identity {
  const requirement = only(pickle, requirementTag, 'requirement');
  const scenario = only(pickle, scenarioTag, 'scenario');
  if (!scenario.startsWith(`${requirement}.`)) throw new Error(`scenario ${scenario} stands under ${requirement}`);
  const example = exampleOf(document, pickle.astNodeIds[1]);
  if (!example) return { requirement, scenario };
  if (!example.case) throw new Error(`a row of Examples of ${scenario} has no cell in a column named case`);
  return { requirement, scenario: `${scenario}.${example.case}`, example };
}

function only({ tags, name }: Pickle, pattern: RegExp, what: string): string {
  const found = tags.flatMap((tag) => pattern.exec(tag.name)?.[1] ?? []);
  if (found.length !== 1) throw new Error(`"${name}" has ${found.length} tags with the id of a ${what}, not one`);
  return found[0] ?? '';
}

function exampleOf(document: GherkinDocument, rowId: string | undefined): Record<string, string> | undefined {
  if (rowId === undefined) return undefined;
  for (const { tableHeader, tableBody } of examplesOf(document)) {
    const row = tableBody.find(({ id }) => id === rowId);
    if (row && tableHeader) return Object.fromEntries(zip(tableHeader, row));
  }
  return undefined;
}

const zip = (header: TableRow, row: TableRow): [string, string][] =>
  header.cells.map(({ value }, index) => [value, row.cells[index]?.value ?? '']);

const examplesOf = ({ feature }: GherkinDocument) =>
  (feature?.children ?? [])
    .flatMap(({ rule, ...child }) => rule?.children ?? [child])
    .flatMap(({ scenario }) => scenario?.examples ?? []);
