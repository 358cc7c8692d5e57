import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { holds, notYet } from '../../../harness/checks/check.ts';
import { withTrouble } from '../../../harness/checks/trouble.ts';
import { scene } from '../support/scene.ts';

const missing = notYet('Alice is shown', 'no Call Bridge shows Alice');
const seen = (answer: ReturnType<typeof notYet>) => (answer.is === 'holds' ? undefined : answer.seen);
const cluster = () => scene().callBridges('Paris', 'Tokyo');

describe('What a check did not find', () => {
  it('is said with who answers 500 or more', () => {
    const { records } = cluster().refuses('Paris', '/participants', 503).refuses('Tokyo', '/participants', 404);
    assert.equal(seen(withTrouble(missing, records)), 'no Call Bridge shows Alice; Paris answers 503');
  });

  it('is said alone where a Call Bridge has answered since', () => {
    const { records } = cluster().refuses('Paris', '/participants', 503).refuses('Paris', '/participants', 404);
    assert.deepEqual(withTrouble(missing, records), missing);
  });

  it('is not said twice', () => {
    const { records } = cluster().refuses('Paris', '/participants', 503);
    const told = notYet('Alice is shown', 'it answers 503');
    assert.deepEqual(withTrouble(told, records), told);
  });

  it('is nothing where the check holds', () => {
    const { records } = cluster().refuses('Paris', '/participants', 503);
    assert.deepEqual(withTrouble(holds(), records), holds());
  });
});
