import type * as invariants from '../../../harness/checks/invariants.ts';
import type { RosterEntryView } from '../../../harness/trace/record.ts';
import { type ChecksOf, judges } from '../support/judges.ts';
import { callOf, idOf, type Scene, scene } from '../support/scene.ts';

type Person = Readonly<Record<string, unknown>>;

const alice1: Person = { '@id': 'alice-1', name: 'Alice', uri: 'guest1', callBridge: idOf('Paris') };
const alice2: Person = { '@id': 'alice-2', name: 'Alice', uri: 'guest2', callBridge: idOf('Tokyo') };
const bob1: Person = { '@id': 'bob-1', name: 'Bob', uri: 'guest3', callBridge: idOf('Paris') };

const cast = () => scene().callBridges('Paris', 'Tokyo').space('Standup', '1001').space('Planning', '1002');

const joined = () => cast().participant('Alice', 'alice-1', 'Standup').participant('Bob', 'bob-1', 'Standup');

const asked = () => joined().act('operator', 'move', { participant: 'Alice' });

/** Alice is being moved. */
const moving = () => asked().participant('Alice', 'alice-2', 'Planning', 'move');

const moved = () => moving().act('Alice', 'end').act('Alice', 'return');

/** Both Call Bridges have both calls; Tokyo knows Standup's people as remote ones. */
const listed = (to: Scene, standup: Person[], planning: Person[]) =>
  to.lists('Paris', { Standup: standup, Planning: planning }).lists('Tokyo', { Standup: standup, Planning: planning });

const held = () => listed(moving(), [alice1, bob1], [alice2]);
const over = () => listed(moved(), [bob1], [alice2]);

const members = (space: string, callBridge: string) => `/calls/${callOf(space, callBridge)}/participants`;

/** A list whose pages hold one each. */
const inPages = (to: Scene, space: string, callBridge: string, ...people: Person[]) => {
  for (const [offset, participant] of people.entries()) {
    const page = `limit=1${offset > 0 ? `&offset=${offset}` : ''}`;
    const participants = { '@total': String(people.length), participant };
    to.get(callBridge, `${members(space, callBridge)}?${page}`, { participants });
  }
  return to;
};

const paged = () =>
  inPages(
    inPages(
      inPages(inPages(held(), 'Standup', 'Paris', alice1, bob1), 'Standup', 'Tokyo', alice1, bob1),
      'Planning',
      'Paris',
      alice2,
    ),
    'Planning',
    'Tokyo',
    alice2,
  );

const entry = (participant: string) => ({ participant, name: participant });

/** Alice and Bob have come into Standup, and see each other. */
const together = ({ more = [] as string[] } = {}) => {
  const to = joined();
  const roster = ['alice-1', 'bob-1', ...more].map(entry);
  for (const persona of ['Alice', 'Bob'])
    to.experience(persona, { event: 'opened', credential: { digest: persona } }).experience(persona, {
      event: 'connected',
      roster,
      presenter: null,
    });
  return to;
};

const mutes = (to: Scene) => to.act('Bob', 'set local state', { audioMuted: true });

const tellsAlice = (to: Scene, updateType: 'add' | 'update', told: RosterEntryView) =>
  to.experience('Alice', { event: 'roster', updateType, participant: told.participant, entry: told });

const muted = (participant: string, to: Scene) => tellsAlice(to, 'update', { ...entry(participant), audioMuted: true });

/** Bob's web app joins once more, beside who he was. */
const comesAgain = (to: Scene) => {
  const roster = [entry('alice-1'), { ...entry('bob-1'), audioMuted: true }, entry('bob-2')];
  opens(to.participant('Bob', 'bob-2', 'Standup'), 'Bob', 2);
  to.experience('Bob', { event: 'connected', roster, presenter: null }, { session: 2 });
  return tellsAlice(to, 'add', entry('bob-2'));
};

const gone = () => together().act('Bob', 'leave').experience('Bob', { event: 'closed', code: 1000, by: 'cluster' });

