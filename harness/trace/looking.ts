import type { ActRecord } from './record.ts';

/** Whether it is what the harness does to see, not to change anything. */
export const isLooking = ({ act }: Pick<ActRecord, 'act'>): boolean =>
  ['look for secrets', 'try dead credentials', 'verify signature', 'wait', 'wait a while'].includes(act);
