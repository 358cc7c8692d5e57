/** The values inside a message, each with a name that is the same in the next message of its kind. */

type Path = readonly (string | number)[];

export interface Spot {
  /** Such as `participants/participant[]/name`: the same for every element of a list. */
  name: string;
  /** The same, with the id of the element: `participants/participant[7a…]/name`. */
  key: string;
  path: Path;
  value: unknown;
}

/** Every value that is not made of others, every element of a list, and every list. */
export function spotsIn(message: unknown): Spot[] {
  const found: Spot[] = [];
  walk(message, { name: '', key: '', path: [] }, found);
  return found;
}

function walk(value: unknown, at: Omit<Spot, 'value'>, found: Spot[]): void {
  if (typeof value !== 'object' || value === null) {
    found.push({ ...at, value });
    return;
  }
  if (Array.isArray(value)) {
    found.push({ ...at, value });
    value.forEach((item, index) => {
      const inside = { name: `${at.name}[]`, key: `${at.key}[${idOf(item) ?? index}]`, path: [...at.path, index] };
      if (typeof item === 'object') found.push({ ...inside, value: item });
      walk(item, inside, found);
    });
    return;
  }
  for (const [name, item] of Object.entries(value)) {
    // An element that may be there several times is one object where it is there once.
    const isElement = at.path.length === 1 && idOf(item) !== undefined;
    const [mark, id] = isElement ? ['[]', `[${idOf(item)}]`] : ['', ''];
    const join = (before: string) => (before === '' ? name : `${before}/${name}`);
    const inside = { name: join(at.name) + mark, key: join(at.key) + id, path: [...at.path, name] };
    if (isElement) found.push({ ...inside, value: item });
    walk(item, inside, found);
  }
}

function idOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  const { '@id': id, participant } = item as { '@id'?: unknown; participant?: unknown };
  return typeof id === 'string' ? id : typeof participant === 'string' ? participant : undefined;
}

/** The message with something else at a path; undefined takes out what is there. */
export function replaced(message: unknown, path: Path, value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (Array.isArray(message)) {
    const copy = [...message];
    if (rest.length === 0 && value === undefined) copy.splice(Number(first), 1);
    else copy[Number(first)] = replaced(copy[Number(first)], rest, value);
    return copy;
  }
  const copy: Record<string, unknown> = { ...(message as Record<string, unknown>) };
  if (rest.length === 0 && value === undefined) delete copy[first];
  else copy[first] = replaced(copy[first], rest, value);
  return copy;
}
