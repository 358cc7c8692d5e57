/** The REST API of one Call Bridge of the stand-in: what schemas/openapi.yaml describes, as far as a manager may look. */
import type { PersonThere, SpaceThere, StandInCallBridge, StandInCluster } from './cluster.ts';
import { document, type Element } from './xml.ts';

export interface Asked {
  method: string;
  /** Path behind `/api/v1`, without a slash at its end. */
  path: string;
  query: URLSearchParams;
  /** Undefined where the body is no form. */
  form?: Readonly<Record<string, string>>;
  /** When it was asked, in milliseconds. */
  now: number;
}

export interface Answered {
  status: number;
  body: string;
  /** Path behind `/api/v1` of what was made. */
  location?: string;
  /** The connection breaks instead. */
  broken?: true;
}

const pageLength = 20;

/** Answer one request at this Call Bridge. */
export function answer(cluster: StandInCluster, here: StandInCallBridge, asked: Asked): Answered {
  return new View(cluster, here, asked).answer();
}

/** What one Call Bridge shows at one moment. */
class View {
  readonly #cluster: StandInCluster;
  readonly #here: StandInCallBridge;
  readonly #asked: Asked;

  constructor(cluster: StandInCluster, here: StandInCallBridge, asked: Asked) {
    this.#cluster = cluster;
    this.#here = here;
    this.#asked = asked;
  }

