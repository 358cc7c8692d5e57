import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { cleanNamespace, settle } from '../../../harness/target/clean.ts';
import { Ledger, readLedger } from '../../../harness/target/ledger.ts';
import { loadTarget, type Target } from '../../../harness/target/target.ts';
import { type FakeCluster, fakeCluster, healthy } from '../support/fake-cluster.ts';

type Answer = (request: string) => { status?: number; body?: string } | undefined;

/** A cluster that notes what it is asked, and answers 200 where `answer` says nothing else. */
async function withCluster(
  answer: Answer,
  use: (target: Target, asked: string[], cluster: FakeCluster) => Promise<void>,
) {
  const asked: string[] = [];
  const listener: RequestListener = (request, response) => {
    let form = '';
    request.on('data', (chunk) => {
      form += chunk;
    });
    request.on('end', () => {
      const line = `${request.method} ${request.url?.replace('/api/v1', '')} ${form}`.trim();
      asked.push(line);
      const { status = 200, body = request.method === 'GET' ? '<none total="0"/>' : '' } = answer(line) ?? {};
      response.writeHead(status).end(body);
    });
  };
  await using cluster = await fakeCluster(listener);
  const target = await loadTarget(cluster.targetFile());
  await use(target, asked, cluster);
  target.close();
}

const names = (list: string, ...items: string[]) =>
  `<${list}s total="${items.length}">${items.map((name, id) => `<${list} id="${id}"><name>${name}</name></${list}>`).join('')}</${list}s>`;

describe('Cleaning', () => {
  it('removes what begins with the namespace, calls before spaces, and nothing of strangers', async () => {
    const answer: Answer = (request) => {
      if (request.startsWith('GET /calls?'))
        return { body: names('call', 'mc-1 STEP-01.1 Standup', 'mc-1', 'mc-11 theirs') };
      if (request.startsWith('GET /coSpaces?'))
        return { body: names('coSpace', 'about mc-1 x', 'mc-1 STEP-01.1 Standup') };
      return undefined;
    };
    await withCluster(once(answer), async (target, asked) => {
      assert.deepEqual(await cleanNamespace(target, 'mc-1'), []);
      assert.deepEqual(
        asked.filter((request) => request.startsWith('DELETE')),
        ['DELETE /calls/0', 'DELETE /calls/1', 'DELETE /coSpaces/1'],
      );
    });
  });

  it('finds an entry that has no name by its address, where nobody saw the answer to its creation', async () => {
    const url = 'c2w://127.0.0.1:41234';
    const answer: Answer = (request) => {
      if (!request.startsWith('GET /webBridges?')) return undefined;
      const entries = [url, 'c2w://theirs:9999'].map(
        (one, id) => `<webBridge id="${id}"><url>${one}</url></webBridge>`,
      );
      return { body: `<webBridges total="2">${entries.join('')}</webBridges>` };
    };
    await withCluster(answer, async (target, asked) => {
      const [{ name: node } = { name: '' }] = target.callBridges;
      const made = [{ node, kind: 'webBridge', name: url }];
      assert.deepEqual(
        await settle(target, { namespace: 'mc-1', target: 'cluster', made, changed: [], broken: [] }),
        [],
      );
      assert.deepEqual(
        asked.filter((request) => request.startsWith('DELETE')),
        ['DELETE /webBridges/0'],
      );
    });
  });

  it('looks again where it has removed something: who was still joining may have begun a call anew', async () => {
    const calls = ['mc-1 STEP-01.1 Standup', 'mc-1 STEP-01.1 Standup'];
    const answer: Answer = (request) =>
      request.startsWith('GET /calls?') ? { body: names('call', ...calls.splice(0, 1)) } : undefined;
    await withCluster(answer, async (target, asked) => {
      assert.deepEqual(await cleanNamespace(target, 'mc-1'), []);
      assert.equal(asked.filter((request) => request === 'DELETE /calls/0').length, 2);
      assert.equal(asked.filter((request) => request.startsWith('GET /calls?')).length, 3);
    });
  });

  it('says what could not be removed; what is gone already is no fault', async () => {
    const answer: Answer = (request) => {
      if (request.startsWith('GET /calls?')) return { body: names('call', 'mc-1 a', 'mc-1 b') };
      if (request === 'DELETE /calls/0') return { status: 400 };
      if (request === 'DELETE /calls/1') return { status: 503 };
      return undefined;
    };
    await withCluster(answer, async (target) => {
      assert.deepEqual(await cleanNamespace(target, 'mc-1'), [{ node: 'paris', path: '/calls/1', why: 'status 503' }]);
    });
  });

  it('restores what was changed and removes what was made, newest first, by the ledger', async () => {
    const answer: Answer = (request) =>
      request.startsWith('GET /coSpaces?')
        ? { body: names('coSpace', 'mc-1 not answered 2', 'mc-1 not answered') }
        : undefined;
    await withCluster(answer, async (target, asked, { server }) => {
      const file = join(server.folder, 'ledger.ndjson');
      const ledger = new Ledger(file);
      ledger.open('mc-1', target.name, new Date());
      ledger.changing('paris', '/system/configuration/cluster', { loadLimit: '', participantLimit: '5' });
      ledger.creating('paris', 'callLegProfile', 'mc-1 profile').created('7');
      ledger.creating('paris', 'coSpace', 'mc-1 gone').removed();
      ledger.creating('paris', 'coSpace', 'mc-1 not answered');
      ledger.creating('berlin', 'call', 'mc-1 elsewhere').created('8');
      const left = await settle(target, readLedger(file));
      assert.deepEqual(asked, [
        'PUT /system/configuration/cluster loadLimit=&participantLimit=5',
        'GET /coSpaces?filter=mc-1+not+answered',
        'DELETE /coSpaces/1',
        'DELETE /callLegProfiles/7',
      ]);
      assert.deepEqual(left, [{ node: 'berlin', path: '/calls/8', why: 'the target file names no such Call Bridge' }]);
      assert.deepEqual(readLedger(file).changed, [], 'restored once');
    });
  });

  it('does not throw when nobody is there', async () => {
    await using cluster = await fakeCluster(healthy);
    const target = await loadTarget(
      cluster.targetFile({ callBridges: [{ name: 'paris', url: 'https://127.0.0.1:9' }] }),
    );
    const left = await cleanNamespace(target, 'mc-1');
    target.close();
    assert.ok(left.length > 0 && left.every(({ why }) => why.includes('ECONNREFUSED')));
  });
});

/** Lists everything once only: then it has been removed. */
function once(answer: Answer): Answer {
  const asked = new Set<string>();
  return (request) => {
    if (asked.has(request)) return undefined;
    asked.add(request);
    return answer(request);
  };
}
