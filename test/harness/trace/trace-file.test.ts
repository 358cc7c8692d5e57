import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readTrace, writeFooter, writeHeader } from '../../../harness/trace/trace-file.ts';
import { block, requirement, traceOf } from '../support/trace.ts';

describe('A trace file', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'move-conformance-test-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const { header } = traceOf([requirement('STEP-01')], []);
  const written = () => {
    const file = join(folder, 'trace.ndjson');
    writeHeader(file, header);
    for (const id of ['STEP-01.1', 'STEP-01.2']) {
      appendFileSync(
        file,
        block(id)
          .map((record) => `${JSON.stringify(record)}\n`)
          .join(''),
      );
    }
    return file;
  };
  const whole = () => {
    const file = written();
    writeFooter(file, { ended: '2026-01-01T00:00:01.000Z', stopped: { fault: 'budget', code: 'X', message: 'm' } });
    return file;
  };

  it('is read as it was written', () => {
    const trace = readTrace(whole());
    assert.deepEqual(trace.header, header);
    assert.deepEqual(trace.blocks, [block('STEP-01.1'), block('STEP-01.2')]);
    assert.deepEqual([trace.footer.lines, trace.footer.stopped?.fault], [7, 'budget']);
  });

  it('is reported when any byte of it was changed', () => {
    const file = whole();
    const bytes = readFileSync(file);
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      writeFileSync(file, changed);
      assert.throws(() => readTrace(file), { name: 'HarnessError', exitCode: 2, code: /E_TRACE_/ }, `byte ${index}`);
    }
  });

  it('is reported when it was cut off', () => {
    const unfinished = { code: 'E_TRACE_CUT_OFF', exitCode: 2 };
    assert.throws(() => readTrace(written()), unfinished);
    const file = whole();
    const bytes = readFileSync(file);
    for (const length of [bytes.length - 1, bytes.length - 40, 0]) {
      writeFileSync(file, bytes.subarray(0, length));
      assert.throws(() => readTrace(file), unfinished);
    }
  });

  it('is reported when it is not there', () => {
    assert.throws(() => readTrace(join(folder, 'none')), { code: 'E_TRACE_UNREADABLE', exitCode: 2 });
  });
});
