import type { Span } from './operation.ts';

/**
 * Which operations each one has to wait for: all that had ended before its recorded start, less those for which one of the
 * others waits already. Of two that touch, the one given first comes first.
 * @returns for each operation, the positions of those before it
 */
export function orderOf(operations: readonly Span[]): number[][] {
  return operations.map(({ start }, position) => {
    const before = operations.flatMap((other, index) =>
      index !== position && other.end <= start && comesFirst(operations, index, position) ? [index] : [],
    );
    const lastStart = Math.max(...before.map((index) => operations[index]?.start ?? 0));
    return before.filter((index) => isLast(operations[index], lastStart));
  });
}

/** Two without length at the same moment would wait for each other. */
function comesFirst(operations: readonly Span[], one: number, other: number): boolean {
  const [first, second] = [operations[one], operations[other]];
  return first?.end !== second?.start || second?.end !== first?.start || one < other;
}

/** Whether no other one began after its end: else that one waits for it. */
const isLast = (operation: Span | undefined, lastStart: number): boolean =>
  operation !== undefined && (operation.end > lastStart || operation.start === lastStart);
