import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Driver, Refusal } from '../../../harness/participants/driver.ts';
import { foreignDriver } from '../../../harness/participants/foreign-driver.ts';

const driverThat = (join: Driver['join']) =>
  foreignDriver({ name: 'theirs', join, open: () => Promise.reject(new TypeError('x is not a function')) });
const join = (driver: Driver, signal = new AbortController().signal) => driver.join({} as never, {} as never, signal);

describe("Somebody else's driver", () => {
  it('is blamed for what it throws', async () => {
    const thrower = driverThat(() => {
      throw new Error('no such method');
    });
    const blamed = { code: 'E_DRIVER_THREW', fault: 'harness', message: /theirs threw: no such method/ };
    await assert.rejects(join(thrower), blamed);
    await assert.rejects(thrower.open({} as never, '', {} as never, new AbortController().signal), {
      ...blamed,
      message: /x is not a function/,
    });
  });

  it("may pass on the cluster's refusal, also by a class of its own", async () => {
    await assert.rejects(join(driverThat(() => Promise.reject(new Refusal('full')))), { name: 'Refusal' });
    const own = Object.assign(new Error('full'), { name: 'Refusal' });
    await assert.rejects(join(driverThat(() => Promise.reject(own))), { name: 'Refusal' });
  });

  it('may give up when it is told to', async () => {
    const reason = new Error('enough');
    await assert.rejects(
      join(
        driverThat(() => Promise.reject(reason)),
        AbortSignal.abort(reason),
      ),
      reason,
    );
  });
});
