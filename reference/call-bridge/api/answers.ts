/** The API's good answers. Every refusal is a `Failure`; see failures.ts. */
import type { RestAnswer } from '../model.ts';
import { toXml, type XmlFields } from './xml.ts';

export const prefix = '/api/v1';

/** 200 with an XML body. */
export const show = (root: string, fields: XmlFields): RestAnswer => ({
  status: 200,
  headers: { 'content-type': 'text/xml' },
  body: toXml(root, fields),
});

/** 200 with an empty body and the new object's path in `Location`. */
export const created = (path: string): RestAnswer => ({
  status: 200,
  headers: { location: prefix + path },
  body: '',
});

/** 200 with an empty body. */
export const done = (): RestAnswer => ({ status: 200, headers: {}, body: '' });
