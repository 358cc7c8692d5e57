import type { DriverEvent, DriverSink, Invalid } from '../../../harness/participants/driver.ts';

export interface RecordedFrame {
  direction: 'sent' | 'received';
  payload: unknown;
  secrets: readonly string[];
  invalid?: Invalid | undefined;
}

export interface MemorySink extends DriverSink {
  events: DriverEvent[];
  frames: RecordedFrame[];
  /** The first event of a kind, when it is there. */
  next(event: DriverEvent['event']): Promise<DriverEvent>;
  /** The next frame that somebody is blamed for. */
  invalid(): Promise<RecordedFrame>;
}

/** A sink that keeps everything, and can be waited at. */
export function memorySink(): MemorySink {
  const events: DriverEvent[] = [];
  const frames: RecordedFrame[] = [];
  let wake: () => void = () => {};
  let changed = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const change = () => {
    wake();
    changed = new Promise<void>((resolve) => {
      wake = resolve;
    });
  };
  const waitFor = async <T>(find: () => T | undefined): Promise<T> => {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      await changed;
    }
  };
  return {
    events,
    frames,
    experience(event) {
      events.push(event);
      change();
    },
    frame(direction, payload, secrets = [], invalid) {
      frames.push({ direction, payload, secrets, invalid });
      change();
    },
    next: (kind) => waitFor(() => events.find(({ event }) => event === kind)),
    invalid: () => waitFor(() => frames.find(({ invalid }) => invalid !== undefined)),
  };
}
