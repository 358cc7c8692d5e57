import type { Span } from './operation.ts';

/** How many of these were under way at the same time, at most. */
export function lanesOf(spans: readonly Span[]): number {
  const turns = spans.flatMap(({ start, end }) => [
    { time: start, by: 1 },
    { time: end, by: -1 },
  ]);
  let now = 0;
  let most = 0;
  for (const { by } of turns.sort((a, b) => a.time - b.time || a.by - b.by)) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
}
