/** Verdicts that can't lie: what has made other harnesses green while something was broken. All of it through the real command. */
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Verdict } from '../../../schemas/types/verdict.ts';
import { type Checkout, checkout } from '../support/checkout.ts';
import { command, type Ended, start } from '../support/command.ts';
import { type Reference, reference } from '../support/reference.ts';

const scenario = 'STEP-07.1';

let cluster: Reference;
before(async () => {
  cluster = await reference(['--no-exclusive-use']);
});
after(() => cluster[Symbol.asyncDispose]());

const outOf = (name: string) => join(cluster.folder, name);
const runArgs = (name: string, ...options: string[]) => [
  ...['run', '--target', cluster.targetFile, '--out', outOf(name), '--parallel', '1'],
  ...(options.includes('--requirement') ? options : ['--requirement', scenario, ...options]),
];
const verdictIn = (name: string) => JSON.parse(readFileSync(join(outOf(name), 'verdict.json'), 'utf8')) as Verdict;

/** No verdict that is good, no stack trace, and these words. */
function assertNotGreen({ code, stdout, stderr }: Ended, expected: number, words: RegExp): void {
  const said = stdout + stderr;
  assert.equal(code, expected, said);
  assert.match(said.replace(/\s+/g, ' '), words);
  assert.doesNotMatch(said, /Conformant:/);
  assert.doesNotMatch(said, /^ +at .*:\d+:\d+\)?$/m);
}

describe('What is not there does not pass', { concurrency: 2 }, () => {
  it('where the target does not claim what a scenario needs: 4', async () => {
    const ended = await command(runArgs('unclaimed', '--requirement', 'FAIL-11'));
    assertNotGreen(ended, 4, /nothing of what was selected applies to this target/);
    const { requirements } = verdictIn('unclaimed');
    assert.equal(requirements.find(({ id }) => id === 'FAIL-11')?.status, 'not-applicable');
  });

  it('where everything was skipped, the time being over: 4', async () => {
    assertNotGreen(await command(runArgs('skipped', '--budget', '1ms')), 4, /Incomplete: .*budget/);
    assert.equal(verdictIn('skipped').counts.pass, 0);
  });

  it('where only what the harness plays was selected: 4', async () => {
    assertNotGreen(await command(runArgs('played', '--requirement', 'WEB-01')), 4, /Incomplete/);
    assert.equal(verdictIn('played').requirements.find(({ id }) => id === 'WEB-01')?.status, 'played');
  });
});

describe('The evidence is whole, or there is none', { concurrency: 2 }, () => {
  it('a trace that was cut off is not judged: 2', async () => {
    await command(runArgs('whole'));
    cpSync(outOf('whole'), outOf('cut'), { recursive: true });
    const file = join(outOf('cut'), 'trace.ndjson');
    truncateSync(file, readFileSync(file).length - 40);
    assertNotGreen(await command(['judge', outOf('cut')]), 2, /E_TRACE_CUT_OFF/);
    appendFileSync(join(outOf('whole'), 'trace.ndjson'), '{"kind":"footer"}\n');
    assertNotGreen(await command(['judge', outOf('whole')]), 2, /E_TRACE_ALTERED/);
  });

  it('a file that cannot be written is known before anybody is contacted: 2', async () => {
    mkdirSync(join(outOf('folder'), 'trace.ndjson', 'not-empty'), { recursive: true });
    assertNotGreen(await command(runArgs('folder')), 2, /E_OUT_UNWRITABLE/);
  });

  it('two runs do not write into one folder: the second ends with 2, the first is not harmed', async () => {
    const first = start(runArgs('shared', '--requirement', 'STEP-07'));
    await first.says('Looked at');
    assertNotGreen(await command(runArgs('shared')), 2, /E_OUT_IN_USE/);
    assert.equal((await first.ended).code, 4);
    assert.equal((await command(['judge', outOf('shared')])).code, 4);
    assert.ok(!existsSync(join(outOf('shared'), 'run.pid')));
  });

  it('a folder of a run that was killed can be used again', async () => {
    mkdirSync(outOf('left'));
    // No process has this number: it is beyond what there can be.
    writeFileSync(join(outOf('left'), 'run.pid'), '99999999\n');
    assert.equal((await command(runArgs('left'))).code, 4);
  });
});

describe('What fails now and then has failed', () => {
  it('with --repeat: 1, and 4 without', async () => {
    await using sometimes = await reference(['--no-exclusive-use', '--defect', 'move-told-twice-at-times']);
    const args = (name: string, repeat: string) => [
      ...['run', '--target', sometimes.targetFile, '--out', outOf(name), '--parallel', '1'],
      ...['--requirement', scenario, '--repeat', repeat],
    ];
    assert.equal((await command(args('once', '1'))).code, 4);
    const ended = await command(args('often', '3'));
    // The second message comes before the first step that asks, or before the second: that is chance.
    assertNotGreen(ended, 1, /FAIL STEP-07.*(2 move messages came|seen told too: Alice)/);
    assert.equal(verdictIn('often').failures.length, 1);
  });
});

