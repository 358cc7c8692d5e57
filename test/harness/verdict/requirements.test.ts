import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { packageRoot } from '../../../harness/package-root.ts';
import { readRequirements, requirementsOf } from '../../../harness/verdict/requirements.ts';
import { summaryOf } from '../../../harness/verdict/requirements-file.ts';
import { select } from '../../../harness/verdict/selection.ts';

const feature = (rule: string) => `Feature: Moves\n\n${rule}`;
const example = feature(`
  @STEP-06 @must @stated @call-bridge
  Rule: STEP-06 Exactly one move message
    Why it is so.

    Source: S1-07, S1-08;
      CMS API
    Observable: one message.

    @STEP-06.1
    Scenario: A guest
      Then something holds

    @STEP-06.2 @needs-users
    Scenario Outline: A <who> at <where>
      Then something holds

      Examples:
        | case  | who  | where |
        | alone | user | East  |

      @needs-2-web-bridges
      Examples:
        | case | who  | where |
        | west | user | West  |

  @STEP-07 @should @derived @cluster @planned
  Rule: STEP-07 Later
    Source: none

  @STEP-08 @may @observed @web-app @not-testable
  Rule: STEP-08 Inside
    Not testable: nobody outside
    sees it.
`);

describe('Requirements', () => {
  const [six, seven, eight] = requirementsOf(example, 'moves.feature');

  it('are read from Rules: id, text, tags, source', () => {
    const { scenarios: _, ...rest } = six!;
    assert.deepEqual(rest, {
      id: 'STEP-06',
      text: 'Exactly one move message',
      level: 'must',
      origin: 'stated',
      subject: 'call-bridge',
      feature: 'moves.feature',
      source: ['S1-07', 'S1-08', 'CMS API'],
    });
    assert.equal(seven?.planned, true);
    assert.equal(eight?.notTestable, 'nobody outside sees it.');
  });

  it('have scenarios, rows named by their case, with what they need', () => {
    assert.deepEqual(
      six?.scenarios.map(({ id, title, needs }) => [id, title, ...needs]),
      [
        ['STEP-06.1', 'A guest'],
        ['STEP-06.2.alone', 'A user at East', 'needs-users'],
        ['STEP-06.2.west', 'A user at West', 'needs-users', 'needs-2-web-bridges'],
      ],
    );
  });

  const rule = (tags: string, rest = '  @STEP-06.1\n  Scenario: x\n    Then y') =>
    feature(`  ${tags}\n  Rule: STEP-06 Text\n\n${rest}`);
  const good = '@STEP-06 @must @stated @call-bridge';
  const wrong: [string, string, RegExp][] = [
    ['no level', rule('@STEP-06 @stated @call-bridge'), /STEP-06 has 0 tags for its level/],
    ['two subjects', rule(`${good} @cluster`), /STEP-06 has 2 tags for its subject/],
    ['no tag of its id', rule('@must @stated @cluster'), /requirement/],
    ['no scenario', rule(good, ''), /STEP-06 has no scenarios/],
    ['a scenario though planned', rule(`${good} @planned`), /STEP-06 has scenarios/],
    ['a scenario without id', rule(good, '  Scenario: x\n    Then y'), /"x" has 0 tags with the id of a scenario/],
    ["another's scenario", rule(good, '  @STEP-07.1\n  Scenario: x\n    Then y'), /STEP-07\.1 stands under STEP-06/],
    [
      'a row without case',
      rule(good, '  @STEP-06.1\n  Scenario Outline: <a>\n    Then y\n    Examples:\n      | a |\n      | 1 |'),
      /no cell in a column named case/,
    ],
    ['no reason', rule(`${good} @not-testable`, ''), /STEP-06 has no reason/],
    ['broken Gherkin', 'Scenario: without a feature', /expected/],
  ];
  for (const [what, source, message] of wrong) {
    it(`are refused with ${what}`, () => {
      assert.throws(() => requirementsOf(source, 'x.feature'), { code: 'E_SPECIFICATION', message });
    });
  }
});

describe('A selection', () => {
  const requirements = requirementsOf(example, 'moves.feature');
  const ids = (selection: Parameters<typeof select>[1]) => select(requirements, selection).map(({ id }) => id);

  it('is everything when it names nothing', () => assert.equal(ids({}).length, 3));
  it('names requirements, scenarios, or rows', () => {
    assert.equal(ids({ requirements: ['STEP-06'] }).length, 3);
    assert.deepEqual(ids({ requirements: ['STEP-06.2'] }), ['STEP-06.2.alone', 'STEP-06.2.west']);
    assert.deepEqual(ids({ requirements: ['STEP-06.2.west', 'STEP-06.1'] }), ['STEP-06.1', 'STEP-06.2.west']);
  });
  it('is a tag expression', () => assert.deepEqual(ids({ tags: '@must and not @needs-users' }), ['STEP-06.1']));
  it('is refused when it matches nothing, with the nearest id', () => {
    const nothing = { code: 'E_NOTHING_SELECTED', exitCode: 2 };
    assert.throws(() => ids({ tags: '@nothing' }), { ...nothing, message: /--tags "@nothing"/ });
    assert.throws(() => ids({ requirements: ['STEP-6'] }), {
      ...nothing,
      message: /--requirement STEP-6 \(the nearest id is STEP-06\)/,
    });
    assert.throws(() => ids({ requirements: ['STEP-06', 'STEP-99'] }), nothing);
    assert.throws(() => ids({ requirements: ['STEP-06.1'], tags: '@needs-users' }), nothing);
    assert.throws(() => ids({ tags: '@a and' }), { code: 'E_USAGE', exitCode: 2 });
  });
});

it('schemas/requirements.json is what the features say; `npm run generate` writes it', () => {
  const written: unknown = JSON.parse(readFileSync(join(packageRoot, 'schemas/requirements.json'), 'utf8'));
  assert.deepEqual(written, JSON.parse(JSON.stringify(summaryOf(readRequirements()))));
});
