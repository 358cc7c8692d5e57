import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answer } from '../../../harness/checks/check.ts';
import { type ArgsOf, type CheckName, evaluate } from '../../../harness/checks/index.ts';
import type { TraceRecord } from '../../../harness/trace/record.ts';
import type { Scene } from './scene.ts';

/** Scenes by what is particular about them; one may be asked with other arguments than the table's. */
type Cases<Args> = Readonly<Record<string, Scene | { scene: Scene; args: Args }>>;

/** What a check answers, scene by scene. */
export interface Table<Args> {
  args: Args;
  holds: Cases<Args>;
  'not yet'?: Cases<Args>;
  broken?: Cases<Args>;
}

/** The checks that a module of harness/checks exports: its table has to have each. */
export type ChecksOf<Module> = keyof Module & CheckName;

/** Declares a test for every scene of every table. */
export function judges<N extends CheckName>(tables: { readonly [Name in N]: Table<ArgsOf<Name>> }): void {
  for (const [name, table] of Object.entries<Table<unknown>>(tables)) {
    describe(name, () => {
      it('holds of something, and of something it does not', () => {
        assert.ok(Object.keys(table.holds).length > 0);
        assert.ok(Object.keys({ ...table['not yet'], ...table.broken }).length > 0);
      });
      for (const is of ['holds', 'not yet', 'broken'] as const)
        for (const [title, one] of Object.entries(table[is] ?? {}))
          it(`${is}: ${title}`, () => answers(name, is, 'scene' in one ? one : { scene: one, args: table.args }));
    });
  }
}

function answers(check: string, is: Answer['is'], { scene, args }: { scene: Scene; args: unknown }): void {
  const records = frozen(scene.records);
  const answer = evaluate({ check, args, seq: records.length + 1 }, records);
  assert.equal(answer.is, is, JSON.stringify(answer));
  assert.ok(answer.evidence.every((seq) => records[seq - 1] !== undefined));
  if (answer.is !== 'holds') assertReadable(answer);
}

/** What the reader of a verdict is told. */
function assertReadable({ expected, seen }: Exclude<Answer, { is: 'holds' }>): void {
  for (const text of [expected, seen]) {
    assert.notEqual(text, '');
    assert.doesNotMatch(text, /undefined|null|NaN|\[object/);
  }
}

/** A check that writes into the trace throws. */
function frozen(records: readonly TraceRecord[]): readonly TraceRecord[] {
  const freeze = (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? Object.freeze(Object.values(value).map(freeze) && value) : value;
  return freeze(records) as readonly TraceRecord[];
}
