import { XMLParser } from 'fast-xml-parser';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  // Numeric character references, which XML asks every reader to know; there is no option for them alone.
  htmlEntities: true,
});

/**
 * Parse an XML body. Attributes are prefixed with `@`, every value is a string, a repeated element is an array.
 * @throws Error that says in a few words what is wrong; a document type declaration is refused, entities with it
 */
export function parseXml(text: string): Record<string, unknown> {
  if (/<!DOCTYPE/i.test(text)) throw new Error(/<html/i.test(text) ? 'a web page' : 'a document type declaration');
  const parsed: Record<string, unknown> = parser.parse(text, true);
  const roots = Object.keys(parsed);
  if (roots.length !== 1) throw new Error(`${roots.length} root elements`);
  if (roots[0]?.toLowerCase() === 'html') throw new Error('a web page');
  return parsed;
}

/** What opens a space to anybody is nobody's business: the contents of `secret` and `passcode` elements are taken out. */
export const withoutSecrets = (xml: string): string => xml.replace(/<(secret|passcode)>[^<]+<\/\1>/gi, '<$1>***</$1>');

/** The elements of a list in parsed XML, always as an array: `items(answer.data, 'participants', 'participant')`. */
export function items(data: unknown, list: string, element: string): Record<string, unknown>[] {
  const found = isObject(data) && isObject(data[list]) ? data[list][element] : undefined;
  return (Array.isArray(found) ? found : [found]).filter(isObject);
}

/** How many items a list says it has in all; undefined when it doesn't say. */
export function totalOf(data: unknown, list: string): number | undefined {
  const total = isObject(data) && isObject(data[list]) ? Number(data[list]['@total']) : Number.NaN;
  return Number.isInteger(total) ? total : undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
