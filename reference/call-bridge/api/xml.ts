/** XML bodies, on one line, as the CMS writes them: `<?xml version="1.0"?><call id="…"><name>…</name></call>`. */
import { create } from 'xmlbuilder2';

/** A name that begins with `@` is an attribute; undefined is left out. */
export interface XmlFields {
  [name: string]: string | number | boolean | undefined | XmlFields | XmlFields[];
}

/** Empty elements get a blank before the slash: clients cut `failureDetails` at fixed offsets. */
export const format = { spaceBeforeSlash: true };

/** Characters that XML 1.0 has no way to write. */
export const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const everyNotXml = new RegExp(notXml, 'gu');

/** xmlbuilder2 decodes entities in what it is given, and takes what looks like one for encoded when it writes. */
const literally = (text: string): string => text.replaceAll('&', '&amp;amp;').replaceAll(everyNotXml, '\uFFFD');

const withoutUndefined = (fields: XmlFields): Record<string, unknown> => {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (Array.isArray(value)) kept[name] = value.map(withoutUndefined);
    else kept[name] = typeof value === 'object' ? withoutUndefined(value) : literally(String(value));
  }
  return kept;
};

/** A part that is left out where it is empty. */
export const section = (fields: XmlFields): XmlFields | undefined =>
  Object.keys(fields).length > 0 ? fields : undefined;

/** A whole document with this root. */
export const toXml = (root: string, fields: XmlFields): string =>
  create({ version: '1.0' }, { [root]: withoutUndefined(fields) }).end(format);
