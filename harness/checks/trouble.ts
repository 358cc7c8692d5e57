/** Who shows nothing for the time being: a check that missed something says so, or the vendor looks for it in vain. */
import type { RestRecord } from '../trace/record.ts';
import type { Answer, Records } from './check.ts';
import { remember } from './remember.ts';

/** The answer of a check, with what the Call Bridges answered last where that is 500 or more. */
export function withTrouble(answer: Answer, records: Records): Answer {
  if (answer.is === 'holds') return answer;
  const untold = troublesIn(records).filter(({ status }) => !answer.seen.includes(`${status}`));
  const said = untold.map(({ node, status }) => `${node} answers ${status}`);
  return { ...answer, seen: [answer.seen, ...said].join('; ') };
}

const troublesIn = remember((records) => [...lastLooks(records).values()].filter(({ status }) => status >= 500));

const lastLooks = (records: Records): ReadonlyMap<string, RestRecord> =>
  new Map(records.filter(isLook).map((look) => [look.node, look]));

const isLook = (record: Records[number]): record is RestRecord =>
  record.kind === 'rest' && record.method === 'GET' && record.actor === undefined;
