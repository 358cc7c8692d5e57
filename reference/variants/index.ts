/** Every permitted difference that the cluster can be given. */
import type { Variant } from '../deviation.ts';
import { absoluteLocation, furtherFields, unknownIs404 } from './rest-answers.ts';

export const variants: readonly Variant[] = [absoluteLocation, furtherFields, unknownIs404];
