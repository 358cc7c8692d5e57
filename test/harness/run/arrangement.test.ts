import assert from 'node:assert/strict';
import { it } from 'node:test';
import { arrange } from '../../../harness/run/arrangement.ts';
import { coreClass } from '../support/trace.ts';

const scenario = (id: string, ...needs: string[]) => ({ id, title: id, needs, tags: [] });
const ordinary = scenario('STEP-01.1');
const alone = scenario('PLACE-01.1', 'exclusive-use');
const impossible = scenario('STEP-01.2', 'needs-9-call-bridges');
const free = { ...coreClass, levers: ['exclusive-use' as const] };

it('plays alone, at the end, what shares its target with others', () =>
  assert.deepEqual(arrange([alone, ordinary, impossible], [free]), {
    planned: ['PLACE-01.1', 'STEP-01.1'],
    first: [],
    last: ['PLACE-01.1'],
  }));

it('begins with it, beside the others, where it has a target of its own', () =>
  assert.deepEqual(arrange([ordinary, alone], [coreClass, free]), {
    planned: ['STEP-01.1', 'PLACE-01.1'],
    first: ['PLACE-01.1'],
    last: [],
  }));
