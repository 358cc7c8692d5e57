/** Writes the last column of sources.md: which requirements rest on which sentence. `npm run generate`. */
import { readFile, writeFile } from 'node:fs/promises';
import { readRequirements } from '../harness/verdict/requirements.ts';

const file = new URL('sources.md', import.meta.url);
const none = 'states no behaviour';

/** `sources.md` with its last column as the feature files have it; a sentence that states no behaviour keeps saying so. */
export function mapped(sources: string, requirements = readRequirements()): string {
  return sources.replace(/^\| (S1-\d+) \| (.*) \| (.*) ?\|$/gm, (_, id: string, says: string, before: string) => {
    const resting = requirements.filter(({ source }) => source.includes(id)).map((requirement) => requirement.id);
    return `| ${id} | ${says} | ${resting.length > 0 ? resting.join(', ') : before.trim() === none ? none : ''} |`;
  });
}

if (import.meta.main) await writeFile(file, mapped(await readFile(file, 'utf8')));
