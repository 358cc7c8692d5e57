/** What an element holds: attributes begin with `@`; undefined is left out. */
export interface Element {
  [name: string]: string | number | boolean | undefined | Element | readonly Element[];
}

/** An XML document on one line, as the API writes it. */
export const document = (root: string, content: Element): string => `<?xml version="1.0"?>${element(root, content)}`;

function element(name: string, content: Element): string {
  const attributes = Object.entries(content).filter(([key]) => key.startsWith('@'));
  const children = Object.entries(content).filter(([key, value]) => !key.startsWith('@') && value !== undefined);
  const head = [name, ...attributes.map(([key, value]) => `${key.slice(1)}="${escaped(String(value))}"`)].join(' ');
  return children.length === 0 ? `<${head} />` : `<${head}>${children.map(child).join('')}</${name}>`;
}

function child([name, value]: [string, Element[string]]): string {
  if (Array.isArray(value)) return value.map((one: Element) => element(name, one)).join('');
  if (typeof value === 'object') return element(name, value as Element);
  return `<${name}>${escaped(String(value))}</${name}>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
