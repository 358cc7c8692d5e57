/**
 * A process that tries one thing after another: the steps are loaded once, and so is the reference. Started by the crew of provers;
 * it ends when they are gone.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reasonOf } from '../errors.ts';
import { loadSteps } from '../run/cucumber.ts';
import { readRequirements } from '../verdict/requirements.ts';
import { ReferenceHost } from './reference-host.ts';
import { attempt, type Laboratory, type Trial, type Tried } from './trial.ts';

/** What a prover answers a trial with. */
export type Outcome = { tried: Tried } | { error: string };

const folder = mkdtempSync(join(tmpdir(), 'move-conformance-trials-'));
// Also in the middle of a trial, when whoever asked is gone.
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const laboratory: Promise<Laboratory> = open();

async function open(): Promise<Laboratory> {
  const [host, steps] = await Promise.all([ReferenceHost.open(), loadSteps()]);
  return { host, steps, requirements: readRequirements(), folder };
}

process.on('message', async (trial: Trial) => {
  const outcome = await outcomeOf(trial);
  // Whoever asked may have gone meanwhile.
  if (process.connected) process.send?.(outcome);
});

process.on('disconnect', async () => {
  await (await laboratory).host.close();
});

async function outcomeOf(trial: Trial): Promise<Outcome> {
  try {
    return { tried: await attempt(await laboratory, trial) };
  } catch (error) {
    return { error: reasonOf(error) };
  }
}
