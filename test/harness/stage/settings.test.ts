import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Settings } from '../../../harness/stage/settings.ts';
import { Ledger, readLedger } from '../../../harness/target/ledger.ts';
import { loadTarget } from '../../../harness/target/target.ts';
import { Trace } from '../../../harness/trace/trace.ts';
import { CmsApi } from '../../../harness/wire/cms-api.ts';
import { fakeCluster } from '../support/fake-cluster.ts';

interface Stand {
  settings: Settings;
  api: CmsApi;
  /** What the Call Bridge has now. */
  values: Map<string, string>;
  /** What the ledger says is still changed, newest first. */
  outstanding(): unknown[];
  /** Forms of every PUT so far. */
  put: string[];
}

/** A Call Bridge with settings of somebody. @param deaf Says whether it forgets what it is told. */
async function withSettings(
  begin: Readonly<Record<string, string>>,
  use: (stand: Stand) => Promise<void>,
  deaf: (form: string) => boolean = () => false,
): Promise<void> {
  const values = new Map(Object.entries(begin));
  const put: string[] = [];
  const listener: RequestListener = (request, response) => {
    let form = '';
    request.on('data', (chunk) => {
      form += chunk;
    });
    request.on('end', () => {
      if (request.method === 'PUT') put.push(form);
      if (request.method === 'PUT' && !deaf(form))
        for (const [name, value] of new URLSearchParams(form)) value ? values.set(name, value) : values.delete(name);
      const shown = [...values].map(([name, value]) => `<${name}>${value}</${name}>`).join('');
      response.writeHead(200).end(request.method === 'PUT' ? '' : `<cluster>${shown}</cluster>`);
    });
  };
  await using cluster = await fakeCluster(listener);
  const target = await loadTarget(cluster.targetFile());
  const ledgerFile = join(cluster.server.folder, 'ledger.ndjson');
  const ledger = new Ledger(ledgerFile);
  ledger.open('mc-1', target.file, new Date());
  const trace = new Trace(0, 'PLACE-02.1');
  const api = new CmsApi(target.callBridges[0]!, target.credentials, (record) => trace.append(record), target.timing);
  const timing = { interval: 1, bound: 20 };
  const settings = new Settings({ trace, ledger, timing, signal: new AbortController().signal });
  const outstanding = () => readLedger(ledgerFile).changed.map(({ before }) => before);
  await use({ settings, api, values, outstanding, put });
  target.close();
}

const path = '/system/configuration/cluster';

describe('Settings of somebody else', () => {
  it('are in the ledger as they were, and put back so: a value of their own, or none', async () => {
    await withSettings({ loadLimit: '700' }, async ({ settings, api, values, outstanding }) => {
      await settings.change(api, path, { loadLimit: '5', participantLimit: '1' });
      assert.deepEqual(Object.fromEntries(values), { loadLimit: '5', participantLimit: '1' });
      assert.deepEqual(outstanding(), [{ loadLimit: '700', participantLimit: '' }]);
      assert.equal(await settings.restore(), 0);
      assert.deepEqual(Object.fromEntries(values), { loadLimit: '700' });
      assert.deepEqual(outstanding(), []);
    });
  });

  it('that were changed twice are put back in turn, to what they were at first', async () => {
    await withSettings({ loadLimit: '700' }, async ({ settings, api, values, put }) => {
      await settings.change(api, path, { loadLimit: '5' });
      await settings.change(api, path, { loadLimit: '' });
      assert.equal(await settings.restore(), 0);
      assert.deepEqual(put, ['loadLimit=5', 'loadLimit=', 'loadLimit=5', 'loadLimit=700']);
      assert.equal(values.get('loadLimit'), '700');
    });
  });

  it('that are as they should be are left alone, and so are defaults', async () => {
    await withSettings({ loadLimit: '700', threshold: '5000' }, async ({ settings, api, put, outstanding }) => {
      const wanted = { loadLimit: '700', threshold: '', participantLimit: '' };
      await settings.change(api, path, wanted, { defaults: { threshold: '5000' } });
      assert.deepEqual([put, outstanding()], [[], []]);
      await settings.change(api, path, wanted, { defaults: { threshold: '6000' } });
      assert.deepEqual([put, outstanding()], [['threshold='], [{ threshold: '5000' }]]);
    });
  });

  it('count as changed when they are shown', async () => {
    const isDeaf = () => true;
    await withSettings(
      { loadLimit: '700' },
      async ({ settings, api }) => {
        await assert.rejects(settings.change(api, path, { loadLimit: '5' }), /shows 700 instead of loadLimit 5/);
      },
      isDeaf,
    );
  });

  it('that do not come back stay in the ledger', async () => {
    await withSettings(
      { loadLimit: '700' },
      async ({ settings, api, outstanding }) => {
        await settings.change(api, path, { loadLimit: '5' });
        assert.equal(await settings.restore(), 1);
        assert.deepEqual(outstanding(), [{ loadLimit: '700' }]);
      },
      (form) => form === 'loadLimit=700',
    );
  });
});
