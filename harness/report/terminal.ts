import { styleText } from 'node:util';
import { plain } from '../plain.ts';

/** Anything that a report is written to: a terminal, a pipe, or a test's buffer. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

export type Style = 'red' | 'green' | 'yellow' | 'dim' | 'bold';

/** Columns of a line. */
export const width = 80;

/** A word before a paragraph that stands out. */
export interface Lead {
  style: Style;
  word: string;
}

/**
 * Writes lines of at most 80 columns; in colour on a terminal, unless NO_COLOR says no. Nothing that is written can tell the
 * terminal to do anything: much of it comes from targets.
 */
export class Terminal {
  readonly #output: Output;
  #progress = '';

  constructor(output: Output) {
    this.#output = output;
  }

  line(text = ''): void {
    this.#write(plain(text));
  }

  /** Words, broken into lines that begin with `indent`. `lead` stands before them. */
  paragraph(text: string, { indent = '', style, lead }: { indent?: string; style?: Style; lead?: Lead } = {}): void {
    const words = plain(lead ? `${lead.word} ${text}` : text);
    for (const [index, line] of wrap(words, width - indent.length).entries()) {
      const coloured = lead && index === 0 ? this.#led(lead, line) : style ? this.#style(style, line) : line;
      this.#write(indent + coloured);
    }
  }

  #led({ style, word }: Lead, line: string): string {
    return this.#style(style, word) + line.slice(word.length);
  }

  #write(line: string): void {
    this.#erase();
    this.#output.write(`${line}\n`);
  }

  #style(style: Style, text: string): string {
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
