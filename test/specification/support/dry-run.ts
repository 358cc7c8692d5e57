import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { loadConfiguration, loadSupport, runCucumber } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { packageRoot } from '../../../harness/package-root.ts';

export interface DryRun {
  /** The text of every step. */
  steps: readonly string[];
  /** Those for which the specification has no sentence, or more than one. */
  wrong: readonly string[];
}

/**
 * What has the sentences of feature files looked up, and plays nothing. The sentences are loaded once: in one process that can
 * be done no second time.
 */
export async function dryRunner(): Promise<(features: readonly string[]) => Promise<DryRun>> {
  const nowhere = new PassThrough().resume();
  const environment = { cwd: packageRoot, stdout: nowhere, stderr: nowhere };
  const configurationFor = async (paths: string[]) => {
    const provided = { paths, import: ['steps/**/*.ts'], dryRun: true, format: ['summary'] };
    return (await loadConfiguration({ provided, file: false }, environment)).runConfiguration;
  };
  const support = await loadSupport(await configurationFor([]), environment);
  return async (features) => {
    const folder = await mkdtemp(join(tmpdir(), 'dry-run-'));
    try {
      await Promise.all(features.map((text, index) => writeFile(join(folder, `${index}.feature`), text)));
      const reader = new Reader();
      const configuration = await configurationFor([`${folder}/*.feature`]);
      await runCucumber({ ...configuration, support }, environment, (envelope) => reader.read(envelope));
      return reader;
    } finally {
      await rm(folder, { recursive: true });
    }
  };
}

/** Follows cucumber's messages. */
class Reader implements DryRun {
  readonly wrong: string[] = [];
  readonly #texts = new Map<string, string>();

  get steps(): string[] {
    return [...this.#texts.values()];
  }

  read({ pickle, testCase, parseError }: Envelope): void {
    if (parseError) this.wrong.push(parseError.message);
    for (const { id, text } of pickle?.steps ?? []) this.#texts.set(id, text);
    for (const { stepDefinitionIds = [], pickleStepId } of testCase?.testSteps ?? []) {
      if (pickleStepId !== undefined && stepDefinitionIds.length !== 1)
        this.wrong.push(this.#texts.get(pickleStepId) ?? '');
    }
  }
}
