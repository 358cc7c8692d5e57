import type * as sessions from '../../../harness/checks/sessions.ts';
import type { RosterEntryView } from '../../../harness/trace/record.ts';
import { type ChecksOf, judges } from '../support/judges.ts';
import { type Scene, scene } from '../support/scene.ts';

const cast = () =>
  scene().callBridges('Paris').webBridges('East', 'West').space('Standup', '1001').space('Planning', '1002');

const credential = (of: string) => ({ digest: `sha256:${of}` });

const entry = (participant: string, changes: Partial<RosterEntryView> = {}): RosterEntryView => ({
  participant,
  name: participant.startsWith('alice') ? 'Alice' : 'Bob',
  state: 'connected',
  audioMuted: false,
  videoMuted: false,
  layout: 'automatic',
  presenting: false,
  ...changes,
});

/** Somebody opens a session and is connected. */
const opens = (
  to: Scene,
  persona: string,
  id: string,
  { session = 1, roster = [entry(id)], presenter = null as string | null, node = 'East' } = {},
) =>
  to
    .experience(persona, { event: 'opened', credential: credential(id), participant: id }, { session, node })
    .experience(persona, { event: 'connected', roster, presenter }, { session, node });

/** Somebody joins Standup. */
const joins = (to: Scene, persona: string, id: string, options: Parameters<typeof opens>[3] = {}) => {
  to.experience(persona, { event: 'admitted', numericId: '1001', credential: credential(id) }, { session: 0 });
  return opens(to, persona, id, options).participant(persona, id, 'Standup');
};

const joined = () => joins(joins(cast(), 'Alice', 'alice-1'), 'Bob', 'bob-1');

const asked = () => joined().act('operator', 'move', { participant: 'Alice', space: 'Planning', at: 'Paris' });

const tells = (to: Scene, persona = 'Alice', { numericId = '1002', of = 'alice-2', node = 'East' } = {}) =>
  to.experience(persona, { event: 'move', numericId, credential: credential(of) }, { node });

const accepts = (to: Scene) => to.participant('Alice', 'alice-2', 'Planning', 'move');

/** Alice was told to move and the request was accepted. */
const held = () => accepts(tells(asked()));

/** Alice has come back; her second session is told of these people. */
const moved = (roster: RosterEntryView[] = [entry('alice-2')], presenter: string | null = null) =>
  opens(held().act('Alice', 'end').act('Alice', 'return'), 'Alice', 'alice-2', { session: 2, roster, presenter });

const told = (of: string, to: Scene = asked()) => tells(to, 'Alice', { of });

const closes = (to: Scene, by: 'us' | 'cluster', { persona = 'Alice', session = 1, code = 1000 } = {}) =>
  to.experience(persona, { event: 'closed', code, by }, { session });

const ends = (to: Scene, persona = 'Alice') => to.experience(persona, { event: 'ended', reason: 'removed' });

const tried = (to = joined()) => to.act('intruder', 'try credential', { participant: 'Alice' });

const intruder = (
  to: Scene,
  event: 'refused' | 'opened' | 'connected',
  node = 'East',
  reason = 'credentialRefused',
) => {
  if (event === 'connected')
    return to.experience('intruder', { event, roster: [entry('alice-1')], presenter: null }, { node });
  return to.experience('intruder', { event, credential: credential('alice-1'), reason }, { node });
};

const refusedEverywhere = () => intruder(intruder(tried(), 'refused'), 'refused', 'West');

const roster = (
  to: Scene,
  change: { add?: RosterEntryView; update?: RosterEntryView; remove?: string },
  session = 1,
) => {
  const [updateType = 'add', what] = Object.entries(change)[0] as ['add', RosterEntryView] | ['remove', string];
  const participant = typeof what === 'string' ? what : what.participant;
  const update = {
    event: 'roster',
    updateType,
    participant,
    ...(typeof what !== 'string' && { entry: what }),
  } as const;
  return to.experience('Bob', update, { session });
};

/** Bob, who was there before, sees Alice arrive with these properties. */
const arrives = (changes: Partial<RosterEntryView> = {}) => roster(moved(), { add: entry('alice-2', changes) });

const presents = (to: Scene, presenter: string | null, session = 1) =>
  to.experience('Bob', { event: 'presentation', presenter }, { session });

