import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import { describe, type TestContext, test } from 'node:test';
import { parse } from 'yaml';
import { moment, standInCallBridges } from '../../../harness/stand-in/cluster.ts';
import { StandIn } from '../../../harness/stand-in/stand-in.ts';
import { loadTarget } from '../../../harness/target/target.ts';
import type { RestRecord } from '../../../harness/trace/record.ts';
import { Trace } from '../../../harness/trace/trace.ts';
import { parseXml } from '../../../harness/wire/xml.ts';
import { createChecker } from '../../../schemas/checker.ts';
import rest from '../../../schemas/rest.schema.json' with { type: 'json' };

interface Reply {
  status: number;
  location: string;
  challenge: string;
  text: string;
}

interface Asking {
  body?: string;
  type?: string;
  authorization?: string;
}

/** A stand-in with Alice in Standup on Paris, and somebody who asks it. Closed with the test. */
async function open(t: TestContext) {
  const trace = new Trace(Date.now());
  const standIn = await StandIn.open(trace);
  t.after(() => standIn.close());
  const alice = standIn.seat('Alice', 'Standup', 'Paris');
  const { MOVE_CALL_BRIDGES = '', MOVE_CA = '', MOVE_USERNAME, MOVE_PASSWORD } = standIn.environment;
  const agent = new Agent({ keepAlive: true, ca: await readFile(MOVE_CA) });
  t.after(() => agent.destroy());
  const basic = Buffer.from(`${MOVE_USERNAME}:${MOVE_PASSWORD}`).toString('base64');
  const ask = (
    method: string,
    path: string,
    { body, type = form, authorization = `Basic ${basic}` }: Asking = {},
    at = 0,
  ) =>
    new Promise<Reply>((resolve, reject) => {
      const headers = { authorization, ...(body !== undefined && { 'content-type': type }) };
      const sent = request(`${MOVE_CALL_BRIDGES.split(' ')[at]}`, { method, path, agent, headers }, async (answer) => {
        let text = '';
        for await (const chunk of answer.setEncoding('utf8')) text += chunk;
        const { location = '', 'www-authenticate': challenge = '' } = answer.headers;
        resolve({ status: answer.statusCode ?? 0, location, challenge, text });
      });
      sent.on('error', reject).end(body);
    });
  const get = async (path: string, at = 0) => (await ask('GET', `/api/v1${path}`, {}, at)).text;
  const move = (space: string, at = 0) => {
    const call = standIn.cluster.space(space).calls.get(standInCallBridges[at]!);
    return ask('POST', `/api/v1/calls/${call}/participants`, { body: `movedParticipant=${alice}` }, at);
  };
  const records = () => trace.records.filter((record): record is RestRecord => record.kind === 'rest');
  return { standIn, trace, alice, basic, ask, get, move, records };
}

const form = 'application/x-www-form-urlencoded';

test('What the stand-in shows is what the API describes', async (t) => {
  const { standIn, alice, get } = await open(t);
  const openapi = parse(await readFile(new URL('../../../schemas/openapi.yaml', import.meta.url), 'utf8'));
  const check = createChecker(rest);
  const ids: Readonly<Record<string, string | undefined>> = {
    coSpace: standIn.cluster.space('Standup').id,
    call: standIn.cluster.space('Standup').calls.get('Paris'),
    participant: alice,
    callLeg: alice,
    callBridge: standIn.cluster.callBridges.get('Tokyo'),
  };
  const shown: string[] = [];
  for (const [path, { get: described }] of Object.entries<Record<string, { responses: never }>>(openapi.paths)) {
    const known = [...path.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => ids[name] !== undefined);
    if (!described || !known) continue;
    const text = await get(path.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? ''));
    if (text.includes('unrecognizedObject')) continue;
    const { $ref } = (described.responses as Record<string, Described>)['200']!.content['text/xml'].schema;
    assert.equal(check($ref.split('/').at(-1) as never, parseXml(text)), undefined, `${path}: ${text}`);
    shown.push(path);
  }
  const lists = ['/coSpaces', '/calls', '/participants', '/callLegs', '/callBridges', '/calls/{call}/participants'];
  const single = ['/coSpaces/{coSpace}', '/calls/{call}', '/participants/{participant}', '/callLegs/{callLeg}'];
  const wanted = [...lists, ...single, '/participants/{participant}/callLegs', '/system/status'];
  assert.deepEqual(
    wanted.filter((path) => !shown.includes(path)),
    [],
  );
});

