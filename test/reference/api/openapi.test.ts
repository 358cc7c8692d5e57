/** schemas/openapi.yaml and what is served agree, both ways. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { parse } from 'yaml';
import { apiRoutes } from '../../../reference/call-bridge/api/resources.ts';
import type { Operation } from '../../../reference/call-bridge/api/routes.ts';
import { openDatabase } from '../../../reference/database/sqlite.ts';
import { createLog } from '../../../reference/log.ts';
import { createChecker } from '../../../schemas/checker.ts';
import { type ApiServer, startApi, startCall } from '../support/api-server.ts';
import { createFakeModel } from '../support/fake-model.ts';

interface SchemaObject {
  $ref?: string;
  allOf?: SchemaObject[];
  properties?: Record<string, SchemaObject>;
  required?: string[];
  description?: string;
}

interface OperationObject {
  parameters?: { $ref: string }[];
  requestBody?: { content: Record<string, { schema: SchemaObject }> };
  responses: Record<string, { content?: Record<string, { schema: SchemaObject }>; 'x-failures'?: string[] }>;
}

const schemas = new URL('../../../schemas/', import.meta.url);
const openapi = parse(await readFile(new URL('openapi.yaml', schemas), 'utf8'));
const rest = JSON.parse(await readFile(new URL('rest.schema.json', schemas), 'utf8'));
const failureCodes = Object.keys(rest.$defs.FailureBody.properties.failureDetails.properties);

const methods = ['get', 'post', 'put', 'delete'] as const;

const described = new Map<string, OperationObject>(
  Object.entries<Record<string, OperationObject>>(openapi.paths).flatMap(([path, item]) =>
    methods.flatMap((method): [string, OperationObject][] =>
      item[method] ? [[`${method.toUpperCase()} ${path}`, item[method]]] : [],
    ),
  ),
);

const served = new Map<string, Operation>(
  apiRoutes({
    model: createFakeModel(),
    database: openDatabase(':memory:'),
    log: createLog(),
    pageSize: 20,
    username: 'admin',
  }).flatMap(({ path, methods }) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method} ${path.replace(/:(\w+)/g, '{$1}')}`,
      operation,
    ]),
  ),
);

const lookUp = (ref: string): SchemaObject & { name?: string; in?: string } =>
  ref
    .slice(2)
    .split('/')
    .reduce((node, key) => node[key], openapi);

/** A form's parameters, whichever schemas it is put together from. */
const parametersOf = (schema: SchemaObject): { properties: Record<string, SchemaObject>; required: string[] } => {
  const parts = [schema.$ref && lookUp(schema.$ref), ...(schema.allOf ?? [])].filter(
    (part) => typeof part === 'object',
  );
  const inherited = parts.map(parametersOf);
  return {
    properties: Object.assign({}, ...inherited.map(({ properties }) => properties), schema.properties),
    required: [...inherited.flatMap(({ required }) => required), ...(schema.required ?? [])],
  };
};

const withoutDescription = ({ description: _, ...schema }: SchemaObject) => schema;

test('every path and method that is served is described, and the other way round', () => {
  assert.deepEqual([...served.keys()].sort(), [...described.keys()].sort());
});

for (const [name, operation] of described) {
  const { query = [], parameters = {} } = served.get(name) ?? {};

  test(`${name}: parameters are described as they are read`, () => {
    const inQuery = (operation.parameters ?? []).map(({ $ref }) => lookUp($ref).name);
    assert.deepEqual(inQuery.sort(), [...query].sort());
    const form = parametersOf(operation.requestBody?.content['application/x-www-form-urlencoded']?.schema ?? {});
    const read = Object.entries(parameters).map(([parameter, { schema }]) => [parameter, schema]);
    const written = Object.entries(form.properties).map(([parameter, schema]) => [
      parameter,
      withoutDescription(schema),
    ]);
    assert.deepEqual(Object.fromEntries(written), Object.fromEntries(read));
    const required = Object.entries(parameters).filter(([, { required }]) => required);
    // A PUT may leave out what a POST requires.
    assert.deepEqual(form.required, name.startsWith('PUT') ? form.required : required.map(([parameter]) => parameter));
  });
}

