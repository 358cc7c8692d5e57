/** Faults in numbers: at the edge of what is allowed, and where something is no number at all. */
import type { Defect } from '../deviation.ts';
import { told } from '../link/c2w-words.ts';
import { onForms, withValues } from '../on-forms.ts';

export const numberWithoutZero: Defect = {
  id: 'number-without-zero',
  requirement: 'STEP-07',
  title: 'The numeric id in the move message has lost its leading zeros.',
  how: 'What is called numeric is kept as a number.',
  apply: (parts) => ({
    ...parts,
    createArrival: (deps) =>
      parts.createArrival({
        ...deps,
        c2w: {
          ...deps.c2w,
          ask(webBridge, word, body) {
            if (word.path !== told.move.path) return deps.c2w.ask(webBridge, word, body);
            const text = JSON.stringify(body).replace(/("numericId":")0+(?=\d)/, '$1');
            return deps.c2w.ask(webBridge, word, JSON.parse(text) as typeof body);
          },
        },
      }),
  }),
};

export const largestIsTooLarge: Defect = {
  id: 'largest-is-too-large',
  requirement: 'API-15',
  title: 'The largest importance is refused.',
  how: 'The bound is taken for the first value that is not allowed.',
  apply: onForms((form) =>
    withValues(form, (name, value) => (name === 'importance' && value === '2147483647' ? '2147483648' : value)),
  ),
};

export const fiftyIsTooLong: Defect = {
  id: 'fifty-is-too-long',
  requirement: 'API-18',
  title: 'A label of fifty bytes is refused.',
  how: 'The fiftieth is kept for the zero at the end.',
  apply: onForms((form) =>
    withValues(form, (name, value) =>
      name === 'nameLabelOverride' && Buffer.byteLength(value) === 50 ? `${value}.` : value,
    ),
  ),
};

export const lettersForBytes: Defect = {
  id: 'letters-for-bytes',
  requirement: 'API-23',
  title: 'A label may have fifty letters, however many bytes they are.',
  how: 'The length of a text is what the language says it is.',
  apply: onForms((form) =>
    withValues(form, (name, value) =>
      name === 'nameLabelOverride' && value.length <= 50 ? value.replace(/[^\0-\x7f]/g, '?') : value,
    ),
  ),
};
