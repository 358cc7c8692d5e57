import assert from 'node:assert/strict';
import { it } from 'node:test';
import { configurations, configurationsFor } from '../../../harness/run/embedded-reference.ts';

const plain = configurations[0];

it('starts only the clusters that the scenarios need', () => {
  assert.deepEqual(configurationsFor([{ needs: ['needs-users'] }]), [plain]);
  const both = configurationsFor([{ needs: [] }, { needs: ['exclusive-use', 'needs-users'] }]);
  assert.deepEqual(
    both.map(({ offers }) => offers.includes('exclusive-use')),
    [false, true],
  );
});

it('has a cluster for several needs together', () => {
  const together = configurationsFor([
    { needs: ['needs-kill', 'needs-arrival-time'] },
    { needs: ['needs-arrival-time'] },
  ]);
  assert.deepEqual(
    together.map(({ offers }) => offers.includes('needs-kill')),
    [false, true],
  );
});
