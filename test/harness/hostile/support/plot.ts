import type { Way } from './way.ts';

/** A way, and the scenario in which it is met if it begins with judging. */
export interface Part {
  way: Way;
  scenario: string;
}

const smoke = 'SMOKE-01.1';

/** Follows a run by the names of the spaces that it makes: it looks at its target, tries one move, plays scenarios. */
export class Plot {
  #scene = '';

  /** To be told of what is sent to a Call Bridge. */
  hear(path: string, form: string): void {
    const name = path.startsWith('/api/v1/coSpaces') ? new URLSearchParams(form).get('name') : null;
    this.#scene = name?.split(' ')[1] ?? this.#scene;
  }

  isOn({ way: { from }, scenario }: Part): boolean {
    if (from === 'looked at') return true;
    if (from === 'tried') return this.#scene !== '';
    return this.#scene !== smoke && this.#scene === scenario;
  }
}
