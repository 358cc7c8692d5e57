/**
 * `value` with every occurrence of a secret, in any string inside it and in any name, replaced by what `instead` says of it.
 * An empty secret is none.
 */
export function redact(value: unknown, secrets: readonly string[], instead: (secret: string) => string): unknown {
  const known = secrets.filter((secret) => secret !== '');
  if (known.length === 0) return value;
  const inText = (text: string) => known.reduce((rest, secret) => rest.replaceAll(secret, () => instead(secret)), text);
  const inside = (item: unknown): unknown => {
    if (typeof item === 'string') return inText(item);
    if (Array.isArray(item)) return item.map(inside);
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(Object.entries(item).map(([name, one]) => [inText(name), inside(one)]));
  };
  return inside(value);
}
