/** Reading what a Call Bridge answers. */
import { XMLParser } from 'fast-xml-parser';

/** An element: its attributes with `@`, its children by name, every leaf a text. */
export type Fields = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  htmlEntities: true,
});

/** @throws Error for what is no XML, or has a document type declaration */
export const readXml = (text: string): Fields => {
  if (/<!DOCTYPE/i.test(text)) throw new Error('it has a document type declaration');
  const parsed: Fields = parser.parse(text, true);
  if (Object.keys(parsed).length !== 1) throw new Error('it is no XML');
  return parsed;
};

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The element of this name; empty where there is none. */
export const child = (fields: Fields | undefined, name: string): Fields => {
  const value = fields?.[name];
  return isFields(value) ? value : {};
};

/** The text of a leaf; undefined where there is none, or it is empty. */
export const text = (fields: Fields, name: string): string | undefined => {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** All elements of this name, in order. */
export const children = (fields: Fields, name: string): Fields[] => {
  const value = fields[name];
  return (Array.isArray(value) ? value : [value]).filter(isFields);
};
