import { randomUUID } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import ledgerSchema from '../../schemas/ledger.schema.json' with { type: 'json' };
import type { LedgerEntry } from '../../schemas/types/ledger.ts';
import { harnessError } from '../errors.ts';
import { parseJson } from '../wire/json.ts';
import { fileReason } from './target-file.ts';

type Values = Readonly<Record<string, string>>;

/** A creation that has begun. */
export interface Creation {
  /** It exists now, with this id. */
  created(id: string): void;
  /** It is gone again. */
  removed(): void;
}

/** A change that has begun. */
export interface Change {
  restored(): void;
}

/** A fault that was made. */
export interface Breakage {
  mended(): void;
}

/**
 * What a run makes and changes on a cluster that is somebody else's, written down before it happens, so that it can be
 * undone after a kill. Several threads may write to the same file: an entry is one write.
 */
export class Ledger {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** First line of a run's ledger. */
  open(namespace: string, target: string, began: Date): void {
    this.#write({ entry: 'run', namespace, target, began: began.toISOString() });
  }

  /**
   * Before something is created at a Call Bridge.
   * @param kind What the API calls it, in the singular: the list is this and an `s`.
   * @param name Begins with the namespace.
   */
  creating(node: string, kind: string, name: string): Creation {
    const key = randomUUID();
    this.#write({ entry: 'creating', key, node, kind, name });
    return {
      created: (id) => this.#write({ entry: 'created', key, id }),
      removed: () => this.#write({ entry: 'removed', key }),
    };
  }

  /** Before values of something that the run did not make are changed. `before`: what they were, empty for unset. */
  changing(node: string, path: string, before: Values): Change {
    const key = randomUUID();
    this.#write({ entry: 'changing', key, node, path, before });
    return { restored: () => this.#write({ entry: 'restored', key }) };
  }

  /** Before the target is broken on purpose. `fault`: what its file calls that. */
  breaking(fault: string): Breakage {
    const key = randomUUID();
    this.#write({ entry: 'breaking', key, fault });
    return { mended: () => this.#write({ entry: 'mended', key }) };
  }

  #write(entry: LedgerEntry): void {
    appendFileSync(this.#file, `${JSON.stringify(entry)}\n`);
  }
}

/** What a ledger says is still there, still changed and still broken, newest first. */
export interface Outstanding {
  namespace: string;
  /** Name of the target, as its file has it. */
  target: string;
  made: { node: string; kind: string; name: string; id?: string }[];
  changed: { node: string; path: string; before: Values; settled: Change }[];
  broken: (Breakage & { fault: string })[];
}

/**
 * Read what a run left behind. A last line that was cut off by a kill is left out.
 * @throws HarnessError E_LEDGER_UNREADABLE
 */
export function readLedger(file: string): Outstanding {
  const entries = lines(file);
  const run = entries.find((entry) => entry.entry === 'run');
  if (!run) throw harnessError('E_LEDGER_UNREADABLE', { file, why: 'it does not say which run it belongs to' });
  const settled = new Set(
    entries.flatMap((e) => (e.entry === 'removed' || e.entry === 'restored' || e.entry === 'mended' ? [e.key] : [])),
  );
  const ids = new Map(entries.flatMap((e) => (e.entry === 'created' ? [[e.key, e.id] as const] : [])));
  const settle = (key: string) => appendFileSync(file, `${JSON.stringify({ entry: 'restored', key })}\n`);
  const open = entries.filter((entry) => 'key' in entry && !settled.has(entry.key)).reverse();
  return {
    namespace: run.namespace,
    target: run.target,
    made: open.flatMap((e) =>
      e.entry === 'creating' ? [{ node: e.node, kind: e.kind, name: e.name, ...idOf(ids.get(e.key)) }] : [],
    ),
    changed: open.flatMap(({ ...e }) =>
      e.entry === 'changing'
        ? [{ node: e.node, path: e.path, before: e.before, settled: { restored: () => settle(e.key) } }]
        : [],
    ),
    broken: open.flatMap((e) => (e.entry === 'breaking' ? [{ fault: e.fault, mended: () => settle(e.key) }] : [])),
  };
}

const idOf = (id: string | undefined): { id?: string } => (id === undefined ? {} : { id });

function lines(file: string): LedgerEntry[] {
  validate ??= compile();
  const isEntry = validate;
  return wholeLines(file).map((line, index) => {
    const entry = parseJson(line);
    if (!isEntry(entry)) throw harnessError('E_LEDGER_UNREADABLE', { file, why: `line ${index + 1} is no entry` });
    return entry;
  });
}

let validate: ValidateFunction<LedgerEntry> | undefined;

function compile(): ValidateFunction<LedgerEntry> {
  const ajv = new Ajv();
  addFormats.default(ajv);
  return ajv.compile<LedgerEntry>(ledgerSchema);
}

/** But for what comes after the last line's end. */
function wholeLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(0, -1);
  } catch (error) {
    throw harnessError('E_LEDGER_UNREADABLE', { file, why: fileReason(error) }, error);
  }
}
