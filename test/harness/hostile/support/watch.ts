/**
 * Loaded into a process of the harness before anything else: writes down whom the process contacted and how much memory it
 * took, into the file that MOVE_CONFORMANCE_WATCHED names, when it ends by itself.
 */
import { writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { isMainThread } from 'node:worker_threads';

export interface Watched {
  /** `address:port` of everybody to whom a connection was tried. */
  contacted: string[];
  /** Largest resident set, in bytes. */
  memory: number;
}

const file = process.env.MOVE_CONFORMANCE_WATCHED;

if (file !== undefined && isMainThread) {
  const contacted = new Set<string>();
  const { connect } = Socket.prototype;
  Socket.prototype.connect = function (this: Socket, ...args: never) {
    this.on('connectionAttempt', (address: string, port: number) => contacted.add(`${address}:${port}`));
    return connect.apply(this, args) as Socket;
  };
  process.on('exit', () => {
    const watched: Watched = { contacted: [...contacted], memory: process.resourceUsage().maxRSS * 1024 };
    writeFileSync(file, JSON.stringify(watched));
  });
}
