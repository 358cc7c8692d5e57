import type { SettingChanges, Settings } from './model.ts';

/** Settings after a change; null takes one away. */
export const applyChanges = (settings: Settings, changes: SettingChanges): Settings =>
  Object.fromEntries(
    Object.entries({ ...settings, ...changes }).filter(
      (entry): entry is [string, Settings[string]] => entry[1] !== null,
    ),
  );
