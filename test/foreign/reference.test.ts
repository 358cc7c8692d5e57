import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { type Driver, Refusal, type WebBridgeAccess } from '../../harness/participants/driver.ts';
import { loadTarget } from '../../harness/target/target.ts';
import type { TargetFile } from '../../schemas/types/target.ts';
import { memorySink } from '../harness/support/memory-sink.ts';
import { startTestCluster, type TestCluster } from '../reference/support/test-cluster.ts';
import { startProxy } from './proxy.ts';

const never = new AbortController().signal;
const uma = { username: 'uma@meetings.example', password: 'a password' };
const account = { ...uma, name: 'Uma' };

suite('Two wires, one cluster', () => {
  let real: TestCluster;
  let folder: string;
  let targetFile: string;

  before(async () => {
    real = await startTestCluster({ callBridges: 2, webBridges: 2, users: [account] });
    folder = await mkdtemp(join(tmpdir(), 'two-wires-'));
    targetFile = join(folder, 'target.json');
    const { cluster } = real;
    await writeFile(join(folder, 'ca.pem'), cluster.ca);
    const target: TargetFile = {
      name: 'a small cluster',
      callBridges: cluster.callBridges.map(({ identity: { name }, url }) => ({ name, url })),
      webBridges: cluster.webBridges.map(({ name, url }) => ({ name, url })),
      credentials: cluster.operator,
      tls: { ca: 'ca.pem' },
    };
    await writeFile(targetFile, JSON.stringify(target));
  });
  after(async () => {
    await real.close();
    await rm(folder, { recursive: true });
  });

  test('a participant experiences the same move on both', async () => {
    await using proxy = await startProxy(targetFile);
    const [binding, foreign] = [await move(targetFile), await move(proxy.targetFile)];
    assert.deepEqual(binding, {
      steps: [
        'admitted',
        'opened Planning',
        'connected Bob, Uma; nobody presents',
        'answered local state',
        'answered presentation',
        'answered end',
        'closed by cluster',
        'opened Review',
        'connected Uma; nobody presents',
        'answered local state',
        'answered end',
        'closed by cluster',
      ],
      told: [
        'Uma is muted, speakerOnly',
        'Uma is muted, speakerOnly, presenting',
        'Uma presents',
        'moved to Review',
        'Bob says Hello',
        'Uma is muted, speakerOnly',
      ],
    });
    assert.deepEqual(foreign, binding);
  });

  test('refusals have the same reasons on both', async () => {
    await using proxy = await startProxy(targetFile);
    const [binding, foreign] = [await refusals(targetFile), await refusals(proxy.targetFile)];
    const reasons = ['meetingNotFound', 'passcodeIncorrect', 'signInFailed', 'credentialRefused', 'sessionExists'];
    assert.deepEqual(binding, reasons);
    assert.deepEqual(foreign, reasons);
  });

  /** Has Uma moved from Planning to Review, and tells in words what she experiences. */
  async function move(file: string): Promise<Story> {
    const [planning, review] = [await real.call(0, 'Planning'), await real.call(1, 'Review')];
    const target = await loadTarget(file);
    try {
      const driver = await target.loadDriver();
      const [east, west] = target.webBridges as [WebBridgeAccess, WebBridgeAccess];
      const bobs = memorySink();
      const bob = await enter(driver, west, planning.numericId, { name: 'Bob' }, bobs);
      const sink = memorySink();
      const session = await enter(driver, east, planning.numericId, uma, sink);
      const choice = { audioMuted: true, layout: 'speakerOnly' };
      await session.setLocalState(choice);
      await session.present(true);
      await sink.next('presentation');
      const opened = sink.events.find(({ event }) => event === 'opened');
      assert.ok(opened?.event === 'opened' && opened.participant !== undefined);
      const form = { movedParticipant: opened.participant };
      const answer = await real.operator.send(1, 'POST', `/calls/${review.call}/participants`, form);
      assert.equal(answer.status, 200, answer.text);
      const told = await sink.next('move');
      assert.ok(told.event === 'move');
      await bob.chat('Hello');
      await sink.next('chat');
      await session.end();
      const returned = await driver.open(east, told.credential, sink, never);
      await returned.setLocalState(choice);
      await bob.chat('Anybody?');
      await returned.end();
      await bob.end();
      for (const { frames } of [sink, bobs]) assert.ok(frames.every(({ invalid }) => invalid === undefined));
      return inWords(sink.events);
    } finally {
      target.close();
    }
  }

  function enter(
    driver: Driver,
    webBridge: WebBridgeAccess,
    numericId: string,
    as: { name: string } | { username: string; password: string },
    sink: ReturnType<typeof memorySink>,
  ) {
    return driver
      .join({ webBridge, numericId, as }, sink, never)
      .then((credential) => driver.open(webBridge, credential, sink, never));
  }

  /** What is told has no order with the answers to what was asked. */
  interface Story {
    steps: string[];
    told: string[];
  }

  function inWords(events: ReturnType<typeof memorySink>['events']): Story {
    const names = new Map<string | null, string>([[null, 'nobody']]);
    const steps: string[] = [];
    const told: string[] = [];
    for (const event of events) {
      if (event.event === 'connected') {
        for (const { participant, name } of event.roster) names.set(participant, name);
        const everyone = event.roster.map(({ name }) => name).sort();
        steps.push(`connected ${everyone.join(', ')}; ${names.get(event.presenter)} presents`);
      } else if (event.event === 'roster') {
        const { name, audioMuted, layout, presenting } = event.entry ?? {};
        told.push(`${name} is ${audioMuted ? 'muted' : 'unmuted'}, ${layout}${presenting ? ', presenting' : ''}`);
      } else if (event.event === 'presentation') told.push(`${names.get(event.presenter)} presents`);
      else if (event.event === 'chat') told.push(`${names.get(event.from)} says ${event.text}`);
      else if (event.event === 'move') told.push(`moved to ${event.spaceName}`);
      else if (event.event === 'opened') steps.push(`opened ${event.callName}`);
      else if (event.event === 'answered') steps.push(`answered ${event.what}`);
      else if (event.event === 'closed') steps.push(`closed by ${event.by}`);
      else steps.push(event.event);
    }
    return { steps, told };
  }

  /** Why joins and credentials are refused, in the words of the specification. */
  async function refusals(file: string): Promise<string[]> {
    const { numericId, id } = await real.call(0, 'Locked');
    await real.operator.send(0, 'PUT', `/coSpaces/${id}`, { passcode: '4711' });
    const target = await loadTarget(file);
    try {
      const driver = await target.loadDriver();
      const [east, west] = target.webBridges as [WebBridgeAccess, WebBridgeAccess];
      const sink = memorySink();
      const join = (request: { numericId: string; passcode?: string; as?: typeof uma }) =>
        driver.join({ webBridge: east, as: { name: 'Alice' }, ...request }, sink, never);
      await assert.rejects(join({ numericId: '00' }), Refusal);
      await assert.rejects(join({ numericId, passcode: '1' }), Refusal);
      const stranger = { ...uma, password: 'another' };
      await assert.rejects(join({ numericId, passcode: '4711', as: stranger }), Refusal);
      await assert.rejects(driver.open(west, 'nobody has ever issued this', sink, never), Refusal);
      const credential = await join({ numericId, passcode: '4711' });
      const session = await driver.open(east, credential, sink, never);
      await assert.rejects(driver.open(west, credential, sink, never), Refusal);
      await session.end();
      return sink.events.flatMap((event) => (event.event === 'refused' ? [event.reason] : []));
    } finally {
      target.close();
    }
  }
});
