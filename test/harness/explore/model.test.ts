import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { after, initialOf } from '../../../harness/explore/machine.ts';
import {
  comesBack,
  endsOld,
  isAskedAgain,
  isAskedIntoFull,
  isAskedToMove,
  isMoved,
  type Way,
} from '../../../harness/explore/moves.ts';
import { isRemoved } from '../../../harness/explore/operator.ts';
import {
  chooses,
  joins,
  leaves,
  losesConnection,
  presents,
  reconnects,
  writes,
} from '../../../harness/explore/people.ts';
import { modelOf, Obedient } from './support.ts';

const toPlanning: Way = { persona: 'Alice', target: 'Planning', asked: 0, placedOn: undefined };

const walk = (clock = { now: 0 }) => {
  const model = modelOf({ clock });
  const cluster = new Obedient(model);
  cluster.do(joins('Alice', 'Standup', 'East'));
  cluster.do(joins('Bob', 'Standup', 'East'));
  return { model, cluster, alice: model.person('Alice'), bob: model.person('Bob') };
};

const sentences = (assertions: readonly { sentence: string }[]) => assertions.map(({ sentence }) => sentence);

describe('A machine', () => {
  it('begins with nothing', () => assert.equal(initialOf('move'), 'none'));
  it('goes on by an event', () => assert.equal(after('move', 'none', 'requested'), 'accepted'));
  it('stays where an event changes nothing', () => assert.equal(after('credential', 'inUse', 'openedAgain'), 'inUse'));
  it('knows which events do not belong', () => assert.equal(after('credential', 'dead', 'opened'), undefined));
});

describe('What is possible', () => {
  it('a second join is not', () => assert.equal(joins('Alice', 'Planning', 'East').isPossible(walk().model), false));
  it('a move is, of somebody who is there, to somewhere else', () => {
    const { model } = walk();
    assert.ok(isMoved(toPlanning).isPossible(model));
    assert.equal(isMoved({ ...toPlanning, target: 'Standup' }).isPossible(model), false);
    assert.equal(isMoved({ ...toPlanning, persona: 'Cleo' }).isPossible(model), false);
  });

  it('a held move can be ended, then come back from, and nothing else first', () => {
    const { model, cluster } = walk();
    assert.equal(endsOld('Alice').isPossible(model), false);
    cluster.do(isAskedToMove(toPlanning));
    assert.equal(model.person('Alice').move, 'held');
    assert.equal(comesBack('Alice').isPossible(model), false);
    assert.equal(isMoved({ ...toPlanning, target: 'Retro' }).isPossible(model), false);
    assert.ok(isAskedAgain({ ...toPlanning, target: 'Retro' }).isPossible(model));
    cluster.do(endsOld('Alice'));
    assert.ok(comesBack('Alice').isPossible(model));
    cluster.do(comesBack('Alice'));
    assert.deepEqual([model.person('Alice').space, model.person('Alice').move], ['Planning', 'none']);
  });

  it('somebody whose new participant was removed can be moved again, by another name', () => {
    const { model, cluster } = walk();
    cluster.do(isAskedToMove(toPlanning));
    cluster.do(isRemoved('Alice'));
    const again = isAskedToMove({ ...toPlanning, target: 'Retro' });
    assert.ok(again.isPossible(model));
    assert.deepEqual(again.sentences(model), ['the operator moves the old participant of Alice to Retro at Paris']);
  });

  it('who leaves while being moved leaves somebody behind for whom nobody comes', () => {
    const { model, cluster } = walk();
    cluster.do(isAskedToMove(toPlanning));
    cluster.do(leaves('Alice'));
    assert.deepEqual([model.person('Alice').participant, model.space('Planning').isHaunted], ['gone', true]);
    assert.ok(joins('Alice', 'Planning', 'East').isPossible(model));
  });

  it('who is not back yet can join by hand', () => {
    const { model, cluster } = walk();
    cluster.do(isAskedToMove(toPlanning));
    cluster.do(endsOld('Alice'));
    assert.ok(joins('Alice', 'Planning', 'West').isPossible(model));
  });

  it('nobody can be moved into a space that is full, as far as anybody knows', () => {
    const { model, cluster } = walk();
    cluster.do(joins('Cleo', 'Retro', 'East'));
    cluster.do(joins('Dan', 'Retro', 'East'));
    const toRetro = { ...toPlanning, target: 'Retro' };
    assert.equal(isMoved(toRetro).isPossible(model), false);
    assert.ok(isAskedIntoFull(toRetro).isPossible(model));
  });

  it('nobody else comes first, once somebody has been waited for too long', () => {
    const clock = { now: 0 };
    const { model, cluster } = walk(clock);
    cluster.do(losesConnection('Bob'));
    assert.equal(model.late, undefined);
    clock.now = 1001;
    assert.equal(model.late, 'Bob');
    cluster.do(reconnects('Bob'));
    assert.equal(model.late, undefined);
  });
});

describe('What has to hold', () => {
  it('who is moved is muted as before, and what the operator set is gone', () => {
    const { model, cluster, alice } = walk();
    cluster.do(chooses('Alice', 'mutes the microphone'));
    cluster.do(isMoved(toPlanning));
    assert.deepEqual(alice.look, { audioMuted: true, videoMuted: false, layout: undefined });
    assert.ok(sentences(isMoved(toPlanning).holds(model)).includes('rxAudioMute of Alice is false or absent'));
  });

  it('nothing is asked of what no requirement speaks of: how people look of whom nobody was moved', () => {
    const { model } = walk();
    assert.deepEqual(chooses('Alice', 'mutes the microphone').holds(model), []);
  });

  it('a presentation ends for everybody when the presenter is moved', () => {
    const { model, cluster } = walk();
    cluster.do(presents('Alice'));
    assert.equal(model.presenter('Standup'), 'Alice');
    cluster.do(isMoved(toPlanning));
    assert.equal(model.presenter('Standup'), null);
  });

  it('when it ends for another reason is open', () => {
    const { model, cluster } = walk();
    cluster.do(presents('Alice'));
    cluster.do(leaves('Alice'));
    assert.equal(model.presenter('Standup'), undefined);
  });

  it('everybody in the call reads what is written, and whoever comes reads nothing of it', () => {
    const { cluster, alice, bob } = walk();
    cluster.do(writes('Alice'));
    assert.deepEqual([alice.read, bob.read], [[], ['word 1']]);
    cluster.do(isMoved({ ...toPlanning, persona: 'Bob' }));
    assert.deepEqual(bob.read, []);
  });

  it('what a cluster keeps of an interrupted session is open', () => {
    const { cluster, bob } = walk();
    cluster.do(losesConnection('Bob'));
    cluster.do(reconnects('Bob'));
    assert.equal(bob.read, undefined);
  });
});
