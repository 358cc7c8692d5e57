import type { Span } from './replay/operation.ts';

/** The same time without overlaps, in order. */
export function merged(spans: readonly Span[]): Span[] {
  const apart: Span[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else apart.push({ start, end });
  }
  return apart;
}

/** What of `whole` none of the merged `parts` covers. */
export function between(parts: readonly Span[], whole: Span): Span[] {
  const starts = [whole.start, ...parts.map(({ end }) => end)];
  const ends = [...parts.map(({ start }) => start), whole.end];
  return starts.map((start, index) => ({ start, end: ends[index] ?? start })).filter(({ start, end }) => end > start);
}

/** The time that is in one of each. */
export const common = (some: readonly Span[], others: readonly Span[]): Span[] =>
  some
    .flatMap((one) =>
      others.map((other) => ({ start: Math.max(one.start, other.start), end: Math.min(one.end, other.end) })),
    )
    .filter(({ start, end }) => end > start);

export const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);
