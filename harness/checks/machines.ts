/**
 * Whether everything that was seen of a participant, a credential, a call or a move follows from what was seen before, by the
 * machines of schemas/machines.json. TRUTH-09
 *
 * What is looked at one after the other has an order; two looks that overlap in time have none. States may be passed unseen.
 */
import content from '../../schemas/machines.json' with { type: 'json' };
import type { Machine, Machines } from '../../schemas/types/machines.ts';
import type { ActRecord, ExperienceRecord, RestRecord, TraceRecord } from '../trace/record.ts';
import { type Answer, all, broken, type Check, holds, type Records } from './check.ts';
import { homeOf } from './homes.ts';
import { callBridges, elements, type Fields, isUnknown, leaf, object } from './view.ts';

const machines = content as Machines;

/** Something was in a state at some time between `from` and `until`. */
interface Sighting {
  /** What was seen, and by whom: only sightings of one thing have an order. */
  thing: string;
  state: string;
  from: number;
  until: number;
  record: TraceRecord;
}

/** Every state follows from those seen before. */
export const everyStateFollows: Check<Record<string, never>> = (records) => {
  const { participantInstance, credential, call } = machines;
  return all([
    follows(participantInstance, participantsSeen(records)),
    follows(credential, credentialsSeen(records)),
    follows(call, callsSeen(records)),
    ...movesFollow(records),
  ]);
};

function follows(machine: Machine, sightings: readonly Sighting[]): Answer {
  const after = reachable(machine);
  const before = new Map<string, Map<string, Sighting>>();
  for (const sighting of sightings.toSorted((one, other) => one.until - other.until)) {
    const earlier = before.get(sighting.thing) ?? new Map<string, Sighting>();
    before.set(sighting.thing, earlier);
    for (const one of earlier.values()) {
      if (one.until > sighting.from || after.get(one.state)?.has(sighting.state)) continue;
      const next = [...(after.get(one.state) ?? [])].filter((state) => state !== one.state);
      return broken(
        `${sighting.thing} stays ${one.state}${next.length > 0 ? `, or becomes ${next.join(' or ')}` : ''}`,
        `it was seen ${one.state}, and then ${sighting.state}`,
        one.record,
        sighting.record,
      );
    }
    // The earliest sighting of a state is the one that most others come after.
    if (!earlier.has(sighting.state)) earlier.set(sighting.state, sighting);
  }
  return holds();
}

/** For every state those that can be seen after it, itself too. */
function reachable({ states, transitions }: Machine): Map<string, Set<string>> {
  const next = (state: string) =>
    transitions.filter(({ from, to }) => from.includes(state) && to !== 'same').map(({ to }) => to);
  return new Map(
    Object.keys(states).map((state) => {
      const found = new Set([state]);
      for (const one of found) for (const to of next(one)) found.add(to);
      return [state, found];
    }),
  );
}

const during = (record: RestRecord): Pick<Sighting, 'from' | 'until' | 'record'> => ({
  from: record.time - record.took,
  until: record.time,
  record,
});

/** Participants, as each Call Bridge shows them by id and in the lists of its calls. */
function participantsSeen(records: Records): Sighting[] {
  const bridges = callBridges(records);
  const nodes = new Map(bridges.map((node) => [node.node, node]));
  const shown = new Set<string>();
  /** When the home of a participant had lost it. */
  const lost = new Map<string, number>();
  return records.filter(isLook).flatMap((record) => {
    const node = nodes.get(record.node);
    if (!node) return [];
    const see = (fields: Fields): Sighting[] => {
      const id = leaf(fields, '@id') ?? '';
      const state = leaf(fields, 'status/state') ?? '';
      shown.add(`${record.node} ${id}`);
      const isKnown = state in machines.participantInstance.states;
      return isKnown ? [{ thing: thingOf(id), state, ...during(record) }] : [];
    };
    const thingOf = (id: string) => `the participant ${id} on ${node.name}`;
    const [, id] = /^\/api\/v1\/participants\/([^/?]+)$/.exec(record.path) ?? [];
    if (id !== undefined && record.status === 200) {
      const fields = object(record.data, 'participant') ?? {};
      if (homeOf(bridges, node, fields) === node.name) shown.add(`home ${record.node} ${id}`);
      return see(fields);
    }
    if (id !== undefined && isUnknown(record) && shown.has(`${record.node} ${id}`)) {
      // Elsewhere than at home not to be known may also mean to be out of reach for a while.
      const isHome = shown.has(`home ${record.node} ${id}`);
      if (isHome) lost.set(id, Math.min(record.time, lost.get(id) ?? record.time));
      const isLost = isHome || (lost.get(id) ?? Number.POSITIVE_INFINITY) <= record.time - record.took;
      return isLost ? [{ thing: thingOf(id), state: 'gone', ...during(record) }] : [];
    }
    return /^\/api\/v1\/calls\/[^/]+\/participants/.test(record.path)
      ? elements(record.data, 'participants', 'participant').flatMap(see)
      : [];
  });
}

const isLook = (record: TraceRecord): record is RestRecord => record.kind === 'rest' && record.method === 'GET';