interface Described {
  content: { 'text/xml': { schema: { $ref: string } } };
}

describe('The stand-in', () => {
  test('shows a call, and who is in it, where it is in session', async (t) => {
    const { standIn, alice, get } = await open(t);
    standIn.inSession('Planning', ['Tokyo']);
    assert.match(await get(`/participants/${alice}`), /<numCallLegs>1<.*<canMove>true<.*<state>connected</);
    assert.match(await get(`/participants/${alice}`, 1), /<participantDoesNotExist \/>/);
    standIn.inSession('Standup', ['Tokyo']);
    assert.doesNotMatch(await get(`/participants/${alice}`, 1), /numCallLegs/);
    assert.match(await get('/calls?filter=stand', 1), /^<\?xml version="1.0"\?><calls total="1"><call id=/);
    const { id } = standIn.cluster.space('Planning');
    assert.match(await get(`/calls?coSpaceFilter=${id}`), /total="0"/);
    assert.match(await get(`/calls?cospacefilter=${id}`, 1), /total="1"/);
    assert.match(
      await get('/coSpaces?offset=1&limit=1'),
      /total="3"><coSpace id="[^"]*"><name>Planning<[^<]*<callId>\d+<\/callId><\/coSpace></,
    );
  });

  test('has a call on each Call Bridge, with another id', async (t) => {
    const { standIn, trace } = await open(t);
    standIn.inSession('Planning', ['Paris', 'Tokyo']);
    const named = trace.records.filter((record) => record.kind === 'named' && record.name === 'Planning');
    assert.deepEqual(
      named.map((record) => 'node' in record && record.node),
      ['stand-in Paris', 'stand-in Tokyo'],
    );
    assert.equal(new Set(named.map((record) => 'id' in record && record.id)).size, 2);
  });

  test('lets in who has the password, however it is written', async (t) => {
    const { basic, ask, records } = await open(t);
    for (const authorization of [`Basic ${basic}`, `basic ${basic}`, `Basic${basic}`]) {
      assert.equal((await ask('GET', '/api/v1/calls', { authorization })).status, 200, authorization);
    }
    for (const authorization of ['', 'Basic eDp5', `Bearer ${basic}`]) {
      const { status, challenge } = await ask('GET', '/api/v1/calls', { authorization });
      assert.deepEqual([status, challenge], [401, 'Basic realm="stand-in"']);
    }
    assert.deepEqual(
      records().map(({ status }) => status),
      [200, 200, 200, 401, 401, 401],
    );
  });

  test('is not particular about how a path is written', async (t) => {
    const { ask } = await open(t);
    for (const path of ['//api//v1/calls/', '/API/v1/CALLS?', 'https://paris.example/api/v1/calls']) {
      assert.equal((await ask('GET', path)).status, 200, path);
    }
    for (const path of ['/', '/api/v1/nonsense', '/api/v1/calls/a/b/c', '/api/v1/coSpaces/x/calls']) {
      assert.equal((await ask('GET', path)).status, 404, path);
    }
  });

  test('puts a space in session, once', async (t) => {
    const { standIn, ask } = await open(t);
    const { id, calls } = standIn.cluster.space('Retro');
    const { location } = await ask('POST', '/api/v1/calls', { body: `coSpace=${id}` });
    assert.equal(location, `/api/v1/calls/${calls.get('Paris')}`);
    assert.equal((await ask('POST', '/api/v1/calls/', { body: `coSpace=${id}` })).location, location);
    assert.match((await ask('POST', '/api/v1/calls', { body: 'coSpace=x' })).text, /coSpaceDoesNotExist/);
  });

  test('refuses what it is not there for', async (t) => {
    const { alice, ask, standIn } = await open(t);
    const call = standIn.cluster.space('Standup').calls.get('Paris');
    const body = `movedParticipant=${alice}`;
    assert.match((await ask('POST', `/api/v1/calls/x/participants`, { body })).text, /callDoesNotExist/);
    assert.match(
      (await ask('POST', `/api/v1/calls/${call}/participants`, { body: 'movedParticipant=x' })).text,
      /parameterError/,
    );
    assert.equal(
      (await ask('POST', `/api/v1/calls/${call}/participants`, { body: '{}', type: 'application/json' })).status,
      415,
    );
    assert.equal((await ask('PUT', `/api/v1/participants/${alice}`, { body })).status, 405);
    await assert.rejects(ask('POST', '/api/v1/calls', { body: 'x'.repeat(70_000) }));
  });

  test('is what its target file says', async (t) => {
    const { standIn, get } = await open(t);
    const target = await loadTarget(standIn.environment.MOVE_TARGET ?? '');
    t.after(() => target.close());
    assert.deepEqual(
      target.callBridges.map(({ url }) => url),
      standIn.environment.MOVE_CALL_BRIDGES?.split(' '),
    );
    assert.equal(target.credentials.password, standIn.environment.MOVE_PASSWORD);
    assert.match(await get('/system/status'), /<softwareVersion>3\.2</);
  });
});