const presented = (to: Scene, persona: string, presenter: string) =>
  to.experience(persona, { event: 'presentation', presenter });

/** Everybody who is there is shown by id, everywhere, as listed; whoever is gone is unknown. */
const byId = () => {
  const to = over();
  for (const node of ['Paris', 'Tokyo'])
    to.shows(node, 'bob-1', bob1).shows(node, 'alice-2', alice2).refuses(node, '/participants/alice-1');
  return to;
};

const listsNotAnswered = {
  'a list of participants is refused': held().refuses('Tokyo', members('Planning', 'Tokyo'), 503),
  'a list of calls is refused': held().refuses('Tokyo', '/calls', 500),
  'one Call Bridge was not asked': moving().lists('Paris', { Standup: [alice1, bob1], Planning: [alice2] }),
  'nobody was asked': moving(),
};

const credential = { digest: 'sha256:1' };

const tried = (count: number) => moved().act('harness', 'try dead credentials', { count });

const intruder = (to: Scene, event: 'refused' | 'opened', actor = 'intruder') =>
  to.experience(actor, { event, credential, reason: 'credentialRefused' });

const opens = (to: Scene, persona: string, session = 1) =>
  to.experience(persona, { event: 'opened', credential }, { session });

const tells = (to: Scene, persona: string) => to.experience(persona, { event: 'move', numericId: '1002', credential });

const closes = (to: Scene, persona: string, by: 'us' | 'cluster' = 'cluster', session = 1) =>
  to.experience(persona, { event: 'closed', code: 1000, by }, { session });

const ends = (to: Scene, persona: string) => to.experience(persona, { event: 'ended', reason: 'removed' });

/** Alice is told to move, ends her session and comes back. */
const quiet = () =>
  opens(closes(tells(opens(opens(moving(), 'Alice'), 'Bob'), 'Alice').act('Alice', 'end'), 'Alice'), 'Alice', 2);

/** Alice was seen in Standup, and her move was refused. */
const refusedMove = (status = 400) =>
  joined()
    .shows('Paris', 'alice-1', { call: 'standup-paris' })
    .act('operator', 'move', { participant: 'Alice' })
    .rest('Paris', 'POST', members('Planning', 'Paris'), { status, form: { movedParticipant: 'alice-1' } });

/** Bob is homed on Paris; one Call Bridge does not list him. */
const without = (node: string) => held().shows('Paris', 'bob-1', bob1).listsParticipants(node, 'Standup', alice1);

/** Bob is in session, homed on Paris, through the Web Bridge East. */
const broken = (kind: string, ...nodes: string[]) =>
  opens(joined().shows('Paris', 'bob-1', bob1), 'Bob').act('harness', 'break', { kind, nodes });

const space = (name: string, changes: object = {}) => ({
  coSpace: { '@id': idOf(name), name, callId: name === 'Standup' ? '1001' : '1002', ...changes },
});

const looked = (changes: object = {}, from = byId()) =>
  from
    .get('Paris', `/coSpaces/${idOf('Standup')}`, space('Standup'))
    .get('Paris', `/coSpaces/${idOf('Planning')}`, space('Planning', changes));

/** The operator has put something into Planning. */
const put = (cdrTag: string, status = 200) =>
  byId().rest('Paris', 'PUT', `/coSpaces/${idOf('Planning')}`, { form: { cdrTag }, status });

/** Alice, who was moved, is shown by her home. */
const origin = (fields: object) =>
  asked()
    .participant('Alice', 'alice-2', 'Planning', 'move', 'web app', { from: 'alice-1' })
    .shows('Paris', 'alice-1', alice1)
    .shows('Tokyo', 'alice-2', { ...alice2, ...fields });

const admits = (to: Scene, persona: string, digest: string) =>
  to.experience(persona, { event: 'admitted', numericId: '1001', credential: { digest } }, { session: 0 });

