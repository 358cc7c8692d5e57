#!/usr/bin/env node
// Plain JavaScript, so that a Node that is too old can at least say so.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `move-conformance needs Node.js 22.18 or newer, and this is ${process.versions.node}: install a newer one, ` +
      'or in a checkout run `npm ci` with its install scripts allowed, which brings one along.',
  );
  process.exit(2);
}

// Cucumber looks for files by an interface that Node 22 calls experimental; that is no news for a user.
process.removeAllListeners('warning');
process.on('warning', (warning) => {
  if (warning.name !== 'ExperimentalWarning') console.error(`${warning.name}: ${warning.message}`);
});

// What Node has compiled it keeps for the next start; threads and child processes find it by the environment. Coverage is
// only exact without that.
if (process.env.NODE_V8_COVERAGE === undefined) {
  process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'node-compile-cache');
  module.enableCompileCache();
}

// Whoever reads our output may stop reading; that is no reason to stop working.
process.stdout.on('error', () => {});

/** The sources of a checkout, or what a package has been built from them. */
const moduleOf = (room) => {
  const source = new URL(`../${room}/cli/main.ts`, import.meta.url);
  return existsSync(source) ? source : new URL(`../dist/${room}/cli/main.js`, import.meta.url);
};

const args = process.argv.slice(2);
const room = ['reference', 'web-app', 'move', 'defects', 'variants'].includes(args[0]) ? 'reference' : 'harness';
const { main } = await import(moduleOf(room).href);
process.exitCode = await main(args);
