import type { Requirement } from './requirements.ts';

/** The catalogue as `requirements --json` prints it, and schemas/requirements.json keeps it. */
export interface RequirementsFile {
  requirements: (Omit<Requirement, 'scenarios'> & { scenarios: string[] })[];
}

export const summaryOf = (requirements: readonly Requirement[]): RequirementsFile => ({
  requirements: requirements.map((requirement) => ({
    ...requirement,
    scenarios: requirement.scenarios.map(({ id }) => id),
  })),
});
