import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { type AddressInfo, createServer, connect as netConnect } from 'node:net';
import { describe, it } from 'node:test';
import { examine, type Health } from '../../../harness/target/doctor.ts';
import { loadTarget } from '../../../harness/target/target.ts';
import { fakeCluster, healthy } from '../support/fake-cluster.ts';

async function look(changes: object = {}, listener: RequestListener = healthy): Promise<Health> {
  await using cluster = await fakeCluster(listener);
  const target = await loadTarget(cluster.targetFile(changes));
  try {
    return await examine(target);
  } finally {
    target.close();
  }
}

/** The codes and sentences of all that is wrong. */
async function complaints(changes: object, listener?: RequestListener): Promise<[string, string][]> {
  try {
    await look(changes, listener);
    return [];
  } catch (error) {
    assert.ok(error instanceof AggregateError);
    assert.ok(error.errors.every(({ exitCode }) => exitCode === 3));
    return error.errors.map(({ code, message }) => [code, message]);
  }
}

describe('The doctor', () => {
  it('finds a healthy cluster healthy', async () => {
    const health = await look();
    assert.deepEqual(health.callBridges, [{ name: 'paris', id: '1' }]);
    assert.deepEqual(health.versions, ['3.2']);
    assert.ok(health.roundTrip > 0 && health.roundTrip < 1000);
  });

  const elsewhere = (url: string) => ({ callBridges: [{ name: 'paris', url }] });
  const html: RequestListener = (_, response) => response.setHeader('Content-Type', 'text/html').end('<html></html>');
  const cases: [string, object, string, RegExp, RequestListener?][] = [
    [
      'nobody there',
      elsewhere('https://127.0.0.1:9'),
      'E_NOBODY_THERE',
      /https:\/\/127\.0\.0\.1:9, the address of paris .*ECONNREFUSED/,
    ],
    [
      'a name that does not resolve',
      elsewhere('https://no.such.host.invalid'),
      'E_NO_SUCH_NAME',
      /no\.such\.host\.invalid/,
    ],
    ['an untrusted certificate', { tls: {} }, 'E_UNTRUSTED', /paris/],
    ['a certificate for another name', { tls: { ca: 'ca.pem', servername: 'another' } }, 'E_UNTRUSTED', /another/],
    ['a wrong password', { credentials: { username: 'admin', password: 'wrong' } }, 'E_UNAUTHORIZED', /paris at https/],
    ['a web page', {}, 'E_NOT_CMS', /a web page/, html],
    ['another API', {}, 'E_NOT_CMS', /no software version/, (_, response) => response.end('<ok/>')],
    ['an error', {}, 'E_NOT_CMS', /status 500/, (_, response) => response.writeHead(500).end()],
  ];
  for (const [what, changes, code, message, listener] of cases) {
    it(`says that there is ${what}`, async () => {
      const [first] = await complaints(changes, listener);
      assert.equal(first?.[0], code, first?.[1]);
      assert.match(first?.[1] ?? '', message);
    });
  }

  it('says that a port does not speak TLS', async (test) => {
    const server = createServer((socket) => socket.end('HTTP/1.0 200 OK\r\n\r\n'));
    test.after(() => server.close());
    const port = await new Promise((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
    );
    assert.equal((await complaints(elsewhere(`https://127.0.0.1:${port}`)))[0]?.[0], 'E_TLS_FAILED');
  });

  it('says that the cluster has other names', async () => {
    await using cluster = await fakeCluster();
    const bridge = { name: 'berlin', url: cluster.server.url };
    const target = await loadTarget(cluster.targetFile({ callBridges: [bridge] }));
    await assert.rejects(examine(target), ({ errors }: AggregateError) => {
      assert.equal(errors[0].code, 'E_WRONG_NAME');
      assert.match(errors[0].message, /berlin; it knows paris/);
      return true;
    });
    target.close();
  });

  it('tells of every node that is not well', async () => {
    const gone = (name: string) => ({ name, url: 'https://127.0.0.1:9' });
    const found = await complaints({ callBridges: [gone('a'), gone('b')], webBridges: [gone('c')] });
    assert.equal(found.length, 3);
  });

  it('goes through a proxy, one tunnel a node, and says when the proxy refuses', async (test) => {
    let tunnels = 0;
    let refuses = false;
    const proxy = createServer((socket) => {
      socket.once('data', (request) => {
        const [, host, port] = /^CONNECT ([^:]+):(\d+)/.exec(String(request)) ?? [];
        tunnels += 1;
        if (refuses) return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
        const onward = netConnect(Number(port), host, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
        socket.pipe(onward).pipe(socket);
        onward.on('error', () => socket.destroy());
        return socket.on('error', () => onward.destroy());
      });
    });
    test.after(() => proxy.close());
    const port = await new Promise((resolve) =>
      proxy.listen(0, '127.0.0.1', () => resolve((proxy.address() as AddressInfo).port)),
    );
    const setting = { proxy: `http://user:canary@127.0.0.1:${port}` };
    assert.equal((await look(setting)).callBridges.length, 1);
    assert.equal(tunnels, 2);
    refuses = true;
    const [refused] = await complaints(setting);
    assert.equal(refused?.[0], 'E_PROXY');
    assert.match(refused?.[1] ?? '', /answers 403/);
    assert.doesNotMatch(refused?.[1] ?? '', /canary/);
  });
});
