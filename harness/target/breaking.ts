/** Breaks a target on purpose, by the commands of its file, and mends it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../checks/faults.ts';
import { type HarnessError, harnessError } from '../errors.ts';
import type { Left } from './clean.ts';
import type { Outstanding } from './ledger.ts';
import { deadNode } from './pulse.ts';
import { runCommand } from './shell.ts';
import type { Target } from './target.ts';

/** Within which a node serves again after what hit it was taken back, in milliseconds. */
const recovery = 20_000;

/** What the target file calls a fault: a link between two nodes may stand there either way round. */
export function faultName({ faults }: Pick<Target, 'faults'>, { kind, nodes }: Fault): string {
  const names = [nodes, nodes.toReversed()].map((ordered) => [kind, ...ordered].join(' '));
  const known = names.find((name) => faults.has(name));
  if (known === undefined) throw harnessError('E_NOT_PROVIDED', { what: `a command for the fault "${names[0]}"` });
  return known;
}

/** @throws HarnessError E_FAULT_COMMAND */
export async function breakIt(target: Target, name: string): Promise<void> {
  const why = await runCommand(target, target.faults.get(name)?.do ?? '');
  if (why !== undefined) throw harnessError('E_FAULT_COMMAND', { command: `${name}, do`, why });
}

/** Resolves when every node serves. @throws HarnessError E_FAULT_COMMAND, E_NOT_RECOVERED */
export async function mend(target: Target, name: string, others: ReadonlySet<string> = new Set()): Promise<void> {
  const why = await runCommand(target, target.faults.get(name)?.undo ?? '');
  if (why !== undefined) throw harnessError('E_FAULT_COMMAND', { command: `${name}, undo`, why });
  await whenServing(target, name, others);
}

/** @param down Nodes that are down by another fault. */
async function whenServing(target: Target, fault: string, down: ReadonlySet<string>): Promise<void> {
  const isUp = ({ name }: { name: string }) => !down.has(name);
  const { timing } = target;
  const nodes = { callBridges: target.callBridges.filter(isUp), webBridges: target.webBridges.filter(isUp), timing };
  const late = performance.now() + recovery;
  for (;;) {
    const dead = await deadNode(nodes);
    if (!dead) return;
    if (performance.now() > late) throw harnessError('E_NOT_RECOVERED', { node: dead.node, fault, why: dead.why });
    await pause(timing.interval);
  }
}

/** Mend what a ledger says is broken. @returns what could not be */
export async function mendAll(target: Target, { broken }: Pick<Outstanding, 'broken'>): Promise<Left[]> {
  const left: Left[] = [];
  for (const { fault, mended } of broken) {
    try {
      await mend(target, fault);
      mended();
    } catch (error) {
      left.push({ node: target.name, path: fault, why: (error as HarnessError).message });
    }
  }
  return left;
}