/** Alice opens the session of her join. */
const introduced = (told: object) =>
  admits(joined(), 'Alice', 'a')
    .shows('Paris', 'alice-1', alice1)
    .experience('Alice', { event: 'opened', credential: { digest: 'a' }, ...told });

/** Bob has written to Alice. */
const chats = (changes: object, space = 'Standup') =>
  admits(cast().participant('Alice', 'alice-1', space).participant('Bob', 'bob-1', 'Standup'), 'Alice', 'a')
    .shows('Paris', 'bob-1', bob1)
    .experience('Alice', { event: 'opened', credential: { digest: 'a' } })
    .act('Bob', 'chat', { text: 'hi' })
    .experience('Alice', { event: 'chat', from: 'bob-1', text: 'hi', ...changes });

/** Alice, who is there twice, has written to herself. */
const soliloquy = () =>
  admits(admits(joined(), 'Alice', 'a').participant('Alice', 'alice-3', 'Standup'), 'Alice', 'b')
    .shows('Paris', 'alice-1', alice1)
    .experience('Alice', { event: 'opened', credential: { digest: 'b' } }, { session: 2 })
    .act('Alice', 'chat', { text: 'hi' })
    .experience('Alice', { event: 'chat', from: 'alice-1', text: 'hi' }, { session: 2 });

/** Bob has written in a session of his second participant in the call, the first one's being closed. */
const again = (from: string) =>
  admits(
    admits(cast().participant('Alice', 'alice-1', 'Standup').participant('Bob', 'bob-1', 'Standup'), 'Bob', 'a'),
    'Alice',
    'b',
  )
    .experience('Bob', { event: 'opened', credential: { digest: 'a' } })
    .experience('Bob', { event: 'closed', code: 1000, by: 'cluster' })
    .participant('Bob', 'bob-2', 'Standup')
    .act('Bob', 'chat', { text: 'hi' })
    .experience('Alice', { event: 'chat', from, text: 'hi' });

/** The move of Alice was accepted, and her session is open. */
const heard = () => {
  const to = admits(joined(), 'Alice', 'a').experience('Alice', { event: 'opened', credential: { digest: 'a' } });
  return to
    .experience('Alice', { event: 'connected', roster: [], presenter: null })
    .act('operator', 'move', { participant: 'Alice' })
    .participant('Alice', 'alice-2', 'Planning', 'move', 'web app', { from: 'alice-1' });
};

