/** One sequence of deeds, done at a target: on a stage of its own, after which nothing of it is left. */
import { CheckFailure } from '../checks/failure.ts';
import { failureOf } from '../stage/failure.ts';
import { Stage } from '../stage/stage.ts';
import { askAllTruths, truths } from '../stage/truth.ts';
import type { Worker } from '../stage/worker.ts';
import type { TraceRecord } from '../trace/record.ts';
import { type Assertion, seesExactly } from './assertion.ts';
import type { Deed } from './deed.ts';
import { type Finding, findingOf } from './finding.ts';
import { givensOf } from './givens.ts';
import type { Model, Person } from './model.ts';
import { chatOf, looksOf, presentationSeen } from './people.ts';

/** What was done, as lines of a feature file, and what was found. */
export interface Performed {
  givens: readonly string[];
  lines: readonly string[];
  /** Spaces that were needed for it. */
  spaces: readonly string[];
  finding?: Finding;
  records: readonly TraceRecord[];
}

/** Thrown where something was found: the performance is over. */
export class Found extends Error {
  override name = 'Found';
}

export class Performance {
  readonly stage: Stage;
  readonly #model: Model;
  readonly #lines: string[] = [];
  readonly #used = new Set<string>();
  #finding: Finding | undefined;
  #thrown: unknown;

  constructor(worker: Worker, scenario: string, model: Model) {
    this.stage = new Stage(worker, { scenario, requirement: 'EXPLORE-01', title: 'What exploration has done' });
    this.#model = model;
  }

  /** Put these spaces in session. @throws Found */
  async open(spaces: readonly string[]): Promise<void> {
    for (const name of spaces) {
      const space = this.#model.space(name);
      for (const given of givensOf([space])) this.#step('Given', given);
      await this.#attempt({ requirement: 'API-10' }, async () => {
        await this.stage.spaces.inSession(name, space.callBridges);
        const { limit: participantLimit } = space;
        if (participantLimit !== undefined) await this.stage.spaces.rule(name, { callProfile: { participantLimit } });
      });
      space.call = 'open';
    }
  }

  /** Do it, and ask what has to hold then. @throws Found */
  async perform(deed: Deed): Promise<void> {
    const model = this.#model;
    for (const space of deed.spaces) this.#used.add(space);
    const sentences = deed.sentences(model);
    this.#lines.push(...sentences);
    this.#step('When', sentences.join('\n'));
    await this.#attempt({ requirement: brokenBy(deed, model) }, () => deed.act(this.stage, model));
    deed.follow(model, this.stage);
    model.done += 1;
    await this.#askAll(deed.holds(model));
  }

  /** Do those of these that are possible, one after the other. @throws Found */
  async complete(deeds: readonly Deed[]): Promise<void> {
    for (const deed of deeds) if (deed.isPossible(this.#model)) await this.perform(deed);
  }

  /** Ask what everybody sees in the end, and what is always true. @throws Found */
  async end(): Promise<void> {
    await this.#askAll(lastAssertions(this.#model));
    await this.#attempt({ requirement: 'TRUTH-01' }, async () => {
      const [broken] = await askAllTruths(this.stage);
      if (!broken) return;
      const { requirement, answer } = broken;
      const [name = requirement] = Object.entries(truths).find(([, one]) => one.requirement === requirement) ?? [];
      this.#finding = {
        ...{ requirement, sentence: `${name}, on every Call Bridge`, expected: answer.expected, seen: answer.seen },
      };
      throw new CheckFailure(requirement, answer);
    });
  }

  /** Take everything away again. @throws what was not the target's fault */
  async close(): Promise<Performed> {
    const finding = this.#finding;
    const step = { keyword: 'Then', text: finding?.sentence ?? this.#lines.at(-1) ?? '' } as const;
    await this.stage.close(
      finding && failureOf(new CheckFailure(finding.requirement, answerOf(finding)), 'FAILED', step),
    );
    if (this.#thrown !== undefined) throw this.#thrown;
    const spaces = [...this.#model.spaces.keys()].filter((space) => this.#used.has(space));
    return {
      givens: givensOf(spaces.map((space) => this.#model.space(space))),
      lines: this.#lines,
      spaces,
      ...(finding && { finding }),
      records: this.stage.trace.records,
    };
  }

  async #askAll(assertions: readonly Assertion[]): Promise<void> {
    for (const assertion of assertions) await this.#attempt(assertion, () => assertion.ask(this.stage));
  }

  /** @throws Found */
  async #attempt(about: Pick<Assertion, 'requirement'> & { sentence?: string }, work: () => Promise<unknown>) {
    try {
      await work();
    } catch (error) {
      this.#finding ??= findingOf(error, { ...about, records: this.stage.trace.records });
      if (!this.#finding) this.#thrown = error;
      throw new Found();
    }
  }

  #step(keyword: 'Given' | 'When', text: string): void {
    this.stage.trace.append({ kind: 'step', keyword, text });
  }
}

/** Until its end an old session is as whole as any. */
const brokenBy = ({ isOfSession, personas, requirement }: Deed, model: Model): string =>
  isOfSession && personas.some((persona) => model.person(persona).isMoving) ? 'JWT-04' : requirement;

const answerOf = ({ expected, seen }: Finding) => ({ is: 'broken', expected, seen, evidence: [] }) as const;

/** What everybody sees once all is done. */
export function lastAssertions(model: Model): Assertion[] {
  const watching = model.people.filter((person) => person.hasSession);
  return watching.flatMap((by) => {
    const others = model.people.filter((one) => one.isConnected && one.isNamed && one.space === by.space);
    return [
      ...others.filter((one) => one.hasSession).flatMap((one) => looksOf(one, by)),
      ...presentationSeen(model, by),
      ...chatOf(by),
      ...rosterOf(model, by),
    ];
  });
}

/** Whether those who are on their way are seen already is open. */
function rosterOf(model: Model, by: Person): Assertion[] {
  const there = model.concerned(by.space);
  const isCertain =
    !model.space(by.space).isHaunted && there.every((one) => one.isConnected && !one.isMoving && one.isNamed);
  return isCertain
    ? [
        seesExactly(
          'STATE-10',
          by.persona,
          there.map(({ persona }) => persona),
        ),
      ]
    : [];
}