  answer(): Answered {
    const [, kind = '', id = '', below = '', ...rest] = this.#asked.path.toLowerCase().split('/');
    if (rest.length > 0) return refused('unrecognizedObject', 404);
    if (this.#asked.method === 'GET') return this.#get(kind, id, below);
    if (this.#asked.method === 'POST' && kind === 'calls') return this.#post(id, below);
    return refused('invalidOperation', 405);
  }

  #get(kind: string, id: string, below: string): Answered {
    if (kind === 'system') return this.#system(`${id}/${below}`);
    if (below !== '') return this.#getBelow(kind, id, below);
    const shown = this.#collections[kind];
    if (!shown) return refused('unrecognizedObject', 404);
    const { list, element } = shown;
    if (id === '') return this.#list(list, element, shown.all());
    const found = shown.all().find((one) => one['@id'] === id);
    return found ? fine(document(element, found)) : refused(`${element}DoesNotExist`);
  }

  readonly #collections: Readonly<Record<string, { list: string; element: string; all: () => Element[] } | undefined>> =
    {
      cospaces: { list: 'coSpaces', element: 'coSpace', all: () => this.#cluster.spaces.map(spaceShown) },
      calls: { list: 'calls', element: 'call', all: () => this.#calls() },
      participants: { list: 'participants', element: 'participant', all: () => this.#participants() },
      calllegs: { list: 'callLegs', element: 'callLeg', all: () => this.#callLegs() },
      callbridges: { list: 'callBridges', element: 'callBridge', all: () => this.#callBridges() },
      webbridges: { list: 'webBridges', element: 'webBridge', all: () => [] },
      callbridgegroups: { list: 'callBridgeGroups', element: 'callBridgeGroup', all: () => [] },
    };

  #getBelow(kind: string, id: string, below: string): Answered {
    const owner = { calls: 'call', participants: 'participant' }[kind];
    if (!owner) return refused('unrecognizedObject', 404);
    if (!this.#collections[kind]?.all().some((one) => one['@id'] === id)) return refused(`${owner}DoesNotExist`);
    if (below === 'calllegs') {
      const legs = this.#callLegs().filter((one) => (owner === 'call' ? one.call : one['@id']) === id);
      return this.#list('callLegs', 'callLeg', legs);
    }
    if (below !== 'participants' || owner !== 'call') return refused('unrecognizedObject', 404);
    return this.#list(
      'participants',
      'participant',
      this.#participants().filter(({ call }) => call === id),
    );
  }

  #system(what: string): Answered {
    if (what === 'status/') {
      const times = { uptimeSeconds: 3600, activated: true, clusterEnabled: true };
      return fine(document('status', { softwareVersion: '3.2', ...times, callLegsActive: this.#callLegs().length }));
    }
    if (what === 'load/') return fine(document('load', { mediaProcessingLoad: 0 }));
    if (what === 'configuration/cluster') return fine(document('cluster', { uniqueName: this.#here }));
    return refused('unrecognizedObject', 404);
  }

  #list(list: string, element: string, all: readonly Element[]): Answered {
    const query = Object.fromEntries([...this.#asked.query].map(([name, value]) => [name.toLowerCase(), value]));
    const { filter = '', cospacefilter, offset = '0', limit = String(pageLength) } = query;
    const found = all
      .filter(({ name = '' }) => String(name).toLowerCase().includes(filter.toLowerCase()))
      .filter(({ coSpace }) => element !== 'call' || !cospacefilter || coSpace === cospacefilter.toLowerCase());
    const [begin, length] = [Number(offset) || 0, Math.min(Number(limit) || 0, pageLength)];
    const page = found.slice(begin, begin + length).map((one) => entry(element, one));
    return fine(document(list, { '@total': found.length, [element]: page }));
  }

  #post(id: string, below: string): Answered {
    const { form } = this.#asked;
    if (!form) return refused('parameterError', 415);
    if (id === '') return this.#makeCall(form);
    if (below !== 'participants') return refused('invalidOperation', 405);
    const space = this.#cluster.spaces.find(({ calls }) => calls.get(this.#here) === id);
    if (!space) return refused('callDoesNotExist');
    return this.#move(space, form.movedParticipant?.toLowerCase() ?? '');
  }

  #makeCall({ coSpace }: Readonly<Record<string, string>>): Answered {
    const space = this.#cluster.spaces.find(({ id }) => id === coSpace?.toLowerCase());
    return space ? made(`/calls/${this.#cluster.open(space, this.#here)}`) : refused('coSpaceDoesNotExist');
  }

  #move(space: SpaceThere, participant: string): Answered {
    const { course } = this.#cluster;
    if (course === 'is refused') return refused('participantLimitReached');
    const id = this.#cluster.move(participant, space, this.#here, this.#asked.now);
    if (id === undefined) return refused('parameterError');
    const answer = made(`/participants/${id}`);
    return course === 'completes unanswered' ? { ...answer, broken: true } : answer;
  }

  #callBridges(): Element[] {
    return [...this.#cluster.callBridges].map(([name, id]) => ({ '@id': id, name }));
  }

  #people(): PersonThere[] {
    return this.#cluster.people(this.#asked.now);
  }

  #calls(): Element[] {
    return this.#cluster.spaces.flatMap((space) => {
      const id = space.calls.get(this.#here);
      if (id === undefined) return [];
      const there = this.#people().filter((person) => person.space === space);
      const local = there.filter(({ home }) => home === this.#here).length;
      const { name, id: coSpace, callCorrelator, calls } = space;
      return {
        ...{ '@id': id, name, coSpace, callCorrelator, callType: 'coSpace', durationSeconds: 60, numCallLegs: local },
        ...{ numParticipantsLocal: local, numParticipantsRemote: there.length - local },
        numDistributedInstances: calls.size - 1,
      };
    });
  }

  /** Those whose call has an instance here. */
  #participants(): Element[] {
    return this.#people()
      .filter(({ space }) => space.calls.has(this.#here))
      .map((person) => this.#participant(person));
  }

  #participant({ id, name, account, space, home, canMove, state, movedFrom }: PersonThere): Element {
    return {
      ...{ '@id': id, name, call: space.calls.get(this.#here), callBridge: this.#cluster.callBridges.get(home) },
      ...{ uri: account, numCallLegs: home === this.#here ? 1 : undefined, isActivator: true, canMove },
      ...(movedFrom && {
        movedParticipant: movedFrom.id,
        movedParticipantCallBridge: this.#cluster.callBridges.get(movedFrom.home),
      }),
      status: { state },
    };
  }

  #callLegs(): Element[] {
    const local = this.#people().filter(({ home }) => home === this.#here);
    return local.map(({ id, name, account, space, canMove, state, movedFrom }) => ({
      ...{ '@id': id, name, remoteParty: account, call: space.calls.get(this.#here), type: 'acano', subType: 'webApp' },
      ...{ direction: 'incoming', canMove },
      ...(movedFrom && {
        movedCallLeg: movedFrom.id,
        movedCallLegCallBridge: this.#cluster.callBridges.get(movedFrom.home),
      }),
      status: { state, groupId: id },
    }));
  }
}

const spaceShown = ({ id, name, numericId }: SpaceThere): Element => ({ '@id': id, name, callId: numericId });

/** What lists show of an object. */
const listed: Readonly<Record<string, readonly string[]>> = {
  call: ['@id', 'name', 'callType', 'coSpace', 'callCorrelator'],
  participant: ['@id', 'name', 'call', 'callBridge', 'uri', 'numCallLegs'],
  callLeg: ['@id', 'name', 'remoteParty', 'call', 'type', 'subType'],
};

function entry(element: string, shown: Element): Element {
  const names = listed[element];
  return names ? Object.fromEntries(Object.entries(shown).filter(([name]) => names.includes(name))) : shown;
}

const fine = (body: string): Answered => ({ status: 200, body });

const made = (location: string): Answered => ({ status: 200, body: '', location });

const refused = (code: string, status = 400): Answered => ({
  status,
  body: document('failureDetails', { [code]: {} }),
});
