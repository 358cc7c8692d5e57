/** Whatever the harness parses: what was written comes back, and nothing that anybody could write gets anything but an answer. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { InvalidArgumentError } from 'commander';
import fc from 'fast-check';
import { duration, ids, order, wholeNumber } from '../../harness/cli/options.ts';
import { HarnessError } from '../../harness/errors.ts';
import { Ledger, readLedger } from '../../harness/target/ledger.ts';
import { readTargetFile } from '../../harness/target/target-file.ts';
import { readTrace, writeFooter, writeHeader } from '../../harness/trace/trace-file.ts';
import { readBaseline } from '../../harness/verdict/baseline.ts';
import { parseJson } from '../../harness/wire/json.ts';
import { parseXml } from '../../harness/wire/xml.ts';
import { parseForm } from '../../reference/call-bridge/api/form.ts';
import { toXml } from '../../reference/call-bridge/api/xml.ts';
import { parseMessage } from '../../reference/link/message.ts';

/** Texts of any characters, and those that have what a parser looks for. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'<>&;"\'=/!?[]{}:,\\ \n\t\u0000#x0aé😀'.split('')), maxLength: 60 }),
);

/** JSON of any shape, sound or cut off. */
const json = fc
  .tuple(fc.jsonValue(), fc.nat(), fc.boolean())
  .map(([value, at, isCut]) => (isCut ? JSON.stringify(value).slice(0, at) : JSON.stringify(value)));

/** @returns its code, where it threw what the catalogue has; undefined where it came back */
async function codeOf(work: () => unknown): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof HarnessError) return error.code;
    throw error;
  }
}

describe('A file of anything', () => {
  let folder = '';
  let file = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'parsers-'));
    file = join(folder, 'file');
  });
  after(() => rmSync(folder, { recursive: true }));

  const readers: Readonly<Record<string, { read: () => unknown; codes: readonly string[] }>> = {
    'target file': { read: () => readTargetFile(file), codes: ['E_TARGET_UNREADABLE', 'E_TARGET_INVALID'] },
    baseline: { read: () => readBaseline(file, [], new Date()), codes: ['E_BASELINE_UNREADABLE'] },
    ledger: { read: () => readLedger(file), codes: ['E_LEDGER_UNREADABLE'] },
    trace: { read: () => readTrace(file), codes: ['E_TRACE_UNREADABLE', 'E_TRACE_CUT_OFF', 'E_TRACE_ALTERED'] },
  };
  for (const [name, { read, codes }] of Object.entries(readers))
    it(`is no ${name}, and that is said`, async () => {
      const lines = fc.array(fc.oneof(json, text), { maxLength: 4 }).map((all) => `${all.join('\n')}\n`);
      await fc.assert(
        fc.asyncProperty(fc.oneof(text, json, lines), async (content) => {
          writeFileSync(file, content);
          const code = await codeOf(read);
          assert.ok(code === undefined || codes.includes(code), code);
        }),
        { numRuns: 300 },
      );
    });

  it('that is the beginning of a trace, is none', async () => {
    writeHeader(file, { kind: 'header', format: 1 } as Parameters<typeof writeHeader>[1]);
    writeFooter(file, { ended: '2026-11-02T10:00:00.000Z' });
    const whole = readFileSync(file);
    assert.equal(await codeOf(() => readTrace(file)), undefined);
    for (let length = 0; length < whole.length; length += 1) {
      writeFileSync(file, whole.subarray(0, length));
      assert.notEqual(await codeOf(() => readTrace(file)), undefined, `${length} bytes`);
    }
  });

  it('that is the beginning of a ledger, names nothing that is not in the whole', async () => {
    const made = fc.array(
      fc.record({ node: fc.constant('Paris'), name: fc.string(), id: fc.uuid(), isRemoved: fc.boolean() }),
    );
    await fc.assert(
      fc.asyncProperty(made, fc.nat(), async (all, at) => {
        writeFileSync(file, '');
        const ledger = new Ledger(file);
        ledger.open('mc-1', 'anybody', new Date());
        for (const { node, name, id, isRemoved } of all) {
          const creation = ledger.creating(node, 'coSpaces', name);
          creation.created(id);
          if (isRemoved) creation.removed();
        }
        const whole = readFileSync(file);
        const left = all.filter(({ isRemoved }) => !isRemoved).map(({ name }) => name);
        assert.deepEqual(
          readLedger(file)
            .made.map(({ name }) => name)
            .reverse(),
          left,
        );
        writeFileSync(file, whole.subarray(0, at % (whole.length + 1)));
        const code = await codeOf(() => {
          const names = all.map(({ name }) => name);
          for (const { name } of readLedger(file).made) assert.ok(names.includes(name));
        });
        assert.ok(code === undefined || code === 'E_LEDGER_UNREADABLE', code);
      }),
      { numRuns: 100 },
    );
  });
});

