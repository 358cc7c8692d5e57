/** `value` with every occurrence of a secret, in any string inside it, replaced by what `instead` says of it. */
export function redact(value: unknown, secrets: readonly string[], instead: (secret: string) => string): unknown {
  if (secrets.length === 0) return value;
  if (typeof value === 'string') {
    return secrets.reduce(
      (text, secret) => (text.includes(secret) ? text.replaceAll(secret, instead(secret)) : text),
      value,
    );
  }
  if (Array.isArray(value)) return value.map((item) => redact(item, secrets, instead));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redact(item, secrets, instead)]));
}