/** Calls, as the Call Bridge shows them whose they are. */
function callsSeen(records: Records): Sighting[] {
  const nodes = new Map(callBridges(records).map(({ node, name }) => [node, name]));
  const shown = new Set<string>();
  return records
    .filter((record): record is RestRecord => record.kind === 'rest')
    .flatMap((record) => {
      const see = (id: string | undefined, state: 'open' | 'ended'): Sighting[] => {
        const thing = `the call ${id} on ${nodes.get(record.node)}`;
        if (state === 'open') shown.add(thing);
        return state === 'open' || shown.has(thing) ? [{ thing, state, ...during(record) }] : [];
      };
      const [, id] = /^\/api\/v1\/calls\/([^/?]+)$/.exec(record.path) ?? [];
      if (id !== undefined && record.method === 'GET' && record.status === 200) return see(id, 'open');
      if (id !== undefined && record.method === 'GET' && isUnknown(record)) return see(id, 'ended');
      if (id !== undefined && record.method === 'DELETE' && record.status === 200)
        return see(id, 'ended').map((sighting) => ({ ...sighting, from: record.time }));
      const isCreated = record.method === 'POST' && record.path === '/api/v1/calls' && record.status === 200;
      if (isCreated) return see(record.location?.replace(/\/+$/, '').replace(/^.*\//, ''), 'open');
      return record.method === 'GET' && /^\/api\/v1\/calls(?:\?|$)/.test(record.path)
        ? elements(record.data, 'calls', 'call').flatMap((call) => see(leaf(call, '@id'), 'open'))
        : [];
    });
}

const refusedAsDead = 'credentialRefused';

/** Credentials, by what came of presenting them: since whoever presents one began to. */
function credentialsSeen(records: Records): Sighting[] {
  const acts = new Map<string, ActRecord>();
  const owners = new Map<string, string>();
  return records.flatMap((record): Sighting[] => {
    if (record.kind === 'act') acts.set(isTrial(record) ? 'intruder' : record.actor, record);
    if (record.kind !== 'experience') return [];
    const { experience, actor } = record;
    if (!('credential' in experience) || experience.credential === undefined) return [];
    const { digest } = experience.credential;
    const state = stateAfter(experience);
    if (state === 'good' && !owners.has(digest)) owners.set(digest, actor);
    if (state === undefined) return [];
    const thing = `the credential ${digest.slice(0, 15)}… of ${owners.get(digest) ?? actor}`;
    return [{ thing, state, from: acts.get(actor)?.time ?? 0, until: record.time, record }];
  });
}

const isTrial = ({ act }: ActRecord): boolean => act === 'try credential' || act === 'try dead credentials';

function stateAfter(experience: ExperienceRecord['experience']): string | undefined {
  if (experience.event === 'admitted' || experience.event === 'move') return 'good';
  if (experience.event === 'opened') return 'inUse';
  return experience.event === 'refused' && experience.reason === refusedAsDead ? 'dead' : undefined;
}

/** Of a move its web app is told once, and the new participant is connected only when somebody has come with its credential. */
function movesFollow(records: Records): Answer[] {
  const told = new Map<string, ExperienceRecord>();
  const answers: Answer[] = [];
  for (const record of records) {
    if (record.kind !== 'experience' || record.experience.event !== 'move') continue;
    const { digest } = record.experience.credential;
    const before = told.get(digest);
    if (before)
      answers.push(broken(`${record.actor} is told once of each move`, 'the same move is told again', before, record));
    told.set(digest, record);
  }
  return [...answers, ...arrivalsFollow(records)];
}

const comesBack = ['return', 'reconnect', 'try credential', 'try dead credentials'];

function arrivalsFollow(records: Records): Answer[] {
  const moved = records.filter(
    (record) =>
      record.kind === 'named' &&
      record.what === 'participant' &&
      record.details?.how === 'move' &&
      record.details.kind === 'web app',
  );
  return moved.flatMap((named) => {
    if (named.kind !== 'named') return [];
    // The web app may be told, and come back, before the operator has the answer.
    const asked = records
      .slice(0, named.seq)
      .findLastIndex(
        (record) => record.kind === 'act' && record.act === 'move' && record.args.participant === named.name,
      );
    const came = records.find(
      (record, index) =>
        record.kind === 'act' &&
        index > asked &&
        comesBack.includes(record.act) &&
        (record.actor === named.name || record.args.participant === named.name || record.actor === 'harness'),
    );
    const early = records
      .slice(named.seq, came?.seq)
      .filter(isLook)
      .find((record) => connectedIn(record, named.id));
    return early
      ? [
          broken(
            `${named.name} is connected only when the web app has come back`,
            'connected before that',
            named,
            early,
          ),
        ]
      : [];
  });
}

function connectedIn({ data }: RestRecord, id: string): boolean {
  const shown = [object(data, 'participant') ?? {}, ...elements(data, 'participants', 'participant')];
  return shown.some((one) => leaf(one, '@id') === id && leaf(one, 'status/state') === 'connected');
}
