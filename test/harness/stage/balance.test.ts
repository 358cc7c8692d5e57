import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Balance } from '../../../harness/stage/balance.ts';
import { Maker } from '../../../harness/stage/maker.ts';
import { Settings } from '../../../harness/stage/settings.ts';
import { Ledger, readLedger } from '../../../harness/target/ledger.ts';
import { loadTarget } from '../../../harness/target/target.ts';
import { Trace } from '../../../harness/trace/trace.ts';
import { CmsApi } from '../../../harness/wire/cms-api.ts';
import { fakeCluster } from '../support/fake-cluster.ts';

interface Stand {
  balance: Balance;
  settings: Settings;
  /** What was asked, but for what was only looked at. */
  asked: string[];
  /** What the ledger says is made and changed. */
  outstanding(): string[];
}

/** One Call Bridge, which keeps what it is told and has a media load and two calls with five participants of its own. */
async function withBalance(load: number, use: (stand: Stand) => Promise<void>, call = 'a call'): Promise<void> {
  const asked: string[] = [];
  const kept = new Map<string, Map<string, string>>();
  const bodies: Readonly<Record<string, string>> = {
    '/system/load': `<load><mediaProcessingLoad>${load}</mediaProcessingLoad></load>`,
    '/calls': '<calls total="2"><call id="1"/><call id="2"/></calls>',
    '/calls/1': '<call id="1"><numParticipantsLocal>2</numParticipantsLocal></call>',
    '/calls/2': `<call id="2"><name>${call}</name><numParticipantsLocal>3</numParticipantsLocal></call>`,
  };
  const listener: RequestListener = (request, response) => {
    let form = '';
    request.on('data', (chunk) => {
      form += chunk;
    });
    request.on('end', () => {
      const path = request.url?.replace('/api/v1', '') ?? '';
      const values = kept.get(path) ?? new Map<string, string>();
      kept.set(path, values);
      if (request.method !== 'GET') asked.push(`${request.method} ${path} ${form}`.trim());
      if (request.method === 'PUT') for (const [name, value] of new URLSearchParams(form)) values.set(name, value);
      const shown = [...values].map(([name, value]) => (value ? `<${name}>${value}</${name}>` : '')).join('');
      const body = request.method === 'GET' ? (bodies[path] ?? `<it>${shown}</it>`) : '';
      response.writeHead(200, { location: `${path}/made-${asked.length}` }).end(body);
    });
  };
  await using cluster = await fakeCluster(listener);
  const target = await loadTarget(cluster.targetFile());
  const file = join(cluster.server.folder, 'ledger.ndjson');
  const ledger = new Ledger(file);
  ledger.open('mc-1', target.file, new Date());
  const trace = new Trace(0, 'PLACE-02.1');
  const api = new CmsApi(target.callBridges[0]!, target.credentials, (record) => trace.append(record), target.timing);
  const apis = new Map([['Paris' as const, api]]);
  const settings = new Settings({ trace, ledger, timing: { interval: 1, bound: 20 }, signal: AbortSignal.abort() });
  const maker = new Maker(ledger);
  const balance = new Balance({
    trace,
    apis,
    maker,
    settings,
    idOf: () => 'paris-id',
    title: (name) => `mc-1 ${name}`,
    isLeftover: (call) => call === 'left',
  });
  const outstanding = () => {
    const { made, changed } = readLedger(file);
    return [...made.map(({ kind, name }) => `${kind} ${name}`), ...changed.map(({ path }) => path)];
  };
  await use({ balance, settings, asked, outstanding });
  target.close();
}

const balanced = { loadBalancingEnabled: 'true' };

