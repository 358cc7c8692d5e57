import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Fence } from './fences.ts';

const patience = 120_000;

/** What differs from one run to the next. Also where a long line of a report is cut off in the middle of it. */
const variable: readonly [RegExp, string][] = [
  [/[0-9a-f]{8}-[0-9a-f-]*[0-9a-f]/g, 'ID'],
  [/\b[0-9a-f]{8}…/g, 'ID'],
  [/sha256:[0-9a-f]+/g, 'DIGEST'],
  [/\d{4}-\d\d-\d\d /g, ''],
  [/\d\d:\d\d:\d\d\.\d{3}/g, 'TIME'],
  [/ +\d+\.\d+ (?=ms|[* ])/g, ' MS '],
  [/127\.0\.0\.1:\d+/g, 'ADDRESS'],
  [/guest\d+/g, 'GUEST'],
  [/trace \d+/g, 'TRACE'],
  [/\b\d{10}\b/g, 'NUMBER'],
  // The specification grows.
  [/\d+ (?=of|selected|required|requirements|musts)/g, 'N '],
];

const stable = (line: string): string =>
  variable.reduce((text, [pattern, name]) => text.replace(pattern, name), line).trimEnd();

/** A shell that is typed into, as a reader would. Its commands are found in the folder of `commands` first. */
export class Terminal {
  readonly #shell: ChildProcess;
  readonly #name: string;
  #screen = '';
  #heard: () => void = () => {};

  constructor(name: string, { cwd, commands }: { cwd: string; commands: string }) {
    this.#name = name;
    const env = { ...process.env, PATH: `${commands}:${process.env.PATH}`, NO_COLOR: '1' };
    // A group of its own, to which Ctrl-C goes.
    this.#shell = spawn('bash', ['-s'], { cwd, env, stdio: 'pipe', detached: true });
    for (const stream of [this.#shell.stdout, this.#shell.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#screen += text;
        this.#heard();
      });
    }
  }

  /** Type lines; whatever runs in the foreground gets them. What was shown before is looked at no more. */
  type(text: string): void {
    this.#screen = '';
    this.#shell.stdin?.write(text);
  }

  /**
   * Resolves when every line of a block was shown, in whatever order: what comes on different sockets has none. A line
   * that ends in `…` may go on, and one that is nothing else stands for any.
   */
  async shows({ text, line }: Fence): Promise<void> {
    const wanted = text.trimEnd().split('\n');
    const missing = () => without(wanted, this.#screen.split(/\r?\n/).map(stable));
    const deadline = AbortSignal.timeout(patience);
    while (missing().length > 0) {
      const { promise: more, resolve } = Promise.withResolvers<void>();
      this.#heard = resolve;
      deadline.onabort = () => resolve();
      if (deadline.aborted) throw new Error(this.#complaint(line, missing()));
      await more;
    }
  }

  /** Ctrl-C in the foreground, then the end of the input. @returns what the shell ends with */
  async close(): Promise<number | null> {
    if (this.#shell.exitCode !== null) return this.#shell.exitCode;
    const closed = once(this.#shell, 'close');
    this.#shell.stdin?.end();
    try {
      process.kill(-(this.#shell.pid as number), 'SIGINT');
    } catch {
      // It is gone already.
    }
    await closed;
    return this.#shell.exitCode;
  }

  #complaint(line: number, missing: readonly string[]): string {
    return `Terminal "${this.#name}" did not show, of line ${line}:\n${missing.join('\n')}\nbut:\n${this.#screen}`;
  }
}

/** The wanted lines that were not shown, each as often as it is wanted. */
function without(wanted: readonly string[], shown: readonly string[]): string[] {
  const left = [...shown];
  return wanted.filter((one) => {
    const index = left.findIndex((seen) => matches(seen, one));
    if (index >= 0 && !isAny(one)) left.splice(index, 1);
    return index < 0;
  });
}

const isAny = (wanted: string): boolean => wanted === '' || wanted === '…';

function matches(shown: string, wanted: string): boolean {
  const line = stable(wanted);
  if (isAny(line) || line === shown) return true;
  return line.endsWith('…') && shown.startsWith(line.slice(0, -1).replace(/ID$/, ''));
}
