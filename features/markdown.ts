/** A table of Markdown; no cell may have a line break. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(safe).join(' | ')} |\n`).join('');

const safe = (cell: string): string => cell.replaceAll('|', '\\|');
