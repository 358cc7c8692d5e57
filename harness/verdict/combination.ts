/** Which values, alone or in a pair, make the rows of Examples fail; and how many pairs of values the rows cover. */

type Cells = Readonly<Record<string, string>>;

export interface Row {
  cells: Cells;
  failed: boolean;
}

/** The column that names a row. */
const name = 'case';

/**
 * The smallest combination, one value or two, that every failing row has and no passing row. Undefined where there is
 * none, or where only one outcome was seen.
 */
export function causeOf(rows: readonly Row[]): Cells | undefined {
  const failing = rows.filter(({ failed }) => failed);
  const passing = rows.filter(({ failed }) => !failed);
  if (failing.length === 0 || passing.length === 0) return undefined;
  const shared = Object.entries(failing[0]?.cells ?? {}).filter(
    ([column, value]) => column !== name && failing.every(({ cells }) => cells[column] === value),
  );
  const single = shared.map((entry) => Object.fromEntries([entry]));
  const pairs = shared.flatMap((one, index) =>
    shared.slice(index + 1).map((other) => Object.fromEntries([one, other])),
  );
  return [...single, ...pairs].find((combination) => !passing.some(({ cells }) => has(cells, combination)));
}

const has = (cells: Cells, combination: Cells) =>
  Object.entries(combination).every(([column, value]) => cells[column] === value);

export interface Coverage {
  /** Different pairs of values of two columns that stand together in some row. */
  covered: number;
  /** All pairs that could: every value that a column has anywhere, with every value of every other column. */
  possible: number;
}

/** How many pairs of values the rows cover. */
export function coverageOf(rows: readonly Cells[]): Coverage {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== name);
  let covered = 0;
  let possible = 0;
  for (const [index, one] of columns.entries()) {
    for (const other of columns.slice(index + 1)) {
      covered += different(rows.map((row) => JSON.stringify([row[one], row[other]])));
      possible += different(rows.map((row) => row[one])) * different(rows.map((row) => row[other]));
    }
  }
  return { covered, possible };
}

const different = (values: readonly unknown[]) => new Set(values).size;
