/** Permitted differences in how the REST API reads requests, and in when it answers them. */
import { callLegParameters } from '../call-bridge/api/call-leg-parameters.ts';
import { Failure } from '../call-bridge/failure.ts';
import type { Variant } from '../deviation.ts';
import { onForms } from '../on-forms.ts';

export const busyReads: Variant = {
  id: 'busy-reads',
  permits: 'openapi.yaml, "Refusals": 503 means that a request may be sent again',
  title: 'Every seventh read is answered 503.',
  apply: (parts) => {
    let reads = 0;
    return {
      ...parts,
      async restAnswer(request, answer) {
        if (request.method === 'GET') reads += 1;
        if (request.method === 'GET' && reads % 7 === 0 && answer.status !== 401) {
          const body = '<?xml version="1.0"?><failureDetails><databaseNotReady /></failureDetails>';
          return { status: 503, headers: { 'content-type': 'text/xml' }, body };
        }
        return (await parts.restAnswer?.(request, answer)) ?? answer;
      },
    };
  },
};

export const fewParametersCount: Variant = {
  id: 'few-parameters-count',
  permits: 'API-18: which parameters count in a move is open',
  title: 'Of the settings that accompany a move, only activation and importance count.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation(deps) {
      const operation = parts.createMoveOperation(deps);
      return {
        move(call, participant, parameters) {
          const counted = Object.entries(parameters.settings).filter(([name]) =>
            /^(needsA|importance|deact)/.test(name),
          );
          return operation.move(call, participant, { ...parameters, settings: Object.fromEntries(counted) });
        },
      };
    },
  }),
};

/** Parameters of the request that makes a participant. */
const known = new Set([
  ...Object.keys(callLegParameters),
  ...['remoteParty', 'movedParticipant', 'callBridge', 'callBridgeGroup', 'callLegProfile'],
  ...['ownerId', 'confirmation', 'dtmfSequence'],
]);

export const unknownRefused: Variant = {
  id: 'unknown-refused',
  permits: 'API-24: an unknown parameter is ignored or refused',
  title: 'A move with a parameter that is not known is refused.',
  apply: onForms((form) => {
    const other = [...form.values.keys()].find((name) => !known.has(name));
    if (!form.values.has('movedParticipant') || other === undefined) return form;
    return { ...form, fault: form.fault ?? new Failure('parameterError', other, 'invalidValue') };
  }),
};
