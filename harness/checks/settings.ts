/** What a participant's settings were when they were last changed on purpose, and whether they still are. TRUTH-06 */
import type { ActRecord, RestRecord } from '../trace/record.ts';
import { type Answer, all, holds, notYet, type Records } from './check.ts';
import { homeOf } from './homes.ts';
import { callBridges, type Fields, leaf, object } from './view.ts';
import { whereabouts } from './whereabouts.ts';

/** Acts by which an operator or the person changes settings. */
const changes = ['set', 'set all', 'set local state', 'return'];

/**
 * Every living participant has, at its home, the settings that it had after the last act that changed some. Other Call Bridges
 * may hear of such a change later than the first look after it.
 */
export function settingsUnchanged(records: Records): Answer {
  const bridges = callBridges(records);
  return all(
    whereabouts(records).flatMap(({ persona, id }) => {
      const since = records.findLastIndex((record) => record.kind === 'act' && concerns(record, persona));
      return bridges.map((bridge) => {
        const { name, node } = bridge;
        const seen = records
          .slice(since + 1)
          .filter((record): record is RestRecord => shows(record, node, id))
          .filter(({ data }) => homeOf(bridges, bridge, object(data, 'participant') ?? {}) === name);
        const last = seen.at(-1);
        // Settings may be filled in while somebody is being connected.
        const first = seen.find((record) => stateOf(record) === (last && stateOf(last)));
        if (!first || !last || first === last) return holds();
        const [before, after] = [settingsOf(first), settingsOf(last)];
        const fields = new Set([...before.keys(), ...after.keys()]);
        const changed = [...fields].filter((field) => before.get(field) !== after.get(field));
        const shown = (settings: Map<string, string>) =>
          changed.map((field) => `${field} ${settings.get(field) ?? 'absent'}`).join(', ');
        return changed.length === 0
          ? holds(first, last)
          : notYet(`${name} shows ${persona} with ${shown(before)}`, shown(after), first, last);
      });
    }),
  );
}

const concerns = ({ actor, act, args }: ActRecord, persona: string): boolean =>
  changes.includes(act) && (act === 'set all' || actor === persona || args.participant === persona);

const shows = (record: Records[number], node: string, id: string): boolean =>
  record.kind === 'rest' &&
  record.method === 'GET' &&
  record.status === 200 &&
  record.node === node &&
  record.path.endsWith(`/participants/${id}`);

const stateOf = ({ data }: RestRecord) => leaf(object(data, 'participant'), 'status/state');

/** Name, account and all that stands under `configuration`, which nothing but an act may change. */
function settingsOf({ data }: RestRecord): Map<string, string> {
  const fields = object(data, 'participant') ?? {};
  const configuration = object(fields, 'configuration') ?? {};
  return new Map([...leaves(fields, ['name', 'uri', 'userJid']), ...leaves(configuration, Object.keys(configuration))]);
}

const leaves = (fields: Fields, names: readonly string[]): [string, string][] =>
  names.flatMap((name): [string, string][] => {
    const value = leaf(fields, name);
    return value === undefined ? [] : [[name, value]];
  });
