import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { printDefect, printProof, printVariants } from '../../../harness/report/proof-text.ts';
import { shareText } from '../../../harness/report/share.ts';
import { Terminal } from '../../../harness/report/terminal.ts';

function printed(print: (terminal: Terminal) => void): string {
  let text = '';
  print(new Terminal({ write: (piece: string) => (text += piece) }));
  return text;
}

describe('A share of a sample', () => {
  it('has an interval for that of all', () => {
    assert.equal(shareText(38, 40), '95.0 % (95 % confidence: 83.5 % to 98.6 %)');
    assert.equal(shareText(40, 40), '100.0 % (95 % confidence: 91.2 % to 100.0 %)');
  });

  it('of nothing is none', () => {
    assert.equal(shareText(0, 0), 'none');
  });
});

describe('What a proof prints', () => {
  it('is, of a defect that nobody saw, what was seen instead', () => {
    const result = { id: 'told-twice', requirement: 'STEP-06', by: [], collateral: ['TRUTH-07'], took: 1 };
    const text = printed((to) => printDefect(to, { ...result, fate: 'wrong requirement', saw: 'two messages' }));
    assert.equal(text, 'WRONG       told-twice: STEP-06\n            also TRUTH-07\n            saw two messages\n');
  });

  it('ends with what speaks against it', () => {
    const defect = { requirement: 'STEP-06', by: [], collateral: [], took: 1 };
    const killed = { ...defect, id: 'told-twice', fate: 'killed' as const };
    const survived = { ...defect, id: 'told-late', fate: 'survived' as const };
    const counts = { defects: 2, killed: 1, survivors: 1, wrongRequirement: 0, collapsed: 0, pairs: 0, pairsRight: 0 };
    const summary = { ...counts, variants: 0, variantsRed: 0, mutants: 0, mutantsKilled: 0, toothless: 0 };
    const none = { pairs: [], variants: [] };
    const proof = {
      format: 1 as const,
      specification: '0.1',
      seed: 1,
      summary,
      defects: [killed, survived],
      ...none,
      took: { defects: 900 },
    };
    const [, figures, , survivor, verdict] = printed((to) => printProof(to, proof)).split('\n');
    assert.deepEqual(
      [figures, survivor, verdict],
      [
        'Defects: 2 tried, 1 killed, 1 survived, 0 under a wrong requirement, 0',
        'SURVIVED    told-late: STEP-06',
        'Not proved.',
      ],
    );
  });

  it('is, of variants, what failed and which of them fails it alone', () => {
    const red = [{ requirement: 'API-02', scenario: 'API-02.1', seen: 'total was 2' }];
    const text = printed((to) => printVariants(to, { ids: ['a', 'b'], played: 600, red, guilty: ['b'], took: 1 }));
    assert.equal(
      text,
      'RED         a + b: 600 scenarios\n            API-02 in API-02.1: total was 2\n            by itself: b\n',
    );
  });
});
