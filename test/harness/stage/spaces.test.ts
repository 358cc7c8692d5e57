import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Spaces } from '../../../harness/stage/spaces.ts';
import { Ledger, readLedger } from '../../../harness/target/ledger.ts';
import { loadTarget } from '../../../harness/target/target.ts';
import { Trace } from '../../../harness/trace/trace.ts';
import { CmsApi } from '../../../harness/wire/cms-api.ts';
import { fakeCluster } from '../support/fake-cluster.ts';

interface Stand {
  spaces: Spaces;
  trace: Trace;
  /** Every request so far, ids instead of what was made. */
  asked: string[];
  outstanding(): string[];
}

/** Spaces of one Call Bridge that makes and changes whatever it is asked, and notes it. */
async function withSpaces(use: (stand: Stand) => Promise<void>): Promise<void> {
  const asked: string[] = [];
  const listener: RequestListener = (request, response) => {
    let form = '';
    request.on('data', (chunk) => {
      form += chunk;
    });
    request.on('end', () => {
      asked.push(`${request.method} ${request.url?.replace('/api/v1', '')} ${form}`.trim());
      response.writeHead(200, { location: `${request.url}/made-${asked.length}` }).end();
    });
  };
  await using cluster = await fakeCluster(listener);
  const target = await loadTarget(cluster.targetFile());
  const ledgerFile = join(cluster.server.folder, 'ledger.ndjson');
  const ledger = new Ledger(ledgerFile);
  ledger.open('mc-1', target.file, new Date());
  const trace = new Trace(0, 'GATE-05.1');
  const api = new CmsApi(target.callBridges[0]!, target.credentials, (record) => trace.append(record), target.timing);
  const spaces = new Spaces(trace, new Map([['Paris', api]]), ledger, (name) => `mc-1 ${name}`);
  const outstanding = () => readLedger(ledgerFile).made.map(({ kind, name }) => `${kind} ${name}`);
  await use({ spaces, trace, asked, outstanding });
  target.close();
}

const limit = (participantLimit: number) => ({ callProfile: { participantLimit } });
const lines = (asked: readonly string[]) => asked.map((line) => line.replace(/callId=\d+/, 'callId=…'));

describe('The rules of a space', () => {
  it('are made before its call, in the namespace, and removed after it', async () => {
    await withSpaces(async ({ spaces, asked, outstanding }) => {
      await spaces.rule('Planning', limit(2));
      await spaces.inSession('Planning', ['Paris']);
      assert.deepEqual(lines(asked), [
        'POST /coSpaces name=mc-1+Planning&callId=…',
        'POST /callProfiles name=mc-1+Planning&participantLimit=2',
        'PUT /coSpaces/made-1 callProfile=made-2',
        'POST /calls coSpace=made-1&name=mc-1+Planning',
      ]);
      assert.deepEqual(outstanding(), ['call mc-1 Planning', 'callProfile mc-1 Planning', 'coSpace mc-1 Planning']);
      await spaces.remove();
      assert.deepEqual(asked.slice(4), [
        'DELETE /calls/made-4',
        'DELETE /coSpaces/made-1',
        'DELETE /callProfiles/made-2',
      ]);
      assert.deepEqual(outstanding(), []);
    });
  });

  it('are those of a tenant too, which goes last', async () => {
    await withSpaces(async ({ spaces, asked, outstanding }) => {
      await spaces.inSession('Planning', ['Paris']);
      const each = { callProfile: { participantLimit: 1 } };
      await spaces.belong(['Planning'], { tenant: { participantLimit: 5 }, ...each });
      assert.deepEqual(asked.slice(2), [
        'POST /callProfiles name=mc-1+Planning&participantLimit=1',
        'POST /tenants name=mc-1+Planning&participantLimit=5&callProfile=made-3',
        'PUT /coSpaces/made-1 tenant=made-4',
        'DELETE /calls/made-2',
        'POST /calls coSpace=made-1&name=mc-1+Planning',
      ]);
      await spaces.remove();
      assert.deepEqual(asked.slice(8), [
        'DELETE /coSpaces/made-1',
        'DELETE /tenants/made-4',
        'DELETE /callProfiles/made-3',
      ]);
      assert.deepEqual(outstanding(), []);
    });
  });

  it('have a call in which nobody is yet begin anew', async () => {
    await withSpaces(async ({ spaces, asked }) => {
      const space = await spaces.inSession('Planning', ['Paris']);
      await spaces.rule('Planning', limit(2));
      assert.deepEqual(asked.slice(4), ['DELETE /calls/made-2', 'POST /calls coSpace=made-1&name=mc-1+Planning']);
      assert.equal(space.callAt('Paris'), 'made-6');
    });
  });

  it('change the profile that is there, and nothing of a call that needs no profile for it', async () => {
    await withSpaces(async ({ spaces, asked }) => {
      await spaces.rule('Planning', limit(2));
      await spaces.rule('Planning', limit(3));
      await spaces.inSession('Planning', ['Paris']);
      await spaces.rule('Planning', { coSpace: { passcode: '4711' } });
      await spaces.rule('Planning', { call: { at: 'Paris', form: { locked: true } } });
      assert.deepEqual(asked.slice(3), [
        'PUT /callProfiles/made-2 participantLimit=3',
        'POST /calls coSpace=made-1&name=mc-1+Planning',
        'PUT /coSpaces/made-1 passcode=4711',
        'PUT /calls/made-5 locked=true',
      ]);
    });
  });

  it('are ways in, too: people join by the first one where the space has no numeric id of its own', async () => {
    await withSpaces(async ({ spaces, asked, outstanding, trace }) => {
      const space = await spaces.inSession('Planning', ['Paris']);
      await spaces.rule('Planning', { coSpace: { callId: '', requireCallId: false } });
      await spaces.rule('Planning', { accessMethod: { scope: 'private', secret: 'not-for-you' } });
      await spaces.rule('Planning', { accessMethod: { scope: 'public' } });
      assert.deepEqual(lines(asked.slice(2)), [
        'PUT /coSpaces/made-1 callId=&requireCallId=false',
        'POST /coSpaces/made-1/accessMethods scope=private&secret=not-for-you&callId=…',
        'POST /coSpaces/made-1/accessMethods scope=public&callId=…',
      ]);
      const named = trace.records.filter((one) => one.kind === 'named').filter(({ what }) => what === 'accessMethod');
      const [first, second] = named.map(({ details }) => details?.numericId);
      assert.deepEqual(space.numericIds, [first, second]);
      assert.equal(space.numericId, first);
      assert.deepEqual(outstanding(), ['call mc-1 Planning', 'coSpace mc-1 Planning']);
    });
  });

  it('come before anybody is there, where the call would have to begin anew', async () => {
    await withSpaces(async ({ spaces, trace }) => {
      await spaces.inSession('Planning', ['Paris']);
      const details = { space: 'Planning', how: 'join', kind: 'web app' };
      trace.append({ kind: 'named', what: 'participant', name: 'Alice', id: '1', details });
      await assert.rejects(spaces.rule('Planning', limit(2)), { code: 'E_SPECIFICATION' });
    });
  });
});
