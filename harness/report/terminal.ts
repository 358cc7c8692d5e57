import { styleText } from 'node:util';

/** Anything that a report is written to: a terminal, a pipe, or a test's buffer. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

export type Style = 'red' | 'green' | 'yellow' | 'dim' | 'bold';

/** Columns of a line. */
export const width = 80;

/** Writes lines of at most 80 columns; in colour on a terminal, unless NO_COLOR says no. */
export class Terminal {
  readonly #output: Output;
  #progress = '';

  constructor(output: Output) {
    this.#output = output;
  }

  line(text = ''): void {
    this.#erase();
    this.#output.write(`${text}\n`);
  }

  /** Words, broken into lines that begin with `indent`. */
  paragraph(text: string, { indent = '', style }: { indent?: string; style?: Style } = {}): void {
    for (const line of wrap(text, width - indent.length)) this.line(indent + (style ? this.style(style, line) : line));
  }

  style(style: Style, text: string): string {
    const coloured = this.#output.isTTY === true && !process.env.NO_COLOR;
    return coloured ? styleText(style, text, { validateStream: false }) : text;
  }

  /** One line that the next one replaces; only on a terminal. */
  progress(text: string): void {
    if (this.#output.isTTY !== true) return;
    this.#erase();
    this.#progress = text.slice(0, width - 1);
    this.#output.write(this.#progress);
  }

  #erase(): void {
    if (this.#progress !== '') this.#output.write(`\r${' '.repeat(this.#progress.length)}\r`);
    this.#progress = '';
  }
}

/** Breaks at blanks; a word that is longer than a line stays whole. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > columns) {
        lines.push(line);
        line = word;
      } else {
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    lines.push(line);
  }
  return lines;
}
