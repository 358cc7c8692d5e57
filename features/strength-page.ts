/** What a proof has found the suite to be worth, as a page. */
import type { Defect, Variant } from '../harness/prove/deviations.ts';
import { shareText } from '../harness/report/share.ts';
import type { MutantsResult, Proof, Tally } from '../schemas/types/proof.ts';
import { table } from './markdown.ts';

/** What a whole proof has found, and what the reference says of each thing that was tried. */
export interface Strength {
  proof: Proof;
  defects: readonly Defect[];
  variants: readonly Variant[];
}

const preface = `# The strength of the specification

A specification that is run is worth what its red and its green are worth. This page says so in figures: it is written from what
\`move-conformance prove\` has measured against the reference cluster, which can be given faults and permitted differences. Who
wants to see for themselves runs that command. Shares of a sample have an interval of 95 % confidence (Wilson's).
`;

/** The whole page. */
export const strengthPage = ({ proof, defects, variants }: Strength): string =>
  [
    preface,
    figures(proof),
    ...(proof.mutants ? [ofMutants(proof.mutants)] : []),
    ofDefects(proof, defects),
    ofVariants(variants),
  ].join('\n');

function figures({ summary, seed, specification, mutants }: Proof): string {
  const {
    defects,
    killed,
    pairs,
    pairsRight,
    variants,
    variantsRed,
    mutants: judged,
    mutantsKilled,
    toothless,
  } = summary;
  return `## Figures\n\nOf specification ${specification}; chance began at ${seed}.\n\n${table(
    ['What was tried', 'How many', 'What came of it'],
    [
      ['Defects, each alone', `${defects}`, `${killed} caught by an assertion of the requirement that they break`],
      ['Pairs of defects, a sample', `${pairs}`, `both caught in ${pairsRight}: ${shareText(pairsRight, pairs)}`],
      ['Permitted differences', `${variants}`, `${variantsRed} objected to`],
      [
        'Changes of a recorded run, a sample',
        `${judged}`,
        `${mutantsKilled} noticed: ${shareText(mutantsKilled, judged)}`,
      ],
      ['Assertions of that run', `${mutants?.assertions ?? 0}`, `${toothless} that no change is the first to break`],
    ],
  )}`;
}

function ofMutants({ byOperator, equivalent }: MutantsResult): string {
  const row = ([name, { killed, survived, equivalent: permitted }]: [string, Tally]) => [
    ...[means[name] ?? name, `${killed}`, `${survived}`, `${permitted}`, shareText(killed, killed + survived)],
  ];
  const reasons = [...equivalent].sort((one, other) => other.count - one.count);
  return (
    '## Changes of a recorded run\n\nEach message of the trace of a full run is changed in every field as a faulty cluster could have ' +
    'sent it, and judged again, offline.\n\n' +
    `${table(['Change', 'Noticed', 'Not noticed', 'Permitted', 'Noticed of what is not permitted'], Object.entries(byOperator).map(row))}\n` +
    `What is permitted, and why:\n\n${table(
      ['Reason', 'Changes'],
      reasons.map(({ reason, count }) => [reason, `${count}`]),
    )}`
  );
}

const means: Readonly<Record<string, string>> = {
  drop: 'left out',
  double: 'said twice',
  delay: 'too late',
  swap: 'in another order',
  stale: 'what was so before',
  other: 'what is so of somebody else',
  type: 'of another kind',
  near: 'nearly right: the other flag, one more',
};

function ofDefects({ defects: results }: Proof, defects: readonly Defect[]): string {
  const byRequirement = results.toSorted(
    (one, other) => compare(one.requirement, other.requirement) || compare(one.id, other.id),
  );
  const rows = byRequirement.map(({ id, requirement, fate, by, collateral }) => {
    const { title = '', how = '' } = defects.find((defect) => defect.id === id) ?? {};
    return [requirement, `\`${id}\``, `${title} *${how}*`, by.join(', ') || `**${fate}**`, collateral.join(', ')];
  });
  const head = ['Breaks', 'Defect', 'What is wrong, and *how a vendor comes to it*', 'Caught by', 'Also noticed by'];
  return `## Defects\n\nThe kill matrix. The rest of a defect's scenarios is spared once one has caught it.\n\n${table(head, rows)}`;
}

const ofVariants = (variants: readonly Variant[]): string =>
  `## Permitted differences\n\nNothing may be objected to where a cluster differs like this.\n\n${table(
    ['Variant', 'How it differs', 'Permitted by'],
    variants.map(({ id, title, permits }) => [`\`${id}\``, title, permits]),
  )}`;

const compare = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true });