const chats = (to: Scene, ...texts: string[]) => {
  for (const text of texts) to.experience('Bob', { event: 'chat', from: 'alice-1', text });
  return to;
};

const shownAs =
  (name: string | undefined, id = 'alice-1') =>
  (to: Scene) =>
    to.shows('Paris', id, { name });

const refuses = (to: Scene, reason: string) =>
  to.experience('Alice', { event: 'refused', credential: credential('alice-2'), reason }, { session: 2 });

const comesBack = () => held().act('Alice', 'end').act('Alice', 'return');

judges<ChecksOf<typeof sessions>>({
  notLetIn: {
    args: { persona: 'Alice' },
    holds: {
      'her credential is dead': refuses(comesBack(), 'credentialRefused'),
      'nobody can be asked': refuses(comesBack(), 'serviceUnavailable'),
    },
    'not yet': {
      'no answer came': comesBack(),
      'only another one is refused': comesBack().experience('Bob', { event: 'refused', reason: 'x' }),
    },
    broken: { 'she is let in': moved(), 'she is let in and then put out': refuses(moved(), 'credentialRefused') },
  },
  toldToMove: {
    args: { persona: 'Alice', space: 'Planning' },
    holds: {
      'once, with the numeric id': held(),
      'before the request is answered': tells(asked()),
      'whatever others are told': tells(held(), 'Bob'),
      'the numeric id of an access method, or the own': tells(
        asked().accessMethod('Planning', '2002', 'public'),
        'Alice',
        {
          numericId: '2002',
        },
      ),
      'that of a private one, there being no other': tells(
        asked().spaceWithoutNumericId('Planning').accessMethod('Planning', '2002', 'private'),
        'Alice',
        { numericId: '2002' },
      ),
      'in a second move': tells(moved().act('operator', 'move', { participant: 'Alice' })),
    },
    'not yet': {
      'nobody is told': asked(),
      'somebody else is told': tells(asked(), 'Bob'),
      'only in the move before': moved().act('operator', 'move', { participant: 'Alice' }),
    },
    broken: {
      twice: tells(held()),
      'with the numeric id of the old space': tells(asked(), 'Alice', { numericId: '1001' }),
      'with that of a private access method beside its own': tells(
        asked().accessMethod('Planning', '2002', 'private'),
        'Alice',
        { numericId: '2002' },
      ),
      'with that of a private access method beside another one': tells(
        asked()
          .spaceWithoutNumericId('Planning')
          .accessMethod('Planning', '2002', 'private')
          .accessMethod('Planning', '2003', 'public'),
        'Alice',
        { numericId: '2002' },
      ),
      'with no numeric id': tells(asked(), 'Alice', { numericId: '' }),
    },
  },
  nobodyElseTold: {
    args: {},
    holds: {
      'only the one who is moved': held(),
      'nobody yet': asked(),
      'nobody, when the move was refused': joins(asked(), 'Cleo', 'cleo-1'),
      'others were told before': tells(joined(), 'Bob').act('operator', 'move', { participant: 'Alice' }),
    },
    broken: {
      'somebody else too': tells(held(), 'Bob'),
      'somebody else instead': accepts(tells(asked(), 'Bob')),
      'the one who is moved, twice': tells(held()),
      'the one whose move was refused': tells(asked()),
      'the one whose move was refused, while somebody else arrives': joins(tells(asked()), 'Cleo', 'cleo-1'),
    },
  },
  sessionLives: {
    args: { persona: 'Alice' },
    holds: {
      'it is open': joined(),
      'the new one is': closes(moved(), 'cluster'),
      "others' sessions end": closes(joined(), 'cluster', { persona: 'Bob' }),
    },
    'not yet': {
      'it never began': cast(),
      'it is not connected': cast().experience('Alice', { event: 'opened', credential: credential('alice-1') }),
      'only the old one was connected': joined().experience(
        'Alice',
        { event: 'opened', credential: credential('alice-1') },
        { session: 2 },
      ),
    },
    broken: {
      'the cluster closed it': closes(joined(), 'cluster'),
      'we closed it': closes(joined(), 'us'),
      'it was ended': ends(joined()),
      'the new one was closed': closes(moved(), 'cluster', { session: 2 }),
    },
  },
  sessionEnded: {
    args: { persona: 'Alice' },
    holds: { 'the cluster said so and closed it': closes(ends(joined()), 'cluster') },
    'not yet': {
      'it is open': joined(),
      'it is told so, and no more': ends(joined()),
      'it is closed without a word': closes(joined(), 'cluster'),
      'somebody else is told': closes(ends(joined(), 'Bob'), 'cluster'),
      "somebody else's was closed": closes(ends(joined()), 'cluster', { persona: 'Bob' }),
      'we closed it': closes(ends(joined()), 'us'),
      'the one before was ended': closes(ends(moved()), 'cluster'),
    },
  },
  credentialRefused: {
    args: {},
    holds: {
      'at every Web Bridge': refusedEverywhere(),
      'at last': intruder(intruder(tried(intruder(tried(), 'opened')), 'refused'), 'refused', 'West'),
    },
    'not yet': {
      'one Web Bridge opens a session': intruder(intruder(tried(), 'refused'), 'opened', 'West'),
      'one Web Bridge opens a session, then refuses another': intruder(refusedEverywhere(), 'opened', 'West'),
      'one Web Bridge was not tried': intruder(tried(), 'refused'),
      'one Web Bridge gave no answer': closes(intruder(tried(), 'refused'), 'cluster', { persona: 'intruder' }),
      "somebody else's was refused": tried()
        .experience('Alice', { event: 'refused', reason: 'credentialRefused' })
        .experience('Bob', { event: 'refused', reason: 'credentialRefused' }, { node: 'West' }),
      'it was refused before': tried(refusedEverywhere().act('Alice', 'leave')),
      'it was refused for another reason': intruder(intruder(tried(), 'refused'), 'refused', 'West', 'sessionExists'),
      'nobody tried': joined(),
    },
  },
  oneSessionOnly: {
    args: { persona: 'Alice' },
    holds: {
      'the second is refused': intruder(tried(), 'refused'),
      'the first is closed': closes(intruder(intruder(tried(), 'opened'), 'connected'), 'cluster'),
    },
    'not yet': {
      'both live': intruder(intruder(tried(), 'opened'), 'connected'),
      "somebody else's is closed": closes(intruder(tried(), 'connected'), 'cluster', { persona: 'Bob' }),
      'nobody tried': joined(),
      'nobody tried since': tried(intruder(tried(), 'refused')),
    },
    broken: { 'neither lives': closes(intruder(tried(), 'refused'), 'cluster') },
  },
  credentialDiffers: {
    args: { persona: 'Alice' },
    holds: { 'a new one': held(), 'a third one': told('alice-3', held()) },
    'not yet': {
      'nobody is told': asked(),
      'somebody joined twice': joins(joined(), 'Alice', 'alice-2'),
      'somebody else is told': tells(asked(), 'Bob'),
    },
    broken: {
      'the one of the join': told('alice-1'),
      'the one of the move before': told('alice-2', held()),
      'the one of two moves ago': told('alice-1', held()),
    },
  },
  seenAs: {
    args: { persona: 'Alice', by: 'Bob', what: 'audioMuted', is: 'true' },
    holds: {
      'when she arrives': arrives({ audioMuted: true }),
      'by an update': roster(arrives(), { update: entry('alice-2', { audioMuted: true }) }),
      'by herself': {
        scene: moved([entry('alice-2', { layout: 'stacked' })]),
        args: { persona: 'Alice', by: 'Alice', what: 'layout', is: 'stacked' },
      },
    },
    'not yet': {
      'not muted': arrives(),
      'no longer muted': roster(arrives({ audioMuted: true }), { update: entry('alice-2') }),
      'nothing is said of it': arrives({ audioMuted: undefined }),
      'only the camera is off': arrives({ videoMuted: true }),
      'somebody else is': roster(arrives(), { update: entry('bob-1', { audioMuted: true }) }),
      'her old participant is': roster(moved(), { add: entry('alice-1', { audioMuted: true }) }),
      'she has left again': roster(arrives({ audioMuted: true }), { remove: 'alice-2' }),
      'she has not arrived': moved(),
      'he sees nobody': { scene: cast(), args: { persona: 'Alice', by: 'Bob', what: 'audioMuted', is: 'true' } },
      'he saw it in an earlier session': opens(arrives({ audioMuted: true }), 'Bob', 'bob-1', { session: 2 }),
    },
  },
  seenUnderSameName: {
    args: { persona: 'Alice', by: 'Bob' },
    holds: { 'the same': shownAs('Alice')(arrives()) },
    'not yet': {
      another: shownAs('Alice')(arrives({ name: 'Guest' })),
      'another than at last': shownAs('Boss')(shownAs('Alice')(arrives())),
      'she has not arrived': shownAs('Alice')(moved()),
      'no Call Bridge showed it before': arrives(),
      'a Call Bridge showed it without a name': shownAs(undefined)(arrives()),
      'a Call Bridge showed it without a name, and so does the roster': shownAs(undefined)(
        arrives({ name: undefined as unknown as string }),
      ),
      'only the new one was shown': shownAs('Alice', 'alice-2')(arrives()),
      'it was refused': arrives().rest('Paris', 'GET', '/participants/alice-1', {
        status: 500,
        data: { participant: { name: 'Alice' } },
      }),
    },
  },
  rosterIs: {
    args: { by: 'Bob', people: ['Alice', 'Bob'] },
    holds: {
      'these two': arrives(),
      'after somebody left': roster(roster(arrives(), { add: entry('cleo-1') }), { remove: 'cleo-1' }),
      'told twice': roster(arrives(), { add: entry('alice-2') }),
      'told before it was connected': {
        scene: opens(
          roster(cast().participant('Bob', 'bob-1', 'Standup'), { add: entry('alice-2') }).participant(
            'Alice',
            'alice-2',
            'Standup',
          ),
          'Bob',
          'bob-1',
        ),
        args: { by: 'Bob', people: ['Alice', 'Bob'] },
      },
    },
    'not yet': {
      'one is missing': moved(),
      'one is too many': roster(arrives(), { add: entry('cleo-1') }),
      'the old participant is still there': roster(arrives(), { add: entry('alice-1') }),
      'somebody left': roster(arrives(), { remove: 'alice-2' }),
      'somebody who was never there': { scene: arrives(), args: { by: 'Bob', people: ['Alice', 'Bob', 'Dan'] } },
      'nobody has a session': { scene: cast(), args: { by: 'Bob', people: ['Bob'] } },
    },
  },
  presenterSeen: {
    args: { by: 'Bob', presenter: 'Alice' },
    holds: {
      'Alice, who was moved': presents(moved(), 'alice-2'),
      'Alice, while she is held': presents(held(), 'alice-1'),
      'who presented before he came': {
        scene: joins(joined(), 'Cleo', 'cleo-1', { presenter: 'alice-1' }),
        args: { by: 'Cleo', presenter: 'Alice' },
      },
      nobody: { scene: joined(), args: { by: 'Bob', presenter: null } },
      'nobody any more': { scene: presents(presents(joined(), 'alice-1'), null), args: { by: 'Bob', presenter: null } },
    },
    'not yet': {
      nobody: joined(),
      'somebody else': presents(moved(), 'bob-1'),
      'somebody unknown': presents(moved(), 'cleo-1'),
      'the participant that she no longer is': presents(moved(), 'alice-1'),
      'Alice still': { scene: presents(moved(), 'alice-2'), args: { by: 'Bob', presenter: null } },
      'what he was told last counts, whatever told him': {
        scene: opens(presents(joined(), 'alice-1', 2), 'Bob', 'bob-1', { session: 2 }),
        args: { by: 'Bob', presenter: 'Alice' },
      },
      'he has no session': cast(),
    },
  },
  chatRead: {
    args: { by: 'Bob', texts: ['hello', 'still there?'] },
    holds: {
      both: chats(joined(), 'hello', 'still there?'),
      nothing: { scene: joined(), args: { by: 'Bob', texts: [] } },
      'nothing in the new session': {
        scene: opens(chats(joined(), 'old news'), 'Bob', 'bob-2', { session: 2 }),
        args: { by: 'Bob', texts: [] },
      },
    },
    'not yet': {
      nothing: joined(),
      'only the first': chats(joined(), 'hello'),
      'only in the session before': opens(chats(joined(), 'hello', 'still there?'), 'Bob', 'bob-2', { session: 2 }),
    },
    broken: {
      'another text': chats(joined(), 'hello', 'goodbye'),
      'another order': chats(joined(), 'still there?', 'hello'),
      'one more': chats(joined(), 'hello', 'still there?', 'old news'),
      'one twice': chats(joined(), 'hello', 'hello'),
      'something, where nothing may come': { scene: chats(joined(), 'old news'), args: { by: 'Bob', texts: [] } },
    },
  },
});
