/** JSON from a target, which may be made to break whoever walks through it. */

/** No message is nested deeper than a few; whoever follows a thousand levels one by one runs out of stack. */
const deepest = 64;

/**
 * The value in a JSON text.
 * @returns undefined when it is no JSON, or nested deeper than 64 levels
 */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isDeeper(value, deepest) ? undefined : value;
  } catch {
    return undefined;
  }
}

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inside) => isDeeper(inside, levels - 1)));
