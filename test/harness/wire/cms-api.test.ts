import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { describe, it } from 'node:test';
import { nodeAccess } from '../../../harness/target/node-access.ts';
import type { RestRecord, Unplaced } from '../../../harness/trace/record.ts';
import { CmsApi } from '../../../harness/wire/cms-api.ts';
import { items, withoutSecrets } from '../../../harness/wire/xml.ts';
import { tlsServer } from '../support/tls-server.ts';

async function withApi(
  listener: RequestListener,
  use: (api: CmsApi, records: Unplaced<RestRecord>[], served: { connections(): number }) => Promise<void>,
) {
  await using server = await tlsServer(listener);
  const access = await nodeAccess('paris', server.url, { tls: { ca: 'ca.pem' }, folder: server.folder });
  const records: Unplaced<RestRecord>[] = [];
  const api = new CmsApi(access, { username: 'admin', password: 'pass' }, (record) => records.push(record), {
    request: 300,
    interval: 1,
    bound: 40,
  });
  try {
    await use(api, records, server);
  } finally {
    access.agent.destroy();
  }
}

const xml =
  (body: string): RequestListener =>
  (_, response) =>
    response.setHeader('Content-Type', 'text/xml').end(body);

describe('The CMS API', () => {
  it('sends Basic credentials and a form, and takes the id from the Location', async () => {
    let seen = '';
    const listener: RequestListener = (request, response) => {
      request.on('data', (chunk) => {
        seen = `${request.headers.authorization} ${request.headers['content-type']} ${request.url} ${chunk}`;
      });
      request.on('end', () => response.setHeader('Location', '/api/v1/participants/4711').end());
    };
    await withApi(listener, async (api, records) => {
      const answer = await api.post('/calls/1/participants', { movedParticipant: 'a b', needsActivation: false });
      assert.equal(
        seen,
        'Basic YWRtaW46cGFzcw== application/x-www-form-urlencoded /api/v1/calls/1/participants movedParticipant=a+b&needsActivation=false',
      );
      assert.deepEqual([answer.status, answer.id, answer.text, answer.seq], [200, '4711', '', 1]);
      assert.equal(records[0]?.location, '/api/v1/participants/4711');
      assert.deepEqual(records[0]?.form, { movedParticipant: 'a b', needsActivation: 'false' });
      assert.doesNotMatch(JSON.stringify(records), /Basic|pass/);
    });
  });

  it('parses attributes with @ and every value as a string', async () => {
    await withApi(
      xml('<?xml version="1.0"?><participant id="007"><name>A &amp; B</name><n>010</n></participant>'),
      async (api) => {
        assert.deepEqual((await api.get('/participants/007')).data, {
          participant: { '@id': '007', name: 'A & B', n: '010' },
        });
      },
    );
  });

  it('uses one connection for requests in turn', async () => {
    await withApi(xml('<calls total="0"/>'), async (api, _, server) => {
      for (let i = 0; i < 5; i += 1) await api.get('/calls');
      assert.equal(server.connections(), 1);
    });
  });

  it('reads all pages of a list that gives fewer items than asked', async () => {
    const listener: RequestListener = (request, response) => {
      const offset = Number(new URL(request.url ?? '', 'https://x').searchParams.get('offset'));
      const page = [0, 1].map((n) => n + offset).filter((n) => n < 5);
      response.end(`<calls total="5">${page.map((n) => `<call id="${n}"/>`).join('')}</calls>`);
    };
    await withApi(listener, async (api) => {
      assert.deepEqual(
        (await api.list('/calls', 'call')).map((call) => call['@id']),
        ['0', '1', '2', '3', '4'],
      );
    });
  });

  it('answers a refusal like any other answer, with its text', async () => {
    const text = '<?xml version="1.0"?><failureDetails><callDoesNotExist /></failureDetails>';
    const listener: RequestListener = (_, response) =>
      response.writeHead(400, { 'Content-Type': 'text/xml' }).end(text);
    await withApi(listener, async (api, records) => {
      const answer = await api.delete('/calls/1');
      assert.equal(answer.status, 400);
      assert.deepEqual(answer.data, { failureDetails: { callDoesNotExist: '' } });
      assert.equal(records[0]?.text, text);
    });
  });

  it('follows no redirect', async () => {
    const listener: RequestListener = (_, response) => response.writeHead(302, { Location: '/elsewhere' }).end();
    await withApi(listener, async (api) => assert.equal((await api.get('/calls')).status, 302));
  });

  const faults: [string, RequestListener, string, RegExp][] = [
    [
      'a web page',
      (_, r) => r.setHeader('Content-Type', 'text/html').end('<html><body>hello</body></html>'),
      'E_NOT_XML',
      /a web page/,
    ],
    ['broken XML', xml('<calls><call></calls>'), 'E_NOT_XML', /call/],
    ['entities of its own', xml('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), 'E_NOT_XML', /document type/],
    ['nothing', (_, response) => response.end(), 'E_NOT_XML', /empty/],
    ['too much', (_, response) => response.end('x'.repeat(1024 * 1024 + 1)), 'E_ANSWER_TOO_LARGE', /1048576/],
    ['silence', () => {}, 'E_NO_ANSWER', /not within 300 ms/],
    [
      'a cut connection',
      (request) => request.socket.destroy(),
      'E_NO_ANSWER',
      /paris did not answer GET \/api\/v1\/calls/,
    ],
  ];
  for (const [what, listener, code, says] of faults) {
    it(`calls ${what} a fault of the target, and records it`, async () => {
      await withApi(listener, async (api, records) => {
        await assert.rejects(api.get('/calls'), { name: 'HarnessError', code, fault: 'target', message: says });
        assert.equal(records.length, 1);
        assert.ok(records[0]?.error);
      });
    });
  }

  it('asks a busy Call Bridge again what it reads, and only that', async () => {
    let served = 0;
    const listener: RequestListener = (request, response) => {
      served += 1;
      if (request.method === 'GET' && served === 3) response.end('<calls total="0"/>');
      else response.writeHead(503).end();
    };
    await withApi(listener, async (api, records) => {
      assert.equal((await api.get('/calls')).status, 200);
      assert.deepEqual(
        records.map(({ status }) => status),
        [503, 503, 200],
      );
      assert.equal((await api.post('/calls')).status, 503);
      assert.equal((await api.get('/calls')).status, 503, 'not longer than the bound');
    });
  });

  it('sends a body that is no ordinary form as it stands, and records it', async () => {
    let seen = '';
    const listener: RequestListener = (request, response) => {
      request.on('data', (chunk) => {
        seen = `${request.headers['content-type']} ${chunk}`;
      });
      request.on('end', () => response.end());
    };
    await withApi(listener, async (api, records) => {
      const body = { type: 'application/x-www-form-urlencoded; charset=UTF-8', text: 'a=1&a=%32+' };
      await api.request('POST', '/calls', { body });
      assert.equal(seen, `${body.type} ${body.text}`);
      assert.deepEqual(records[0]?.body, body);
    });
  });

  it('tries a GET again when the server was closing the kept connection', async () => {
    let served = 0;
    const listener: RequestListener = (request, response) => {
      served += 1;
      if (served === 2) request.socket.destroy();
      else response.end('<calls total="0"/>');
    };
    await withApi(listener, async (api) => {
      await api.get('/calls');
      assert.equal((await api.get('/calls')).status, 200);
      assert.equal(served, 3);
    });
  });

  it('tries a GET again as long as it meets connections that the server was closing', async () => {
    const known = new Set<unknown>();
    const waiting: (() => void)[] = [];
    const listener: RequestListener = (request, response) => {
      if (known.has(request.socket)) return void request.socket.destroy();
      known.add(request.socket);
      waiting.push(() => response.end('<calls total="0"/>'));
      if (known.size >= 3) for (const answer of waiting.splice(0)) answer();
    };
    await withApi(listener, async (api) => {
      await Promise.all([1, 2, 3].map(() => api.get('/calls')));
      assert.equal((await api.get('/calls')).status, 200);
      assert.equal(known.size, 4);
    });
  });
});

describe('items', () => {
  it('is always an array', () => {
    assert.deepEqual(items({ calls: '' }, 'calls', 'call'), []);
    assert.deepEqual(items({ calls: { call: { '@id': '1' } } }, 'calls', 'call'), [{ '@id': '1' }]);
  });
});

it('what opens a space to anybody is taken out of what is recorded', () => {
  const space = '<coSpace id="1"><secret>gX9</secret><passcode>1234</passcode><name>Standup</name></coSpace>';
  assert.equal(
    withoutSecrets(space),
    '<coSpace id="1"><secret>***</secret><passcode>***</passcode><name>Standup</name></coSpace>',
  );
});
