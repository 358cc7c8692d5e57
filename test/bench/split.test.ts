import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitOf } from '../../bench/split.ts';
import type { HeaderRecord, TraceRecord } from '../../harness/trace/record.ts';

const look = { kind: 'rest', node: 'Paris', method: 'GET', path: '/api/v1/calls', status: 200 } as const;
const check = { kind: 'check', requirement: 'STEP-01', check: 'callHas', args: {}, holds: true } as const;

test('exchanges are the target’s, pauses between two looks are waiting, the rest is the harness’s', () => {
  const records = [
    { kind: 'started', seq: 1, time: 0, requirement: 'STEP-01', title: 'One' },
    { kind: 'step', seq: 2, time: 20, keyword: 'Then', text: 'it is so' },
    { ...look, seq: 3, time: 30, took: 10 },
    { ...look, seq: 4, time: 65, took: 10 },
    { ...check, seq: 5, time: 66, since: 2, bound: 2000 },
    { kind: 'step', seq: 6, time: 70, keyword: 'Then', text: 'it stays so' },
    { ...check, seq: 7, time: 320 },
    { kind: 'finished', seq: 8, time: 400 },
  ] as TraceRecord[];
  const began = '2026-01-01T00:00:01.000Z';
  const header = { began } as HeaderRecord;
  const footer = { kind: 'footer', lines: 9, digest: '', ended: began } as const;
  const run = { began: Date.parse(began) - 500, ended: Date.parse(began) + 450 };
  assert.deepEqual(splitOf({ header, blocks: [records], footer }, run), {
    startUp: 500,
    playing: 400,
    ending: 50,
    lanes: 1,
    target: 20,
    waiting: 25 + 250,
    harness: 400 - 20 - 275,
    idle: 0,
  });
});
