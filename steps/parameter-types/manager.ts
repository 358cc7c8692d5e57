/** What a manager asks for, and what becomes of it. */
import type { Course } from '../../harness/stand-in/cluster.ts';
import { personas, spaces } from '../../harness/target/names.ts';
import { defineParameterType, either, word } from './define.ts';

/** What becomes of a move in the stand-in cluster. */
export type Fortune = Course | 'is not allowed';

word('fortune', [
  'completes unanswered',
  'completes',
  'is refused',
  'is not followed',
  'drops the participant',
  'leads elsewhere',
  'is not allowed',
] satisfies Fortune[]);

/** What a manager has asked for, as the check that asks it. */
export type Asking =
  | { check: 'managerAskedForNoMove' | 'managerChangedNothingElse'; args: Record<string, never> }
  | { check: 'managerAskedOnce'; args: { space: string } }
  | { check: 'managerNamed'; args: { participant: string } };

defineParameterType({
  useForSnippets: false,
  name: 'asking',
  regexp: new RegExp(
    `(for no move)|(for nothing else)|once for a move to (${either(spaces)})|in a form that names (${either(personas)})`,
  ),
  transformer: (none?: string, nothing?: string, space?: string, participant?: string): Asking => {
    if (none) return { check: 'managerAskedForNoMove', args: {} };
    if (nothing) return { check: 'managerChangedNothingElse', args: {} };
    if (space) return { check: 'managerAskedOnce', args: { space } };
    return { check: 'managerNamed', args: { participant: participant ?? '' } };
  },
});

defineParameterType({
  useForSnippets: false,
  name: 'report',
  regexp: /success|failure/,
  transformer: (text: string) => text === 'success',
});