test('every failure that is described has a place in the schema', () => {
  for (const [name, { responses }] of described) {
    for (const code of responses['400']?.['x-failures'] ?? [])
      assert.ok(failureCodes.includes(code), `${name}: ${code}`);
  }
});

/** The schema with nothing allowed that it doesn't name, to find what is served but not described. */
const strict = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(strict);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([key, value]) => [key, strict(value)]);
  const closed = 'properties' in node && !Array.isArray(node.properties) && 'type' in node && node.type === 'object';
  return { ...Object.fromEntries(entries), ...(closed && { additionalProperties: false }) };
};

const check = createChecker(strict(rest) as typeof rest);
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
});

const userId = '9b2f1a56-1d1c-4c0f-9d1b-3a8e5f0c7d21';

/** One of everything, and two of some. */
const furnish = async (api: ApiServer): Promise<Record<string, string>> => {
  const { post, database } = api;
  const make = async (path: string, form: Record<string, string>) => (await post(`/api/v1${path}`, form)).id;
  const callProfile = await make('/callProfiles', { participantLimit: '5', lockMode: 'all' });
  const callLegProfile = await make('/callLegProfiles', { name: 'Guests', needsActivation: 'true' });
  const tenant = await make('/tenants', { name: 'Acme', callProfile, participantLimit: '9' });
  const callBridgeGroup = await make('/callBridgeGroups', { name: 'Europe' });
  const callBridge = await make('/callBridges', { name: 'Paris', address: 'https://127.0.0.1:1', callBridgeGroup });
  const webBridge = await make('/webBridges', { url: 'c2w://127.0.0.1:2', callBridge });
  const { coSpace, call } = await startCall(api);
  await api.put(`/api/v1/coSpaces/${coSpace}`, { callId: '100', passcode: '1', callProfile, callLegProfile, tenant });
  const accessMethod = await make(`/coSpaces/${coSpace}/accessMethods`, { callId: '200', importance: '1' });
  await api.put(`/api/v1/calls/${call}`, { messageText: 'Hello', joinAudioMuteOverride: 'true' });
  await startCall(api, 'Space 2');
  const movedParticipant = '26de0160-30b5-4d7b-8a05-304472af284a';
  const form = { movedParticipant, importance: '7', rxAudioMute: 'true', layout: 'stacked' };
  const participant = await make(`/calls/${call}/participants`, form);
  await database.users.insert({ id: userId, userJid: 'carol@example.com', name: 'Carol', email: 'c@example.com' });
  const coSpaceUser = await make(`/coSpaces/${coSpace}/coSpaceUsers`, { userJid: 'uma@meetings.example' });
  const ids = {
    coSpaceUser,
    callProfile,
    callLegProfile,
    callBridgeGroup,
    callBridge,
    webBridge,
    coSpace,
    call,
    accessMethod,
  };
  return { ...ids, tenant, participant, callLeg: participant, user: userId };
};

test('every body that is shown is described, to the last field', async (t) => {
  const api = await startApi(t);
  const ids = await furnish(api);
  for (const [name, { responses }] of described) {
    if (!name.startsWith('GET ')) continue;
    const path = name.slice(4).replace(/\{(\w+)\}/g, (_, id) => ids[id] ?? id);
    const { status, body } = await api.get(`/api/v1${path}`);
    assert.equal(status, 200, name);
    const definition = responses['200']?.content?.['text/xml']?.schema.$ref?.split('/').at(-1) ?? '';
    assert.equal(check(definition, parser.parse(body)), undefined, `${name}: ${body}`);
  }
});

test('refusals keep their schema too', async (t) => {
  const { get, post } = await startApi(t);
  const refusals = [
    await get('/api/v1/nonsense'),
    await get('/api/v1/calls/x'),
    await post('/api/v1/calls', {}),
    await post('/api/v1/calls', 'coSpace=%'),
  ];
  for (const { body } of refusals) assert.equal(check('FailureBody', parser.parse(body)), undefined, body);
});
