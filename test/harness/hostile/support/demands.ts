/** What a run owes its user, whatever its target does. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { XMLValidator } from 'fast-xml-parser';
import traceSchema from '../../../../schemas/trace.schema.json' with { type: 'json' };
import type { Verdict } from '../../../../schemas/types/verdict.ts';
import verdictSchema from '../../../../schemas/verdict.schema.json' with { type: 'json' };
import { type Outcome, timing } from './meeting.ts';
import type { Part } from './plot.ts';
import type { Way } from './way.ts';

/**
 * Milliseconds for a run that meets so many ways, on a machine on which a run that meets none takes `calm`: a few requests of
 * each way are given up, and some more when it is cleaned up after. Twice that, for what is done beside waiting.
 */
const longest = (ways: number, calm: number) => 2 * (4 * ways + 10) * timing.request + 3 * calm;

const most = 600 * 1024 * 1024;

/** Everything with which a terminal can be told to do something, or to show words in another order. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const commands = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

/** Stands in names, ids and reasons of hostile nodes. */
export const markup = '<script>alert("canary")</script>';

const linesAtATime = 100;

const ajv = new Ajv({ allowUnionTypes: true });
addFormats.default(ajv);
const isVerdict = ajv.compile(verdictSchema);
const isTraceLine = ajv.compile(traceSchema);

/** What became of one way alone in its run. @throws AssertionError */
export async function assertGoodConduct(outcome: Outcome, { code, says }: Way): Promise<void> {
  assert.equal(outcome.code, code, outcome.stdout + outcome.stderr);
  assert.match(folded(`${outcome.stdout}\n${outcome.stderr}`), says);
  assertManners(outcome);
  if (code === 3) assert.ok(!existsSync(join(outcome.out, 'verdict.json')), 'nothing was judged');
  else await assertEvidence(outcome);
}

/**
 * What became of one way among others in a run: its scenario failed, by the target's fault; nothing did where it was permitted.
 * @throws AssertionError
 */
export function assertBlamed(outcome: Outcome, { way, scenario }: Part): void {
  assert.ok(existsSync(join(outcome.out, 'verdict.json')), outcome.stdout + outcome.stderr);
  const verdict = verdictOf(outcome);
  const failures = verdict.failures.filter((failure) => failure.scenario === scenario);
  const played = verdict.requirements.flatMap((one) => one.scenarios).find(({ id }) => id === scenario);
  const said = failures.map(({ message, code, seen }) => `${message ?? ''} [${code}] ${seen ?? ''}`).join('; ');
  assert.match(folded(said), way.says);
  if (way.code === 4) assert.equal(played?.status, 'pass');
  assert.ok(
    failures.every(({ fault }) => fault === 'target'),
    said,
  );
}

/** What becomes of a run that meets several ways. @throws AssertionError */
export async function assertWhole(outcome: Outcome): Promise<void> {
  assert.equal(outcome.code, 1, outcome.stdout + outcome.stderr);
  assertManners(outcome);
  await assertEvidence(outcome);
}

const folded = (text: string) => text.replace(/\s+/g, ' ');

function assertManners({ stdout, stderr, took, memory, contacted, nodes, ways, calm }: Outcome): void {
  assert.doesNotMatch(stdout + stderr, /\n\s+at .*:\d+:\d+/, 'no stack trace');
  assert.doesNotMatch(stdout + stderr, commands, 'nothing that a terminal would obey');
  const limit = longest(ways, calm);
  assert.ok(took < limit, `it took ${took} ms, and was to take ${limit} at most`);
  assert.ok(memory < most, `it took ${Math.round(memory / 1024 / 1024)} MB`);
  const strangers = contacted.filter((address) => !nodes.includes(address));
  assert.deepEqual(strangers, [], 'nobody else is contacted');
}

const read = ({ out }: Outcome, file: string) => readFileSync(join(out, file), 'utf8');
const verdictOf = (outcome: Outcome) => JSON.parse(read(outcome, 'verdict.json')) as Verdict;

/** The files are whole, of their schemas, and bring nothing of a target's that anybody would obey. */
async function assertEvidence(outcome: Outcome): Promise<void> {
  assert.ok(isVerdict(verdictOf(outcome)), ajv.errorsText(isVerdict.errors));
  assert.equal(XMLValidator.validate(read(outcome, 'junit.xml')), true);
  for (const file of ['junit.xml', 'verdict.json', 'trace.ndjson', 'messages.ndjson']) {
    assert.ok(!commands.test(read(outcome, file)), `nothing that a terminal would obey in ${file}`);
  }
  for (const [index, line] of read(outcome, 'trace.ndjson').split('\n').slice(0, -1).entries()) {
    assert.ok(isTraceLine(JSON.parse(line)), `${line.slice(0, 500)}: ${ajv.errorsText(isTraceLine.errors)}`);
    // A flood leaves many lines, and the nodes of other meetings are in this process, too.
    if (index % linesAtATime === 0) await setImmediate();
  }
  for (const file of ['junit.xml', 'report.html']) {
    assert.ok(!read(outcome, file).includes(markup), `raw markup in ${file}`);
  }
}
