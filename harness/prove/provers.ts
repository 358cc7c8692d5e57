import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type HarnessError, harnessError } from '../errors.ts';
import { isBuilt } from '../package-root.ts';
import { configurationsFor } from '../run/embedded-reference.ts';
import { Turnstile } from '../turnstile.ts';
import { readRequirements } from '../verdict/requirements.ts';
import { select } from '../verdict/selection.ts';
import type { Outcome } from './prover.ts';
import type { Trial, Tried } from './trial.ts';

const module = fileURLToPath(new URL(`./prover.${isBuilt ? 'js' : 'ts'}`, import.meta.url));

/** Clusters of processes start slowly: so many at a time. */
const mostOfProcesses = 2;

/** Several processes, each of which tries one thing at a time. `close` them at the end. */
export class Provers {
  readonly #free: ChildProcess[] = [];
  readonly #all: ChildProcess[] = [];
  readonly #turnstile: Turnstile;
  readonly #ofProcesses = new Turnstile(mostOfProcesses);
  readonly #requirements = readRequirements();
  #isClosed = false;

  /** @param count How many things are tried at a time. */
  constructor(count: number) {
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
      const prover = this.#free.pop() ?? this.#fork();
      if (!prover) throw brokeOff(trial, 'the proof is over');
      try {
        return await ask(prover, trial);
      } finally {
        this.#free.push(prover);
      }
    }, isUrgent);
  }

  /** Not after the end: nobody would be there to end it. */
  #fork(): ChildProcess | undefined {
    if (this.#isClosed) return undefined;
    const prover = fork(module);
    this.#all.push(prover);
    return prover;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
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
    throw brokeOff(trial, outcome.error);
  } finally {
    prover.off('message', resolve).off('exit', gone);
  }
}

const brokeOff = ({ deviations }: Trial, why: string): HarnessError =>
  harnessError('E_PROOF_BROKE_OFF', { what: deviations.join(' ') || 'the reference', why });
