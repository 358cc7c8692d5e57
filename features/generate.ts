/**
 * Writes machines.md, and the last column of sources.md: which requirements rest on which sentence. `npm run generate`.
 * With the file of a whole proof as its argument it writes strength.md from that, and nothing else.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { listDefects, listVariants } from '../harness/prove/deviations.ts';
import { readRequirements } from '../harness/verdict/requirements.ts';
import machines from '../schemas/machines.json' with { type: 'json' };
import type { Machines } from '../schemas/types/machines.ts';
import type { Proof } from '../schemas/types/proof.ts';
import { machinesPage } from './machines-page.ts';
import { strengthPage } from './strength-page.ts';

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

async function writePages(): Promise<void> {
  await writeFile(file, mapped(await readFile(file, 'utf8')));
  await writeFile(new URL('machines.md', import.meta.url), pageOfMachines());
}

async function writeStrength(proofFile: string): Promise<void> {
  const proof = JSON.parse(await readFile(proofFile, 'utf8')) as Proof;
  const [defects, variants] = await Promise.all([listDefects(), listVariants()]);
  await writeFile(new URL('strength.md', import.meta.url), strengthPage({ proof, defects, variants }));
}

if (import.meta.main) {
  const [, , proof] = process.argv;
  await (proof === undefined ? writePages() : writeStrength(proof));
}
