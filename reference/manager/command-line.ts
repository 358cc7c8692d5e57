import { quoted } from '../processes/faults.ts';

/**
 * The shell command that starts this manager, which finds what it is to do in the environment.
 * @param args Behind `move`.
 */
export const managerCommand = (args: readonly string[]): string =>
  [process.execPath, process.argv[1] ?? '', 'move', ...args].map(quoted).join(' ');
