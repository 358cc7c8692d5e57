import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settingsUnchanged } from '../../../harness/checks/settings.ts';
import { type Scene, scene } from '../support/scene.ts';

const settings = (configuration: object = {}, more: object = {}) => ({
  name: 'Alice',
  uri: 'guest1',
  status: { state: 'connected' },
  configuration: { rxAudioMute: 'false', ...configuration },
  ...more,
});

const joined = () => scene().callBridges('Paris', 'Tokyo').participant('Alice', 'alice-1', 'Standup');

const seen = (configuration?: object, more?: object) =>
  joined().shows('Paris', 'alice-1', settings(configuration, more));

const muted = { rxAudioMute: 'true' };

const table: Record<'holds' | 'not yet', Record<string, Scene>> = {
  holds: {
    'nobody looked': joined(),
    'somebody looked once': seen(),
    'they are the same': seen().shows('Paris', 'alice-1', settings()),
    'each Call Bridge shows its own': seen().shows('Tokyo', 'alice-1', settings({}, { name: 'A' })),
    'the operator set one': seen()
      .act('operator', 'set', { participant: 'Alice', rxAudioMute: true })
      .shows('Paris', 'alice-1', settings(muted)),
    'the operator set one for everybody': seen()
      .act('operator', 'set all', { space: 'Standup', rxAudioMute: true })
      .shows('Paris', 'alice-1', settings(muted)),
    'the person set one': seen().act('Alice', 'set local state').shows('Paris', 'alice-1', settings(muted)),
    'the person came back': seen().act('Alice', 'return').shows('Paris', 'alice-1', settings(muted)),
    'the participant is gone': seen().shows('Paris', 'alice-1', settings(muted)).act('Alice', 'leave'),
    'they are filled in while somebody is being connected': seen(muted, { status: { state: 'initial' } }).shows(
      'Paris',
      'alice-1',
      settings(),
    ),
    'what is no setting may change': seen().shows('Paris', 'alice-1', settings({}, { isActivator: 'true' })),
    'a refusal shows none': seen().rest('Paris', 'GET', '/participants/alice-1', {
      status: 503,
      data: { participant: settings(muted) },
    }),
  },
  'not yet': {
    'a setting has changed': seen().shows('Paris', 'alice-1', settings(muted)),
    'a setting has appeared': seen().shows('Paris', 'alice-1', settings({ nameLabelOverride: 'Boss' })),
    'a setting has disappeared': seen().shows('Paris', 'alice-1', settings({ rxAudioMute: undefined })),
    'the name has changed': seen().shows('Paris', 'alice-1', settings({}, { name: 'Guest' })),
    'the account has changed': seen().shows('Paris', 'alice-1', settings({}, { uri: 'guest2' })),
    'the user has changed': seen({}, { userJid: 'a' }).shows('Paris', 'alice-1', settings({}, { userJid: 'b' })),
    'it has changed on the other Call Bridge': seen()
      .shows('Tokyo', 'alice-1', settings())
      .shows('Tokyo', 'alice-1', settings(muted)),
    'it was set for somebody else': seen()
      .act('operator', 'set', { participant: 'Bob', rxAudioMute: true })
      .act('Bob', 'set local state')
      .shows('Paris', 'alice-1', settings(muted)),
    'it was set before': joined()
      .act('operator', 'set', { participant: 'Alice' })
      .shows('Paris', 'alice-1', settings())
      .shows('Paris', 'alice-1', settings(muted)),
  },
};

describe('Settings', () => {
  for (const is of ['holds', 'not yet'] as const)
    for (const [title, { records }] of Object.entries(table[is]))
      it(`${is}: ${title}`, () => assert.equal(settingsUnchanged(records).is, is));

  it('are named as they were and as they are', () => {
    const answer = settingsUnchanged(seen().shows('Paris', 'alice-1', settings({ layout: 'stacked' })).records);
    assert.deepEqual(answer.is !== 'holds' && [answer.expected, answer.seen], [
      'Paris shows Alice with layout absent',
      'layout stacked',
    ]);
  });
});
