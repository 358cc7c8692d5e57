import { HarnessError, harnessError, reasonOf } from '../errors.ts';
import type { Driver, WebAppSession } from './driver.ts';

/**
 * A driver of somebody else's, so that what it throws is blamed on it: everything but a refusal by the cluster, an
 * error of the catalogue, and giving up because it was told to, becomes E_DRIVER_THREW.
 */
export function foreignDriver(driver: Driver): Driver {
  const guard = guardOf(driver.name);
  return {
    name: driver.name,
    join: (request, sink, signal) => guard(() => driver.join(request, sink, signal), signal),
    open: async (webBridge, credential, sink, signal) =>
      foreignSession(await guard(() => driver.open(webBridge, credential, sink, signal), signal), guard),
  };
}

type Guard = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

function guardOf(driver: string): Guard {
  return async (work, signal) => {
    try {
      return await work();
    } catch (error) {
      if (signal?.aborted || error instanceof HarnessError || isRefusal(error)) throw error;
      throw harnessError('E_DRIVER_THREW', { driver, why: reasonOf(error) }, error);
    }
  };
}

/** By name: a driver's package may have a copy of the class. */
const isRefusal = (error: unknown) => error instanceof Error && error.name === 'Refusal';

function foreignSession(session: WebAppSession, guard: Guard): WebAppSession {
  return {
    setLocalState: (state) => guard(() => session.setLocalState(state)),
    present: (active) => guard(() => session.present(active)),
    chat: (text) => guard(() => session.chat(text)),
    end: () => guard(() => session.end()),
    drop: () => guard(() => session.drop()),
    get isOpen() {
      return session.isOpen;
    },
    get fault() {
      return session.fault;
    },
  };
}