describe('Balance', () => {
  it('first ends what a scenario that is over has left: who waits there would go in between', async () => {
    const first = async ({ balance, asked }: Stand) => {
      await balance.group('Red', [{ callBridge: 'Paris', load: 60 }], balanced);
      await balance.rule('Paris', { admits: 1 });
      assert.equal(asked[1], 'DELETE /calls/2');
    };
    await withBalance(1234, first, 'left');
  });

  it('makes a group, sets a limit of which the load is so much, and takes both back', async () => {
    await withBalance(1234, async ({ balance, settings, asked, outstanding }) => {
      await balance.group('Red', [{ callBridge: 'Paris', load: 60 }], balanced);
      assert.deepEqual(asked, [
        'POST /callBridgeGroups name=mc-1+group+Red&loadBalancingEnabled=true',
        'PUT /system/configuration/cluster loadLimit=2057',
        'PUT /callBridges/paris-id callBridgeGroup=made-1',
      ]);
      assert.equal(balance.groupId('Red'), 'made-1');
      assert.deepEqual(outstanding(), [
        'callBridgeGroup mc-1 group Red',
        '/callBridges/paris-id',
        '/system/configuration/cluster',
      ]);
      assert.equal((await settings.restore()) + (await balance.remove()), 0);
      const [first, second, ...last] = asked.slice(3);
      assert.deepEqual([first, second].sort(), [
        'PUT /callBridges/paris-id callBridgeGroup=',
        'PUT /system/configuration/cluster loadLimit=',
      ]);
      assert.deepEqual(last, ['DELETE /callBridgeGroups/made-1']);
      assert.deepEqual(outstanding(), []);
    });
  });

  it('judges nothing where there is no load, or too little of it to tell a part of', async () => {
    for (const load of [0, 2])
      await withBalance(load, async ({ balance }) => {
        const group = balance.group('Red', [{ callBridge: 'Paris', load: 90 }], balanced);
        await assert.rejects(group, { code: 'E_NOT_PROVIDED' });
      });
  });

  it('limits a Call Bridge to those who are there, and some more', async () => {
    await withBalance(1, async ({ balance, asked }) => {
      await balance.rule('Paris', { admits: 0 });
      await balance.rule('Paris', { admits: 2 });
      assert.deepEqual(asked, [
        'PUT /system/configuration/cluster participantLimit=5',
        'PUT /system/configuration/cluster participantLimit=7',
      ]);
    });
  });

  it('takes a Call Bridge out of its group', async () => {
    await withBalance(900, async ({ balance, settings, asked }) => {
      await balance.group('Blue', [{ callBridge: 'Paris' }], balanced);
      await balance.rule('Paris', { alone: 90 });
      assert.deepEqual(asked.slice(2), [
        'PUT /system/configuration/cluster loadLimit=1000',
        'PUT /callBridges/paris-id callBridgeGroup=',
      ]);
      await settings.restore();
      const regrouped = asked.filter((request) => request.startsWith('PUT /callBridges'));
      assert.deepEqual(regrouped.slice(-2), [
        'PUT /callBridges/paris-id callBridgeGroup=made-1',
        'PUT /callBridges/paris-id callBridgeGroup=',
      ]);
    });
  });

  it('enters a Call Bridge that is not there, in the namespace', async () => {
    await withBalance(1, async ({ balance, asked, outstanding }) => {
      await balance.enterNowhere();
      await balance.group('Blue', [{ callBridge: 'Nowhere' }], balanced);
      assert.deepEqual(asked, [
        'POST /callBridges name=mc-1+Nowhere&address=https%3A%2F%2F192.0.2.1%3A445',
        'POST /callBridgeGroups name=mc-1+group+Blue&loadBalancingEnabled=true',
        'PUT /callBridges/made-1 callBridgeGroup=made-2',
      ]);
      await balance.remove();
      assert.deepEqual(outstanding(), []);
    });
  });

  it('knows no group that nobody made', async () => {
    await withBalance(1, async ({ balance }) => {
      assert.throws(() => balance.groupId('Red'), { code: 'E_SPECIFICATION' });
      assert.throws(() => balance.callBridgeId('Nowhere'), { code: 'E_SPECIFICATION' });
    });
  });
});
