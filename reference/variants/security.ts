/** Permitted differences in how those are turned away who mean no good. */
import type { Variant } from '../deviation.ts';
import { refuse } from '../link/refusal.ts';

const asText = /[\p{Cc}\p{Cs}\p{Cn}]/u;

export const namesOfLettersOnly: Variant = {
  id: 'unshowable-names-refused',
  permits: 'SEC-10: refused, or shown as well as can be',
  title: 'Nobody joins with a name that holds a control character, or what is no character.',
  apply: (parts) => ({
    ...parts,
    createAdmission(deps) {
      const admission = parts.createAdmission(deps);
      return {
        async admit(request) {
          if (asText.test(request.name ?? '')) throw refuse('malformed');
          return admission.admit(request);
        },
      };
    },
  }),
};

export const refusedInWords: Variant = {
  id: 'refused-in-words',
  permits: 'SEC-14: the connection is closed, or the upgrade refused',
  title: 'Who shows no good certificate on C2W is answered 403, and not hung up on.',
  apply: (parts) => ({
    ...parts,
    // Whether the certificate is good is looked at again when a socket is asked for.
    listenerOptions: (options) => ({ ...parts.listenerOptions(options), rejectUnauthorized: false }),
  }),
};
