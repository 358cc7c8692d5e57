import type { Deed } from '../../../harness/explore/deed.ts';
import { Model, type Setting } from '../../../harness/explore/model.ts';
import type { Cast } from '../../../harness/explore/repertoire.ts';
import type { Stage } from '../../../harness/stage/stage.ts';

export const everyone: Cast = {
  personas: ['Alice', 'Bob', 'Cleo', 'Dan', 'Uma'],
  callBridges: ['Paris', 'Tokyo', 'Lima'],
  webBridges: ['East', 'West'],
  isPatient: true,
};

const threeSpaces: Setting['spaces'] = [
  { name: 'Standup', callBridges: ['Paris'] },
  { name: 'Planning', callBridges: ['Tokyo'] },
  { name: 'Retro', callBridges: ['Paris', 'Tokyo', 'Lima'], limit: 2 },
];

/** A clock that stands still until it is told otherwise. */
export const modelOf = ({ most = 100, patience = 1000, clock = { now: 0 }, spaces = threeSpaces } = {}): Model => {
  const model = new Model({
    personas: everyone.personas,
    spaces,
    most,
    patience,
    now: () => clock.now,
    signal: new AbortController().signal,
  });
  for (const space of model.spaces.values()) space.call = 'open';
  return model;
};

/** A cluster that does whatever it is told: of what a deed reads from the stage there is only what it needs. */
export class Obedient {
  readonly #ids = new Map<string, string[]>();
  readonly #model: Model;
  readonly stage: Stage;

  constructor(model: Model) {
    this.#model = model;
    const parts = {
      ids: (persona: string) => this.#ids.get(persona) ?? [],
      person: () => ({ isOpen: true }),
      trace: { records: [] },
    };
    this.stage = parts as unknown as Stage;
  }

  /** What the deed would have come to, without doing it. */
  do(deed: Deed): void {
    for (const line of deed.sentences(this.#model)) this.#participate(line);
    deed.follow(this.#model, this.stage);
    this.#model.done += 1;
  }

  /** Who joins or is moved is a new participant. */
  #participate(line: string): void {
    const isAgain = /the operator moves the old/.test(line);
    const [, persona] =
      /(?:operator moves (?:the old participant of )?)?(\w+)(?: has joined| joins| is given| is moved| to )/.exec(
        line,
      ) ?? [];
    if (!persona || line.startsWith('the web app')) return;
    const isRefused =
      this.#model.person(persona).participant === 'gone' && !/ has joined | joins | is given /.test(line);
    if (isRefused || (isAgain && this.#model.person(persona).isMoving)) return;
    const ids = this.#ids.get(persona) ?? [];
    this.#ids.set(persona, [...ids, `${persona}-${ids.length + 1}`]);
  }
}
