/** Permitted differences in the states of things. */
import type { Variant } from '../deviation.ts';

export const answersAtOnce: Variant = {
  id: 'answers-at-once',
  permits: 'TRUTH-09: a state may be so short that nobody sees it',
  title: 'A room answers without ringing.',
  apply: (parts) => ({
    ...parts,
    createSip(deps) {
      const sip = parts.createSip(deps);
      return { ...sip, ring: (instance) => sip.replace(instance) };
    },
  }),
};

export const slowToAnswer: Variant = {
  id: 'slow-to-answer',
  permits: 'openapi.yaml, "SIP": the far end answers within 5 seconds',
  title: 'A room rings for three seconds and more before it answers.',
  apply: (parts) => ({
    ...parts,
    adjustSettings: (settings) => ({ ...parts.adjustSettings(settings), ringTime: 3_500 }),
  }),
};
