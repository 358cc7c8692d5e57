/** Every defect that the cluster can be given. */
import type { Defect } from '../deviation.ts';
import { createdWith201, noChallenge, originUnknown, totalOfPage } from './rest-answers.ts';

export const defects: readonly Defect[] = [noChallenge, totalOfPage, createdWith201, originUnknown];
