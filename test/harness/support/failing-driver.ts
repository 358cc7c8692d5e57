import { harnessError } from '../../../harness/errors.ts';
import { createDriver as createBinding } from '../../../harness/participants/binding.ts';
import type { CreateDriver } from '../../../harness/participants/driver.ts';

let joins = 0;

/** The binding's driver, whose joins after the first fail: by the network of this side, or by its own fault. */
export const createDriver: CreateDriver = async ({ by }) => {
  const binding = await createBinding({});
  return {
    ...binding,
    name: 'failing',
    join: (request, sink, signal) => {
      joins += 1;
      if (joins === 1) return binding.join(request, sink, signal);
      throw by === 'network'
        ? harnessError('E_NETWORK', { node: request.webBridge.name, why: 'EMFILE' })
        : new Error('oh');
    },
  };
};
