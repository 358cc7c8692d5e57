/** A reference cluster that differs from the plain one in one point, for testing the harness that judges it. */
import { meantBy } from './closest.ts';
import { clusterError } from './errors.ts';
import type { Parts } from './parts.ts';

interface Deviation {
  /** A word or a few, joined by `-`. */
  id: string;
  /** What is different, in a sentence. */
  title: string;
  /** More options of the `reference` command, where it shows only in a cluster with them. */
  options?: readonly string[];
  apply(parts: Parts): Parts;
}

/** A fault: a scenario of the requirement must fail. */
export interface Defect extends Deviation {
  /** Id of the requirement that it breaks, such as `STEP-06`. */
  requirement: string;
  /** How a vendor comes to it, in a sentence. */
  how: string;
}

/** A difference that the specification permits: nothing may fail. */
export interface Variant extends Deviation {
  /** What permits it, in a few words or as a requirement's id. */
  permits: string;
  /** What it does in its own way as a whole: of two that replace the same, a cluster with both shows one. */
  replaces?: string;
}

const find = <D extends Deviation>(known: readonly D[], id: string, code: 'UNKNOWN_DEFECT' | 'UNKNOWN_VARIANT'): D => {
  const found = known.find((one) => one.id === id);
  if (found) return found;
  const ids = known.map((one) => one.id);
  throw clusterError(code, { id, meant: meantBy(id, ids) });
};

/** @throws ClusterError UNKNOWN_DEFECT */
export const findDefect = (defects: readonly Defect[], id: string): Defect => find(defects, id, 'UNKNOWN_DEFECT');

/** @throws ClusterError UNKNOWN_VARIANT */
export const findVariant = (variants: readonly Variant[], id: string): Variant => find(variants, id, 'UNKNOWN_VARIANT');

/** The parts with all these deviations, each wrapped around those before it. */
export const applyAll = (parts: Parts, deviations: readonly (Defect | Variant)[]): Parts =>
  deviations.reduce((applied, deviation) => deviation.apply(applied), parts);
