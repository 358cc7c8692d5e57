/** Writes machines.md, and the last column of sources.md: which requirements rest on which sentence. `npm run generate`. */
import { readFile, writeFile } from 'node:fs/promises';
import { readRequirements } from '../harness/verdict/requirements.ts';
import machines from '../schemas/machines.json' with { type: 'json' };
import type { Machines } from '../schemas/types/machines.ts';
import { machinesPage } from './machines-page.ts';

const file = new URL('sources.md', import.meta.url);
const none = 'states no behaviour';

/** `sources.md` with its last column as the feature files have it; a sentence that states no behaviour keeps saying so. */
export function mapped(sources: string, requirements = readRequirements()): string {
  return sources.replace(/^\| (S1-\d+) \| (.*) \| (.*) ?\|$/gm, (_, id: string, says: string, before: string) => {
    const resting = requirements.filter(({ source }) => source.includes(id)).map((requirement) => requirement.id);
    return `| ${id} | ${says} | ${resting.length > 0 ? resting.join(', ') : before.trim() === none ? none : ''} |`;
  });
}

/** The page of the machines, as it ought to be. */
export function pageOfMachines(): string {
  const { participantInstance, credential, call, move } = machines as Machines;
  return machinesPage([participantInstance, credential, call, move]);
}

if (import.meta.main) {
  await writeFile(file, mapped(await readFile(file, 'utf8')));
  await writeFile(new URL('machines.md', import.meta.url), pageOfMachines());
}
