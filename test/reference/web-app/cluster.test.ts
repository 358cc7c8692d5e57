import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { runWebApp } from '../../../reference/cli/web-app.ts';
import { startTestCluster } from '../support/test-cluster.ts';

test('A web app for humans is moved by the bundled cluster', async () => {
  const { cluster, operator, call, close } = await startTestCluster({ callBridges: 2, webBridges: 1 });
  const folder = await mkdtemp(join(tmpdir(), 'web-app-cluster-'));
  try {
    const ca = join(folder, 'ca.pem');
    await writeFile(ca, cluster.ca);
    const [planning, review] = [await call(0, 'Planning'), await call(1, 'Review')];
    const [input, output] = [new PassThrough(), new PassThrough({ encoding: 'utf8' })];
    const webBridge = cluster.webBridges[0]?.url ?? '';
    const options = { webBridge, meeting: planning.numericId, name: 'Alice', ca };
    const exit = runWebApp(options, { input, output, environment: {}, signal: new AbortController().signal });
    let seen = '';
    const told = async (what: string) => {
      while (!seen.includes(what)) {
        await new Promise((resolve) => output.once('readable', resolve));
        seen += output.read() ?? '';
      }
    };
    await told('joined Planning');
    input.write('mute\n');
    await told('your microphone is off');
    const { participants } = await operator.get(0, `/calls/${planning.call}/participants`);
    await operator.make(1, `/calls/${review.call}/participants`, { movedParticipant: participants.participant['@id'] });
    await told(`moved to Review (numeric id ${review.numericId})`);
    await told('your microphone is still off');
    input.write('leave\n');
    assert.equal(await exit, 0);
  } finally {
    await close();
    await rm(folder, { recursive: true });
  }
});
