import { type Fault, isDown } from '../checks/faults.ts';
import { HarnessError } from '../errors.ts';
import { breakIt, faultName, mend } from '../target/breaking.ts';
import type { Breakage, Ledger } from '../target/ledger.ts';
import type { Target } from '../target/target.ts';
import type { Trace } from '../trace/trace.ts';

interface Broken {
  fault: Fault;
  entry: Breakage;
}

/** Breaks the target on purpose, by the commands of its file, and sees to it that it is mended. */
export class Breaker {
  readonly #target: Target;
  readonly #trace: Trace;
  readonly #ledger: Ledger;
  /** By what the target file calls it. */
  readonly #broken = new Map<string, Broken>();

  constructor(target: Target, trace: Trace, ledger: Ledger) {
    this.#target = target;
    this.#trace = trace;
    this.#ledger = ledger;
  }

  /** Whether a node can be asked now, as far as this is known. */
  readonly isUp = (node: string): boolean => !isDown(this.#trace.records, node);

  /** @throws HarnessError E_NOT_PROVIDED, E_FAULT_COMMAND */
  async break(fault: Fault): Promise<void> {
    const name = faultName(this.#target, fault);
    this.#broken.set(name, { fault, entry: this.#ledger.breaking(name) });
    this.#trace.append({ kind: 'act', actor: 'harness', act: 'break', args: { ...fault } });
    await breakIt(this.#target, name);
  }

  /** Resolves when what was hit serves again. @throws HarnessError E_NOT_PROVIDED, E_FAULT_COMMAND, E_NOT_RECOVERED */
  async mend(fault: Fault): Promise<void> {
    await this.#mend(faultName(this.#target, fault), fault);
  }

  /** Mend all that is still broken, at the end of a scenario. @returns why something could not be */
  async mendAll(): Promise<HarnessError | undefined> {
    try {
      for (const [name, { fault }] of [...this.#broken].reverse()) await this.#mend(name, fault);
      return undefined;
    } catch (error) {
      if (error instanceof HarnessError) return error;
      throw error;
    }
  }

  async #mend(name: string, fault: Fault): Promise<void> {
    const others = [...this.#broken.keys()].filter((other) => other !== name);
    const down = others.flatMap((other) => this.#broken.get(other)?.fault ?? []).filter(({ kind }) => kind !== 'cut');
    await mend(this.#target, name, new Set(down.flatMap(({ nodes }) => nodes)));
    this.#broken.get(name)?.entry.mended();
    this.#broken.delete(name);
    this.#trace.append({ kind: 'act', actor: 'harness', act: 'mend', args: { ...fault } });
  }
}