describe('A move in the stand-in', () => {
  test('is answered as the API describes it, and recorded', async (t) => {
    const { standIn, alice, move, records, trace } = await open(t);
    standIn.inSession('Planning', ['Tokyo']);
    const { status, location, text } = await move('Planning', 1);
    assert.deepEqual([status, text], [200, '']);
    const [moved] = trace.records.filter((record) => record.kind === 'named' && record.details?.how === 'move');
    assert.ok(moved?.kind === 'named');
    assert.deepEqual([moved.name, `/api/v1/participants/${moved.id}`], ['Alice', location]);
    const [record] = records();
    assert.deepEqual(record?.form, { movedParticipant: alice });
    assert.deepEqual([record?.actor, record?.node, record?.location], ['manager', 'stand-in Tokyo', location]);
  });

  /** Where Alice is before and after the moment, as `state in space`, the new participant last. */
  const after = {
    completes: ['connected in Planning'],
    'is not followed': ['connected in Standup', 'initial in Planning'],
    'drops the participant': [],
    'leads elsewhere': ['connected in Retro'],
  } as const;
  for (const [course, expected] of Object.entries(after)) {
    test(`that ${course}`, async (t) => {
      const { standIn, move } = await open(t);
      standIn.inSession('Planning', ['Paris']);
      standIn.cluster.course = course as keyof typeof after;
      await move('Planning');
      const at = (now: number) => standIn.cluster.people(now).map(({ state, space }) => `${state} in ${space.name}`);
      assert.deepEqual(at(performance.now()), ['connected in Standup', 'initial in Planning']);
      assert.deepEqual(at(performance.now() + moment), expected);
    });
  }

  test('that is refused', async (t) => {
    const { standIn, move } = await open(t);
    standIn.inSession('Planning', ['Paris']);
    standIn.cluster.course = 'is refused';
    const { status, text } = await move('Planning');
    assert.deepEqual(
      [status, text],
      [400, '<?xml version="1.0"?><failureDetails><participantLimitReached /></failureDetails>'],
    );
  });

  test('that is done and not answered', async (t) => {
    const { standIn, move, records } = await open(t);
    standIn.inSession('Planning', ['Paris']);
    standIn.cluster.course = 'completes unanswered';
    await assert.rejects(move('Planning'), /socket hang up|ECONNRESET/);
    assert.equal(records().at(-1)?.status, 0);
    assert.equal(standIn.cluster.people(performance.now()).length, 2);
  });

  test('of somebody who is not allowed to be moved is seen to be that', async (t) => {
    const { standIn, alice, get } = await open(t);
    standIn.cluster.forbidMoves();
    assert.match(await get(`/participants/${alice}`), /<canMove>false</);
    assert.match(await get(`/callLegs/${alice}`), /<canMove>false</);
  });
});
