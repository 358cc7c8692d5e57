/** The machines of schemas/machines.json as a page: a picture of each, and tables. */
import type { Machine, Transition } from '../schemas/types/machines.ts';
import { table } from './markdown.ts';

const preface = `# The machines

Four things have a life of their own in a move: a participant instance, its credential, the call it is in, and the move itself.
This page is generated from [machines.json](../schemas/machines.json), which programs read
([schema](../schemas/machines.schema.json)): the reference cluster keeps its participants by it, the harness holds every trace
against it (TRUTH-09), and \`move-conformance explore\` walks along it. What is not among the transitions does not happen. A state
may be so short that nobody sees it.

The requirements named here say the same in sentences, and are what is judged; a line without one is this specification's own
reading. *Same* means that the event changes no state.
`;

/** The whole page. */
export const machinesPage = (machines: readonly Machine[]): string => [preface, ...machines.map(section)].join('\n');

const section = (machine: Machine): string => {
  const { title, about, states, transitions, timers, errors } = machine;
  return [
    `## ${title}\n\n${about}\n\n${picture(machine)}`,
    table(
      ['State', 'Means', 'Seen'],
      Object.entries(states).map(([name, { means, seen }]) => [`**${words(name)}**`, means, seen]),
    ),
    table(
      ['Event', 'When', 'From', 'To', 'Caused by', 'Requirements'],
      transitions.map(({ event, when, from, to, by, requirements }) => [
        ...[words(event), when, list(from), to === 'same' ? '*same*' : words(to)],
        ...[by.replace('-', ' '), requirements.join(', ')],
      ]),
    ),
    timers.length > 0 &&
      table(
        ['Timer', 'Bound', 'Runs in', 'When it is over', 'Declared in the target file as'],
        timers.map(({ name, bound, runs, event, setting }) => [
          ...[name, bound, runs, words(event)],
          setting === undefined ? '' : `\`${setting}\``,
        ]),
      ),
    table(
      ['Where it does not belong', 'In', 'The answer', 'Requirements'],
      errors.map(({ when, in: states, answer, requirements }) => [when, list(states), answer, requirements.join(', ')]),
    ),
  ]
    .filter((part) => part !== false)
    .join('\n');
};

/** A state diagram of Mermaid. Events that lead from one state to the same other share an arrow. */
const picture = ({ initial, transitions }: Machine): string => {
  const arrows = transitions.filter(({ to }) => to !== 'same').flatMap(arrowsOf);
  const between = Map.groupBy(arrows, ({ from, to }) => `${from} --> ${to}`);
  const left = new Set(arrows.map(({ from }) => from));
  const last = [...new Set(arrows.map(({ to }) => to))].filter((state) => !left.has(state));
  const lines = [...between].map(([way, events]) => `${way}: ${events.map(({ event }) => words(event)).join(', ')}`);
  const drawn = [
    ...lines.map((line) => line.replace(`${initial} -->`, '[*] -->')),
    ...last.map((one) => `${one} --> [*]`),
  ];
  return `\`\`\`mermaid\nstateDiagram-v2\n${drawn.map((line) => `  ${line}\n`).join('')}\`\`\`\n`;
};

const arrowsOf = ({ from, to, event }: Transition) =>
  from.filter((state) => state !== to).map((state) => ({ from: state, to, event }));

const list = (states: readonly string[]): string => states.map(words).join(', ');

/** `arrivalTimeOver` as words. */
const words = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
