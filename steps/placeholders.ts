import { credential } from '../harness/stage/acts.ts';
import type { Stage } from '../harness/stage/stage.ts';
import { type CallBridgeName, callBridgeNames, personas, spaces } from '../harness/target/names.ts';

/**
 * Text of a scenario in which `{Planning}` stands for the id of its call at a Call Bridge (or, without one, for its numeric id),
 * `{space Planning}` for the id of the space itself, `{profile of Planning}` for that of the call leg profile its rules are in,
 * `{Tokyo}` for the id of a Call Bridge, `{Alice}` for her participant, `{Alice in capitals}` for the same in upper case,
 * `{credential of Alice}` for her credential, as it stands inside a JSON string.
 */
export function resolve(stage: Stage, text: string, at?: CallBridgeName): string {
  return text.replace(
    /\{(credential of |profile of |space )?(\w+)( in capitals)?\}/g,
    (all, of, name: string, inCapitals) => {
      if (inCapitals) return resolve(stage, `{${of ?? ''}${name}}`, at).toUpperCase();
      if (of === 'credential of ') return JSON.stringify(credential(stage, name, 'new')).slice(1, -1);
      if ((personas as readonly string[]).includes(name)) return stage.ids(name).at(-1) ?? '';
      if ((callBridgeNames as readonly string[]).includes(name)) return stage.callBridgeId(name as CallBridgeName);
      if (!(spaces as readonly string[]).includes(name)) return all;
      const space = stage.spaces.get(name);
      if (of === 'space ') return space.id;
      if (of) return space.rules.callLegProfile ?? all;
      return at
        ? ([...space.calls].find(([callBridge]) => callBridge === at)?.[1] ?? [...space.calls.values()][0] ?? '')
        : space.numericId;
    },
  );
}
