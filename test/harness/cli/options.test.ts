import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ids } from '../../../harness/cli/options.ts';

describe('Ids on a command line', () => {
  it('are given one by one or with commas between them, and may have commas themselves', () => {
    assert.deepEqual(ids('STEP-06,API-01.1'), ['STEP-06', 'API-01.1']);
    assert.deepEqual(ids('STEP-09.1.a,b,c', ['STEP-01']), ['STEP-01', 'STEP-09.1.a,b,c']);
    assert.deepEqual(ids('STEP-09.1.a,b,c,STEP-09.1.a=b=c'), ['STEP-09.1.a,b,c', 'STEP-09.1.a=b=c']);
  });
});
