/** Of a sample: the share, and Wilson's interval for that of all. */
export function shareText(hits: number, of: number): string {
  if (of === 0) return 'none';
  const z = 1.96;
  const share = hits / of;
  const middle = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const half = (z / (1 + z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const percent = (value: number) => `${(100 * Math.min(1, Math.max(0, value))).toFixed(1)} %`;
  return `${percent(share)} (95 % confidence: ${percent(middle - half)} to ${percent(middle + half)})`;
}