judges<ChecksOf<typeof invariants>>({
  everyoneInOneCall: {
    args: {},
    holds: {
      'in two while they are moved': held(),
      'in one afterwards': over(),
      'one Call Bridge has one call, the other the other': moved()
        .lists('Paris', { Standup: [bob1] })
        .lists('Tokyo', { Planning: [alice2] }),
      'somebody is missing on one that is down': without('Tokyo').act('harness', 'break', {
        kind: 'kill',
        nodes: ['Tokyo'],
      }),
      'somebody is missing on one that can not reach the home': without('Tokyo').act('harness', 'break', {
        kind: 'cut',
        nodes: ['Tokyo', 'Paris'],
      }),
    },
    'not yet': {
      ...listsNotAnswered,
      'somebody is missing on one Call Bridge': held().listsParticipants('Tokyo', 'Standup', bob1),
      'somebody is there twice': held().listsParticipants('Tokyo', 'Standup', alice1, bob1, bob1),
      'the new one is not there': listed(moving(), [alice1, bob1], []),
      'the old one is still there': listed(moved(), [alice1, bob1], [alice2]),
      'the old one is gone too early': listed(moving(), [bob1], [alice2]),
      'the two are in the wrong calls': listed(moving(), [alice2, bob1], [alice1]),
      'a stranger is there': held().listsParticipants('Paris', 'Planning', alice2, { '@id': 'x', name: 'X' }),
      'a removed one is there': listed(moved().act('operator', 'remove', { participant: 'Bob' }), [bob1], [alice2]),
      'somebody is missing on one that lives': without('Paris').act('harness', 'break', {
        kind: 'kill',
        nodes: ['Tokyo'],
      }),
      'somebody is missing where the link was mended': without('Tokyo')
        .act('harness', 'break', { kind: 'cut', nodes: ['Tokyo', 'Paris'] })
        .act('harness', 'mend', { kind: 'cut', nodes: ['Tokyo', 'Paris'] }),
      'no Call Bridge has the call': moved()
        .lists('Paris', { Standup: [bob1] })
        .lists('Tokyo', { Standup: [bob1] }),
    },
  },
  everyoneListedOnce: {
    args: {},
    holds: { 'page by page': paged() },
    'not yet': {
      'a page is longer': paged().listsParticipants('Tokyo', 'Standup', alice1, bob1),
      'a page is missing': inPages(paged(), 'Standup', 'Tokyo', alice1),
      'one is on two pages': inPages(paged(), 'Standup', 'Tokyo', alice1, bob1, bob1),
      'one page shows another': inPages(paged(), 'Standup', 'Tokyo', alice1, alice1),
      'a page is refused': paged().refuses('Tokyo', `${members('Standup', 'Tokyo')}?limit=1&offset=2`),
    },
  },
  listsAndIdsAgree: {
    args: {},
    holds: {
      'field by field': byId(),
      'where a list says less': byId().listsParticipants('Paris', 'Standup', { '@id': 'bob-1' }),
      'where the participant says less': byId().shows('Paris', 'bob-1', { '@id': 'bob-1' }),
      'whoever else is there': byId().listsParticipants('Paris', 'Standup', bob1, { '@id': 'x', name: 'X' }),
    },
    'not yet': {
      'another name': byId().shows('Tokyo', 'bob-1', { ...bob1, name: 'Bobby' }),
      'another account': byId().shows('Tokyo', 'bob-1', { ...bob1, uri: 'guest4' }),
      'another home': byId().shows('Tokyo', 'bob-1', { ...bob1, callBridge: idOf('Tokyo') }),
      'another id': byId().shows('Tokyo', 'bob-1', { ...bob1, '@id': 'bob-2' }),
      'another call': byId()
        .listsParticipants('Paris', 'Standup', { ...bob1, call: callOf('Standup', 'Paris') })
        .shows('Paris', 'bob-1', { ...bob1, call: callOf('Planning', 'Paris') }),
      'another user': byId()
        .listsParticipants('Paris', 'Standup', { ...bob1, userJid: 'bob@example.com' })
        .shows('Paris', 'bob-1', { ...bob1, userJid: 'rob@example.com' }),
      'one who can be moved, and is listed as one who cannot': byId()
        .listsParticipants('Paris', 'Standup', { ...bob1, canMove: 'false' })
        .shows('Paris', 'bob-1', { ...bob1, canMove: 'true' }),
      'another state': byId()
        .listsParticipants('Paris', 'Standup', { ...bob1, status: { state: 'initial' } })
        .shows('Paris', 'bob-1', { ...bob1, status: { state: 'connected' } }),
      'another origin': byId()
        .listsParticipants('Paris', 'Standup', { ...bob1, movedParticipant: 'bob-0' })
        .shows('Paris', 'bob-1', { ...bob1, movedParticipant: 'bob-9' }),
      'by id somebody is unknown': byId().refuses('Tokyo', '/participants/alice-2'),
      'by id it is at a loss': byId().refuses('Tokyo', '/participants/alice-2', 503),
      'by id nobody was asked': over(),
      'whoever is gone is still known': byId().shows('Tokyo', 'alice-1', alice1),
      'it is at a loss about whoever is gone': byId().refuses('Tokyo', '/participants/alice-1', 500),
      'a list is refused': byId().refuses('Tokyo', members('Planning', 'Tokyo')),
      'a list of calls is refused': byId().refuses('Tokyo', '/calls', 500),
    },
  },
  countsAreRight: {
    args: {},
    holds: { 'local and remote': held(), 'of an empty call': listed(cast(), [], []) },
    'not yet': {
      ...listsNotAnswered,
      'another total': held().get('Paris', members('Standup', 'Paris'), {
        participants: { '@total': '3', participant: [alice1, bob1] },
      }),
      'the local ones': held().showsCall('Paris', 'Standup', { numParticipantsLocal: '1', numParticipantsRemote: '0' }),
      'the remote ones': held().showsCall('Tokyo', 'Standup', {
        numParticipantsLocal: '0',
        numParticipantsRemote: '1',
      }),
      'local for remote': held().showsCall('Tokyo', 'Standup', {
        numParticipantsLocal: '2',
        numParticipantsRemote: '0',
      }),
      'no local count': held().showsCall('Paris', 'Standup', { numParticipantsRemote: '0' }),
      'no remote count': held().showsCall('Paris', 'Standup', { numParticipantsLocal: '2' }),
      'the call is refused': held().refuses('Paris', `/calls/${callOf('Standup', 'Paris')}`, 503),
      'whoever is listed is homed elsewhere': held().listsParticipants('Paris', 'Standup', alice1, {
        ...bob1,
        callBridge: idOf('Tokyo'),
      }),
    },
  },
  oneAccountEach: {
    args: {},
    holds: {
      'everyone has one': held(),
      'one user twice': listed(moving(), [{ ...alice1, userJid: 'a' }, bob1], [{ ...alice2, userJid: 'a' }]),
      'who was called by SIP has none': listed(
        cast().participant('Rex', 'rex-1', 'Standup', 'call', 'sip'),
        [{ '@id': 'rex-1', name: 'Rex' }],
        [],
      ),
      'shown by id only': listed(moving(), [{ ...alice1, uri: undefined }, bob1], [alice2])
        .lists('Tokyo', {})
        .listsParticipants('Paris', 'Standup', { '@id': 'alice-1' }, bob1)
        .shows('Paris', 'alice-1', alice1),
    },
    'not yet': {
      ...listsNotAnswered,
      'the old and the new one share one': listed(moving(), [alice1, bob1], [{ ...alice2, uri: 'guest1' }]),
      'two people share one': listed(moving(), [alice1, { ...bob1, uri: 'guest1' }], [alice2]),
      'two people share one, on one Call Bridge': held().listsParticipants('Tokyo', 'Standup', alice1, {
        ...bob1,
        uri: 'guest1',
      }),
      'one has none': listed(moving(), [alice1, { ...bob1, uri: undefined }], [alice2]),
      'one user has two': listed(moving(), [{ ...alice1, userJid: 'a' }, bob1], [{ ...alice2, userJid: 'b' }]),
    },
  },
  noCredentialOutlives: {
    args: {},
    holds: {
      'all are refused': intruder(intruder(tried(2), 'refused'), 'refused'),
      'there is none': tried(0),
      'whatever was opened before': intruder(
        opens(moved(), 'intruder').act('harness', 'try dead credentials', { count: 1 }),
        'refused',
      ),
    },
    'not yet': {
      'nobody tried': moved(),
      'one was not answered': intruder(tried(2), 'refused'),
      "somebody else's was refused": intruder(tried(1), 'refused', 'Alice'),
      'it was refused before': intruder(tried(1), 'refused').act('harness', 'try dead credentials', { count: 1 }),
    },
    broken: { 'one opens a session': intruder(intruder(tried(2), 'refused'), 'opened') },
  },
  nothingElseChanged: {
    args: {},
    holds: {
      'the spaces are as they were': looked(),
      'nobody looked': cast(),
      'a space has become one without a numeric id': looked({ callId: undefined }).spaceWithoutNumericId('Planning'),
      'and shows it as empty': looked({ callId: '' }).spaceWithoutNumericId('Planning'),
      'a space shows what was put': looked({ cdrTag: 'red' }, put('red')),
      'or does not show it': looked({}, put('red')),
      'what was put was refused': looked({ cdrTag: 'blue' }, put('red', 400)),
      'a space was removed on request': looked()
        .rest('Paris', 'DELETE', `/coSpaces/${idOf('Planning')}`)
        .refuses('Paris', `/coSpaces/${idOf('Planning')}`, 404),
    },
    'not yet': {
      'a space is gone': looked().refuses('Paris', `/coSpaces/${idOf('Planning')}`, 404),
      'a setting has changed': looked()
        .shows('Paris', 'bob-1', bob1)
        .shows('Paris', 'bob-1', { ...bob1, configuration: { rxAudioMute: 'true' } }),
    },
    broken: {
      'another name': looked({ name: 'Planning 2' }),
      'another numeric id': looked({ callId: '1003' }),
      'no numeric id': looked({ callId: undefined }),
      'something else than was put': looked({ cdrTag: 'blue' }, put('red')),
    },
  },
  nobodyDisturbed: {
    args: {},
    holds: {
      'by what was asked': quiet(),
      'who leaves': closes(opens(moving(), 'Bob').act('Bob', 'leave'), 'Bob'),
      'who loses the connection': closes(opens(moving(), 'Bob').act('Bob', 'drop'), 'Bob', 'us'),
      'who is removed': closes(
        ends(opens(joined(), 'Bob').act('operator', 'remove', { participant: 'Bob' }), 'Bob'),
        'Bob',
      ),
      'whose credential somebody else uses': closes(
        opens(joined(), 'Bob').act('intruder', 'try credential', { participant: 'Bob' }),
        'Bob',
      ),
      'the space of whose call is removed': closes(
        ends(opens(joined(), 'Bob').rest('Paris', 'DELETE', `/coSpaces/${idOf('Standup')}`), 'Bob'),
        'Bob',
      ),
      'whose call is ended': closes(
        ends(opens(joined(), 'Bob').call('Standup', 'Paris').rest('Paris', 'DELETE', '/calls/standup-paris'), 'Bob'),
        'Bob',
      ),
      'who came back without an end': closes(opens(moving(), 'Alice').act('Alice', 'return'), 'Alice'),
      'whose home is killed': closes(broken('kill', 'Paris'), 'Bob'),
      'whose Web Bridge is killed': closes(broken('kill', 'East'), 'Bob'),
      'whose home and Web Bridge are parted': closes(broken('cut', 'Paris', 'East'), 'Bob'),
      strangers: closes(ends(tells(joined(), 'Dan'), 'Dan'), 'Dan'),
    },
    broken: {
      'somebody is told to move': tells(quiet(), 'Bob'),
      'somebody is told twice': tells(quiet(), 'Alice'),
      'a session is ended': ends(quiet(), 'Bob'),
      'a session is ended while another is removed': ends(
        opens(joined(), 'Bob').act('operator', 'remove', { participant: 'Alice' }),
        'Bob',
      ),
      'a connection is closed': closes(quiet(), 'Bob'),
      'a connection is closed while another Call Bridge is killed': closes(broken('kill', 'Tokyo'), 'Bob'),
      'a connection is closed while another link is cut': closes(broken('cut', 'Paris', 'Tokyo'), 'Bob'),
      'a connection is closed while another call is ended': closes(
        opens(joined(), 'Bob').call('Planning', 'Paris').rest('Paris', 'DELETE', '/calls/planning-paris'),
        'Bob',
      ),
      'the new connection is closed': closes(quiet(), 'Alice', 'cluster', 2),
      'the new connection is closed, and we closed the old one': closes(
        opens(closes(opens(moving(), 'Alice').act('Alice', 'end'), 'Alice', 'us'), 'Alice', 2),
        'Alice',
        'cluster',
        2,
      ),
      'the connection is closed after one that was lost': closes(
        opens(closes(opens(joined(), 'Bob').act('Bob', 'drop'), 'Bob', 'us'), 'Bob', 2),
        'Bob',
        'cluster',
        2,
      ),
      'the connection is closed before it is ended': closes(opens(moving(), 'Alice'), 'Alice').act('Alice', 'end'),
    },
  },
  noSecretShown: {
    args: {},
    holds: { 'nothing was found': joined().act('harness', 'look for secrets', { shown: [] }) },
    'not yet': { 'nobody looked': joined() },
    broken: {
      'an answer shows one': joined()
        .shows('Paris', 'alice-1', { token: '***' })
        .act('harness', 'look for secrets', { shown: [joined().records.length + 1] }),
      'a message shows one': joined()
        .frame('Bob', 'received', {})
        .act('harness', 'look for secrets', { shown: [joined().records.length + 1] }),
    },
  },
  refusedStayed: {
    args: {},
    holds: {
      'who was refused is still there': refusedMove().shows('Paris', 'alice-1', { call: 'standup-paris' }),
      'one Call Bridge does not show them': refusedMove()
        .shows('Paris', 'alice-1', { call: 'standup-paris' })
        .refuses('Tokyo', '/participants/alice-1'),
      'who was refused came to the target of an earlier move since': refusedMove()
        .participant('Alice', 'alice-2', 'Planning', 'move', 'web app', { from: 'alice-1' })
        .act('Alice', 'return')
        .experience('Alice', { event: 'connected', roster: [], presenter: null }, { session: 2 })
        .refuses('Paris', '/participants/alice-1'),
      'who was refused has left since': refusedMove().act('Alice', 'leave').refuses('Paris', '/participants/alice-1'),
      'nobody was refused': tells(moving(), 'Alice'),
    },
    'not yet': {
      'nobody looked': refusedMove(),
      'no Call Bridge shows them': refusedMove().refuses('Paris', '/participants/alice-1'),
      'they are in another call': refusedMove().shows('Paris', 'alice-1', { call: 'planning-paris' }),
      'it said that it was busy': refusedMove(503),
    },
    broken: { 'they are told to move': tells(refusedMove(503), 'Alice') },
  },
  everyRosterComplete: {
    args: {},
    holds: {
      'each sees the other': together(),
      'who is waited for is told of': together({ more: ['cleo-1'] }).participant('Cleo', 'cleo-1', 'Standup', 'ask'),
      'who is waited for is not told of': together().participant('Cleo', 'cleo-1', 'Standup', 'ask'),
      'who has left is taken off': gone().experience('Alice', {
        event: 'roster',
        updateType: 'remove',
        participant: 'bob-1',
      }),
      'who lost the connection is told nothing': together().experience('Bob', {
        event: 'closed',
        code: 1006,
        by: 'us',
      }),
      'who is elsewhere is not told of': together().participant('Cleo', 'cleo-1', 'Planning'),
      'who was left behind is still muted, whatever is chosen after joining again': muted(
        'bob-1',
        comesAgain(mutes(together())),
      ),
      'who is waited for is not muted yet': tellsAlice(
        mutes(together()).participant('Bob', 'bob-2', 'Standup', 'move', 'web app', { from: 'bob-1' }),
        'add',
        { ...entry('bob-2'), state: 'initial', audioMuted: false },
      ),
    },
    'not yet': {
      'who has left is still there': gone(),
      'somebody is muted who has chosen not to be': muted('bob-1', together()),
      'somebody is missing': together().participant('Cleo', 'cleo-1', 'Standup'),
      'somebody is there whom nobody knows': together({ more: ['dan-1'] }),
    },
  },
  onePresentation: {
    args: {},
    holds: {
      nobody: together(),
      'one, to both': presented(presented(together(), 'Alice', 'bob-1'), 'Bob', 'bob-1'),
      'one, to the only one who is there': presented(gone(), 'Alice', 'alice-1'),
    },
    'not yet': {
      'to one of two': presented(together(), 'Alice', 'bob-1'),
      'another to each': presented(presented(together(), 'Alice', 'bob-1'), 'Bob', 'alice-1'),
      'of somebody who has left': presented(gone(), 'Alice', 'bob-1'),
    },
  },
  everyMessageValid: {
    args: {},
    holds: {
      'they are': scene().frame('Alice', 'received', { type: 'response' }),
      'a fault of our own is not theirs': scene().frame('Alice', 'sent', {}, { by: 'harness', errors: 'no type' }),
    },
    broken: { 'one is not': scene().frame('Alice', 'received', {}, { by: 'target', errors: 'no type' }) },
  },
  everyAnswerValid: {
    args: {},
    holds: {
      'they are': looked(),
      'its kind is said in other letters': scene().rest('Paris', 'GET', '/calls', {
        data: {},
        contentType: 'Text/XML ; Charset="UTF-8"',
      }),
      'busy for a moment': scene().rest('Paris', 'GET', '/calls', { status: 503 }),
      'whatever it is while a node is down': scene()
        .act('harness', 'break', { kind: 'kill', nodes: ['Tokyo'] })
        .rest('Paris', 'GET', '/calls', { status: 500 }),
    },
    broken: {
      'one breaks the schema': scene().rest('Paris', 'GET', '/calls', {
        invalid: { by: 'target', errors: 'no total' },
      }),
      'a status that no request has': scene().rest('Paris', 'PUT', '/participants/alice-1', { status: 202 }),
      'a fault of its own': scene().rest('Paris', 'GET', '/calls', { status: 500 }),
      'a body that does not say what it is': scene().rest('Paris', 'GET', '/calls', {
        data: {},
        contentType: 'text/html',
      }),
      'a body of a kind that only begins so': scene().rest('Paris', 'GET', '/calls', {
        data: {},
        contentType: 'text/xml-external-parsed-entity',
      }),
      'no challenge': scene().rest('Paris', 'GET', '/calls', { status: 401, headers: {} }),
    },
  },
  everyOriginTold: {
    args: {},
    holds: {
      'it says from where': origin({ movedParticipant: 'alice-1', movedParticipantCallBridge: idOf('Paris') }),
      'who joined says nothing': joined().shows('Paris', 'bob-1', bob1),
    },
    broken: {
      'it does not say from whom': origin({ movedParticipantCallBridge: idOf('Paris') }),
      'it says from somebody else': origin({ movedParticipant: 'bob-1', movedParticipantCallBridge: idOf('Paris') }),
      'it says from another home': origin({ movedParticipant: 'alice-1', movedParticipantCallBridge: idOf('Tokyo') }),
      'who joined says from where': joined().shows('Paris', 'bob-1', { ...bob1, movedParticipant: 'alice-1' }),
    },
  },
  everyIntroductionRight: {
    args: {},
    holds: {
      'they are': introduced({ participant: 'alice-1', account: 'guest1', callName: 'Standup', numericId: '1001' }),
    },
    broken: {
      'another participant': introduced({ participant: 'bob-1' }),
      'another account': introduced({ account: 'guest3' }),
      'another call': introduced({ callName: 'Planning' }),
      'another numeric id': introduced({ numericId: '1002' }),
      'one credential for two': admits(admits(joined(), 'Alice', 'a'), 'Bob', 'a'),
    },
  },
  everyChatTrue: {
    args: {},
    holds: {
      'it is': chats({}),
      'under the name that is shown': chats({ name: 'Bob' }),
      'by oneself, who is there twice': soliloquy(),
      'by the participant that is there now': again('bob-2'),
    },
    broken: {
      'by somebody else': chats({ from: 'alice-1' }),
      'by nobody': chats({ from: 'nobody' }),
      'other words': chats({ text: 'bye' }),
      'under another name': chats({ name: 'Alice' }),
      'in another call': chats({}, 'Planning'),
      'by a participant whose session is over': again('bob-1'),
      'read twice': chats({}).experience('Alice', { event: 'chat', from: 'bob-1', text: 'hi' }),
    },
  },
  everyMoveTold: {
    args: {},
    holds: {
      'it is told': tells(heard(), 'Alice'),
      'the connection may be lost with a node': heard().act('harness', 'break', { kind: 'kill', nodes: ['Tokyo'] }),
    },
    'not yet': { 'nobody has told': heard() },
  },
});
