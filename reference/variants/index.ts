/** Every permitted difference that the cluster can be given. */
import type { Variant } from '../deviation.ts';
import * as restAnswers from './rest-answers.ts';

export const variants: readonly Variant[] = [...Object.values(restAnswers)];
