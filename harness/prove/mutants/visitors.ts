/** Mutants of what a Web Bridge answers to a visitor that need not keep any rule. Area BIND. */

import type { Operator } from '../../../schemas/types/proof.ts';
import { checkAnswer, wrongForVisitor } from '../../participants/binding-messages.ts';
import type { FrameRecord } from '../../trace/record.ts';
import type { Block } from './block.ts';
import { nothing } from './block.ts';
import type { Candidate } from './mutant.ts';
import { replaced, spotsIn } from './places.ts';
import { near, ofOtherType } from './values.ts';

export function* visitorCandidates(block: Block): Generator<Candidate> {
  for (const frame of block.frames()) {
    if (frame.actor !== 'visitor' || frame.direction !== 'received') continue;
    const { status, type, body } = frame.payload as { status?: number; type?: string; body?: object };
    if (status === undefined) continue;
    const message = `${type === undefined ? 'join' : 'answer'} ${status >= 400 ? 'ErrorBody' : 'good'} (visitor)`;
    const change = (
      field: string,
      operator: Operator,
      path: readonly (string | number)[],
      before: unknown,
      after: unknown,
    ): Candidate => ({
      ...{ message, field, operator },
      make: () => {
        const payload = replaced(frame.payload, path, after);
        return block.mutant(
          { message, field, operator },
          { before, after },
          new Map([[frame.seq, valid(block, frame, payload)]]),
        );
      },
    });
    yield {
      ...{ message, field: '*', operator: 'drop' },
      make: () =>
        block.mutant(
          { message, field: '*', operator: 'drop' },
          { before: frame.payload, after: undefined },
          new Map([[frame.seq, nothing(frame)]]),
        ),
    };
    for (const { name, path, value } of spotsIn(frame.payload)) {
      if (typeof value === 'object') continue;
      yield change(name, 'drop', path, value, undefined);
      yield change(name, 'type', path, value, typeof value === 'number' ? String(value) : ofOtherType(value, false));
      const other = name === 'status' ? (status === 200 ? 400 : status + 2) : near(value);
      // Another credential is as good as any.
      if (other !== undefined && name !== 'body/token') yield change(name, 'near', path, value, other);
    }
    if (body === undefined) continue;
    yield change('body', 'drop', ['body'], body, undefined);
  }
}

/** Over HTTPS the status is a number whatever the body is. */
const isJoinAnswered = (status: unknown, body: unknown): string | undefined =>
  typeof status === 'number' ? checkAnswer('JoinAnswer', status, body) : 'no status';

/** With what is wrong in it, as the visitor would have marked it. */
function valid(block: Block, frame: FrameRecord, payload: unknown): FrameRecord {
  const { invalid: _, ...rest } = frame;
  const { id, status, body } = payload as { id?: unknown; status?: number; body?: unknown };
  const isJoin = !('type' in (frame.payload as object));
  const asked = block
    .frames()
    .findLast(
      (one) =>
        one.seq < frame.seq &&
        one.actor === frame.actor &&
        one.direction === 'sent' &&
        (one.payload as { id?: unknown }).id === id,
    );
  const errors = isJoin ? isJoinAnswered(status, body) : wrongForVisitor(asked?.payload, payload);
  return { ...rest, payload, ...(errors !== undefined && { invalid: { by: 'target', errors } as const }) };
}
