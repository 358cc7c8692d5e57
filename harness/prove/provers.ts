import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { harnessError } from '../errors.ts';
import { isBuilt } from '../package-root.ts';
import { configurationsFor } from '../run/embedded-reference.ts';
import { Turnstile } from '../turnstile.ts';
import { readRequirements } from '../verdict/requirements.ts';
import { select } from '../verdict/selection.ts';
import type { Outcome } from './prover.ts';
import type { Trial, Tried } from './trial.ts';

const module = fileURLToPath(new URL(`./prover.${isBuilt ? 'js' : 'ts'}`, import.meta.url));

/** Several processes, each of which tries one thing at a time. `close` them at the end. */
export class Provers {
  readonly #free: ChildProcess[];
  readonly #all: readonly ChildProcess[];
  readonly #turnstile: Turnstile;
  readonly #ofProcesses: Turnstile;
  readonly #requirements = readRequirements();

  /**
   * @param count How many things are tried at a time.
   * @param ofProcesses Whatever needs a cluster of processes passes through it first.
   */
  constructor(count: number, ofProcesses: Turnstile) {
    this.#ofProcesses = ofProcesses;
    this.#all = Array.from({ length: count }, () => fork(module));
    this.#free = [...this.#all];
    this.#turnstile = new Turnstile(count);
  }

  /** @throws HarnessError E_PROOF_BROKE_OFF */
  try(trial: Trial): Promise<Tried> {
    if (!this.#needsProcesses(trial)) return this.#inTurn(trial);
    // They take longest, a few at a time: what does not begin with them ends with them alone.
    return this.#ofProcesses.pass(() => this.#inTurn(trial, true));
  }

  #needsProcesses({ requirements }: Trial): boolean {
    return configurationsFor(select(this.#requirements, { requirements })).some(({ isOfProcesses }) => isOfProcesses);
  }

  #inTurn(trial: Trial, isUrgent = false): Promise<Tried> {
    return this.#turnstile.pass(async () => {
      const prover = this.#free.pop()!;
      try {
        return await ask(prover, trial);
      } finally {
        this.#free.push(prover);
      }
    }, isUrgent);
  }

  async close(): Promise<void> {
    await Promise.all(
      this.#all.map(async (prover) => {
        if (!isRunning(prover)) return;
        const exited = once(prover, 'exit');
        prover.disconnect();
        await exited;
      }),
    );
  }
}

const isRunning = ({ exitCode, signalCode, connected }: ChildProcess): boolean =>
  exitCode === null && signalCode === null && connected;

async function ask(prover: ChildProcess, trial: Trial): Promise<Tried> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const gone = () => resolve({ error: 'the process that tried it has ended' });
  prover.once('message', resolve).once('exit', gone);
  try {
    if (isRunning(prover)) prover.send(trial);
    else gone();
    const outcome = await promise;
    if ('tried' in outcome) return outcome.tried;
    throw harnessError('E_PROOF_BROKE_OFF', {
      what: trial.deviations.join(' ') || 'the reference',
      why: outcome.error,
    });
  } finally {
    prover.off('message', resolve).off('exit', gone);
  }
}
