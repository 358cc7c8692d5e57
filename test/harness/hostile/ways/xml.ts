/** Bodies that are no XML, or XML that is made to hurt. */

import { markup } from '../support/demands.ts';
import { answered, to } from '../support/exchanges.ts';
import { type Way, ways } from '../support/way.ts';

const notXml = (why: RegExp) =>
  new RegExp(`Paris answered GET \\S+ with something else than XML: .*${why.source}.*\\[E_NOT_XML\\]`);

const bad = (name: string, body: string | Buffer, why: RegExp): Way[] =>
  ways(name, 'callBridge', { answer: to('GET', answered(body)) }, { judged: notXml(why) });

/** In the answer to a look at a target, too. */
const badAtOnce = (name: string, body: string | Buffer, why: RegExp): Way[] =>
  ways(
    name,
    'callBridge',
    { answer: to('GET', answered(body)) },
    {
      start: new RegExp(`Paris at https\\S+ does not answer like a CMS API: .*${why.source}.*\\[E_NOT_CMS\\]`),
      judged: notXml(why),
    },
  );

const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');

export const xml = (elsewhere: string): Way[] => [
  ...badAtOnce('a web page', `<!DOCTYPE html><html><body>${markup}</body></html>`, /a web page/),
  ...badAtOnce(
    'entities that grow',
    `<!DOCTYPE s [<!ENTITY l0 "ha">${laughs}]><s>&l9;</s>`,
    /a document type declaration/,
  ),
  ...bad(
    'an entity from elsewhere',
    `<!DOCTYPE s [<!ENTITY x SYSTEM "https://${elsewhere}/x">]><s>&x;</s>`,
    /a document type declaration/,
  ),
  ...badAtOnce('bytes that are not UTF-8', Buffer.from('<status><a>\xff\xfe\xc3</a></status>', 'latin1'), /not UTF-8/),
  ...bad('elements in elements without end', '<a>'.repeat(300_000), /\w/),
  ...bad('elements that are never closed', `<a ${'<a '.repeat(100_000)}`, /\w/),
  ...bad('attributes without end', `<a ${'b="" '.repeat(100_000)}/>`, /\w/),
  ...bad('binary', Buffer.alloc(1000), /\w/),
  ...bad('elements with the names of what every object has', '<s><__proto__><a>1</a></__proto__></s>', /reserved/),
];
