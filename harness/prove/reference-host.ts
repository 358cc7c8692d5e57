import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { harnessError } from '../errors.ts';
import { packageRoot } from '../package-root.ts';

export interface HostedReference {
  targetFile: string;
  stop(): Promise<void>;
}

interface Answer {
  id: number;
  error?: string;
}

/**
 * The reference in one process for many clusters, one after the other or beside each other, started by its command line as a
 * user would. `close` it at the end; it ends also when this process does.
 */
export class ReferenceHost {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #last = 0;

  private constructor(child: ChildProcess, folder: string) {
    this.#child = child;
    this.#folder = folder;
    createInterface({ input: child.stdout! }).on('line', (line) => this.#hear(line));
    child.once('exit', () => this.#hearNoMore());
    child.stdin?.on('error', () => {});
  }

  static async open(): Promise<ReferenceHost> {
    const folder = await mkdtemp(join(tmpdir(), 'move-conformance-host-'));
    const command = join(packageRoot, 'bin', 'move-conformance.js');
    const child = spawn(process.execPath, [command, 'reference', 'host'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      // Ctrl-C is for whoever proves, who cleans up before it lets the clusters go.
      detached: true,
    });
    return new ReferenceHost(child, folder);
  }

  /** A cluster with these options of `reference`. @throws HarnessError E_REFERENCE_START */
  async start(options: readonly string[]): Promise<HostedReference> {
    const targetFile = join(this.#folder, `target-${this.#last + 1}.json`);
    const id = await this.#order({ start: [...options, '--target-file', targetFile] });
    return { targetFile, stop: async () => void (await this.#order({ end: id })) };
  }

  async close(): Promise<void> {
    const { exitCode, signalCode } = this.#child;
    if (exitCode === null && signalCode === null) {
      const exited = once(this.#child, 'exit');
      this.#child.stdin?.end();
      await exited;
    }
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #order(order: { start: readonly string[] } | { end: number }): Promise<number> {
    this.#last += 1;
    const id = this.#last;
    const { promise, resolve } = Promise.withResolvers<Answer>();
    this.#waiting.set(id, resolve);
    if (this.#child.exitCode === null) this.#child.stdin?.write(`${JSON.stringify({ id, ...order })}\n`);
    else this.#hearNoMore();
    const { error } = await promise;
    if (error !== undefined) throw harnessError('E_REFERENCE_START', { why: error });
    return id;
  }

  #hear(line: string): void {
    const answer = JSON.parse(line) as Answer;
    this.#waiting.get(answer.id)?.(answer);
    this.#waiting.delete(answer.id);
  }

  #hearNoMore(): void {
    for (const [id, resolve] of this.#waiting) resolve({ id, error: 'its process has ended' });
    this.#waiting.clear();
  }
}