describe('What comes over a wire', () => {
  it('is XML of one root, or is refused in words', () => {
    fc.assert(
      fc.property(text, (content) => {
        try {
          assert.equal(Object.keys(parseXml(content)).length, 1);
        } catch (error) {
          assert.ok(error instanceof Error && error.message.length > 0);
        }
      }),
    );
  });

  it('comes back from XML as it was written', () => {
    const word = fc
      .string({ unit: 'grapheme' })
      .filter((one) => one === one.trim() && !/[\r\u0085\u2028\uFFFE\uFFFF]/.test(one));
    fc.assert(
      fc.property(word, word, (value, attribute) => {
        const parsed = parseXml(toXml('call', { '@id': attribute, name: value }));
        assert.deepEqual(parsed, { call: { '@id': attribute, name: value } });
      }),
    );
  });

  it('is JSON of at most 64 levels, or nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) =>
        assert.deepEqual(parseJson(JSON.stringify(value)), JSON.parse(JSON.stringify(value))),
      ),
    );
    fc.assert(fc.property(fc.oneof(text, json), (content) => void parseJson(content)));
    fc.assert(
      fc.property(fc.integer({ min: 65, max: 5000 }), (levels) =>
        assert.equal(parseJson(`${'['.repeat(levels + 1)}${']'.repeat(levels + 1)}`), undefined),
      ),
    );
  });

  it('is a message of the binding, or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(text, json), (content) => {
        const message = parseMessage(content);
        assert.ok(message === undefined || ['request', 'response'].includes(message.type));
      }),
    );
  });

  it('is a form, as it was written', () => {
    const pairs = fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(pairs, (values) => {
        const { values: read, fault } = parseForm(
          new URLSearchParams(values).toString(),
          'application/x-www-form-urlencoded',
        );
        assert.equal(fault, undefined);
        assert.deepEqual(Object.fromEntries(read), values);
      }),
    );
    fc.assert(fc.property(text, text, (body, type) => void parseForm(body, type)));
  });
});

describe('An option', () => {
  const refused = (work: () => unknown): boolean => {
    try {
      work();
      return false;
    } catch (error) {
      assert.ok(error instanceof InvalidArgumentError);
      return true;
    }
  };

  it('is a whole number, in digits', () => {
    fc.assert(fc.property(fc.nat(), (number) => assert.equal(wholeNumber(0)(String(number)), number)));
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (number, more) => refused(() => wholeNumber(number + more + 1)(String(number)))),
    );
    fc.assert(
      fc.property(
        text.filter((one) => !/^\d+$/.test(one)),
        (content) =>
          assert.ok(
            refused(() => wholeNumber(0)(content)),
            content,
          ),
      ),
    );
    for (const odd of ['', ' 5', '1e3', '0x10', '-0', '+1', '1.0'])
      assert.ok(
        refused(() => wholeNumber(0)(odd)),
        odd,
      );
  });

  it('is a duration, an order, or refused', () => {
    fc.assert(fc.property(fc.nat(), (number) => assert.equal(duration(`${number}s`), 1000 * number)));
    fc.assert(fc.property(text, (content) => refused(() => duration(content)) || /^\d/.test(content)));
    fc.assert(fc.property(text, (content) => refused(() => order(content)) || /^(?:random|defined)/.test(content)));
  });

  it('of several ids is each of them', () => {
    const id = fc
      .tuple(
        fc.constantFrom('STEP', 'RACE', 'API'),
        fc.integer({ min: 10, max: 99 }),
        fc.constantFrom('', '.1', '.1.a,b'),
      )
      .map(([area, number, rest]) => `${area}-${number}${rest}`);
    fc.assert(fc.property(fc.array(id, { minLength: 1 }), (all) => assert.deepEqual(ids(all.join(',')), all)));
  });
});