describe('A harness that is wrong gives no verdict', { concurrency: 2 }, () => {
  const wrong = async (name: string, change: (copy: Checkout) => void, ...options: string[]): Promise<Ended> => {
    const copy = checkout();
    try {
      change(copy);
      return await start(runArgs(name, ...options), {}, copy.bin).ended;
    } finally {
      copy.remove();
    }
  };
  const feature = 'features/the-eleven-steps.feature';

  it('where a step has no definition: 3', async () => {
    const ended = await wrong('undefined', (copy) =>
      copy.change(feature, 'And nobody else is told to move', 'And nobody else is told of it', `@${scenario}`),
    );
    assertNotGreen(ended, 3, /No verdict: .*a step is undefined/);
  });

  it('where two definitions fit a step: 3', async () => {
    const ended = await wrong('ambiguous', (copy) =>
      copy.change(
        'steps/sessions.steps.ts',
        "Then('nobody else is told to move'",
        "Then(/nobody else is told to move/, async function () {});\nThen('nobody else is told to move'",
      ),
    );
    assertNotGreen(ended, 3, /No verdict: .*a step is ambiguous/);
  });

  it('where a step asks no check: 4', async () => {
    const asked = '      Then Alice is told once to move to Planning\n      And nobody else is told to move\n';
    const ended = await wrong('asks-nothing', (copy) => copy.change(feature, asked, '', `@${scenario}`));
    assertNotGreen(ended, 4, /Incomplete: of the 1 selected 0 passed/);
  });

  it('where a check throws: 3', async () => {
    const ended = await wrong('throws', (copy) =>
      copy.change(
        'harness/checks/sessions.ts',
        'export const nobodyElseTold: Check<Nothing> = (records) => {',
        "export const nobodyElseTold: Check<Nothing> = (records) => {\n  if (records.length > 0) throw new Error('oh');",
      ),
    );
    assertNotGreen(ended, 3, /No verdict: .*oh/);
  });

  it('where it says what the interface does not know: 3', async () => {
    const ended = await wrong('own-schema', (copy) =>
      copy.change('schemas/web-app.schema.json', '"numericId": {', '"numericID": {'),
    );
    assertNotGreen(ended, 3, /No verdict|E_/);
  });

  it('where a Rule has no scenario: 3', async () => {
    const ended = await wrong('no-scenario', (copy) => copy.change('features/diagnosis.feature', '@planned', ''));
    assertNotGreen(ended, 3, /E_SPECIFICATION/);
  });

  it('where a scenario has no Rule: 3', async () => {
    const ended = await wrong('no-rule', (copy) =>
      copy.change(feature, `  @${scenario.replace('.1', '')} @must`, '  @must'),
    );
    assertNotGreen(ended, 3, /E_SPECIFICATION/);
  });

  const exiting = (copy: Checkout) =>
    copy.change(
      'steps/sessions.steps.ts',
      "Then('nobody else is told to move'",
      "Then('nobody else is told to move', () => process.exit(0));\nThen('nobody is told'",
    );

  it('where its process is ended from within: 3', async () => {
    assertNotGreen(await wrong('ended', exiting), 3, /E_RUN_CRASHED/);
  });

  it('where a worker dies: 3', async () => {
    const ended = await wrong('worker', exiting, '--requirement', 'STEP-07,STEP-06,STEP-05', '--parallel', '2');
    assertNotGreen(ended, 3, /No verdict: .*The run broke off: (.*left no trace|a worker ended before it was done)/);
  });
});

describe('A target that fails now and then', { concurrency: 2 }, () => {
  it('by losing every connection in every tenth scenario: 1, and the others are judged as ever', async () => {
    const copy = checkout();
    try {
      copy.change(
        'reference/listener.ts',
        'const server = createServer(options, handler);',
        `const all = ((globalThis as any).all ??= { sockets: new Set(), made: 0 });
         const server = createServer(options, (request, response) => {
           if (request.method === 'POST' && request.url?.endsWith('/coSpaces')) all.made += 1;
           if (all.made >= 20) {
             all.made = 0;
             for (const socket of all.sockets) socket.destroy();
             all.sockets.clear();
           } else handler(request, response);
         });
         server.on('connection', (socket) => all.sockets.add(socket));`,
      );
      const some = ['--requirement', 'STEP-05,STEP-06,STEP-07,STEP-09,STEP-10,JWT-01,JWT-02,API-02,API-03'];
      const ended = await start(['run', ...some, '--out', outOf('frail'), '--parallel', '1'], {}, copy.bin).ended;
      assertNotGreen(ended, 1, /Not conformant: \d+ of \d+ required requirements failed/);
      const scenarios = verdictIn('frail').requirements.flatMap((requirement) => requirement.scenarios);
      const count = (status: string) => scenarios.filter((one) => one.status === status).length;
      assert.ok(count('fail') >= 2 && count('pass') > count('fail'), ended.stdout);
    } finally {
      copy.remove();
    }
  });
});

describe('A proof that does not hold is told', { concurrency: 2 }, () => {
  const proved = async (change: (copy: Checkout) => void, ...options: string[]): Promise<Ended> => {
    const copy = checkout();
    try {
      change(copy);
      const out = outOf(`proof-${options.join('-')}`);
      return await start(['prove', ...options, '--parallel', '1', '--out', out], {}, copy.bin).ended;
    } finally {
      copy.remove();
    }
  };

  it('as soon as there is a defect that nothing catches: 1', async () => {
    const ended = await proved(
      (copy) =>
        copy.change(
          'reference/defects/move-message.ts',
          'if (word.path === toldToWebBridge.move.path) await',
          'if (false) await',
        ),
      ...['--only', 'defects', '--defect', 'move-told-twice'],
    );
    assertNotGreen(ended, 1, /SURVIVED move-told-twice: STEP-06 .*Not proved/);
  });

  it('as soon as there is a variant that something objects to: 1', async () => {
    const ended = await proved(
      (copy) =>
        copy.change(
          'reference/variants/index.ts',
          'export const variants: readonly Variant[] = ',
          "export const variants: readonly Variant[] = [{ ...(await import('../defects/move-message.ts')).moveToldTwice, id: 'told-twice', permits: 'nothing' } as Variant];\nexport const others: readonly Variant[] = ",
        ),
      ...['--only', 'variants', '--requirement', 'STEP-06.2'],
    );
    assertNotGreen(ended, 1, /RED told-twice: .*Not proved/);
  });
});
