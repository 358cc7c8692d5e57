/**
 * For an editor's Cucumber plugin, and for `npx cucumber-js --dry-run`, which says whether every step has a definition.
 * The scenarios are played by `move-conformance run`, which gives the steps a target and never reads this file.
 */
export default {
  paths: ['features/**/*.feature'],
  import: ['steps/**/*.ts'],
  format: ['summary'],
};
