/** Faults in who gets in, that the most usual of those who come, and the most usual of what they bring, do not show. */
import type { IncomingMessage } from 'node:http';
import { Failure } from '../call-bridge/failure.ts';
import type { Defect } from '../deviation.ts';
import { onRole } from '../on-role.ts';

export const passcodeByLength: Defect = {
  id: 'passcode-by-length',
  requirement: 'GATE-05',
  title: 'Of a passcode that is given so many digits are compared as the right one has.',
  how: 'The digits are compared as they come, as from a telephone, and the right number of them opens the door.',
  apply: onRole('createAdmission', (admission, { database }) => ({
    async admit(request) {
      const { coSpace, accessMethod } = (await database.findNumericId(request.numericId)) ?? {};
      const { passcode: expected = '' } = accessMethod ?? coSpace ?? {};
      const { passcode } = request;
      if (expected === '' || passcode === undefined) return admission.admit(request);
      return admission.admit({ ...request, passcode: passcode.slice(0, expected.length) });
    },
  })),
};

export const membersAtHome: Defect = {
  id: 'members-at-home',
  requirement: 'GATE-04',
  title: 'A member is not moved into a space for members only where another Call Bridge is to be the new home.',
  how: 'Whether somebody has signed in is known where it was done, and everywhere else they are taken for guests.',
  apply: onRole('createReception', (reception, { database, instances }) => ({
    async receive(creation) {
      const { nonMemberAccess } = (await database.coSpaces.get(creation.coSpace)) ?? {};
      const isStrange = creation.movedFrom && !instances.get(creation.movedFrom.participant);
      if (isStrange && creation.account.kind === 'user' && nonMemberAccess === false)
        throw new Failure('invalidOperation');
      return reception.receive(creation);
    },
  })),
};

export const credentialChangesTheApi: Defect = {
  id: 'credential-changes-the-api',
  requirement: 'GATE-02',
  title: 'With the credential of a participant, participants can be changed and removed through the API.',
  how: 'A web app was to mute and to leave through it, and who may move or read is another matter.',
  apply: (parts) => ({
    ...parts,
    acceptSockets(server, options) {
      let operator: string | undefined;
      server.prependListener('request', ({ method = '', headers, url = '' }: IncomingMessage) => {
        const { authorization = '' } = headers;
        if (authorization.startsWith('Basic ')) operator ??= authorization;
        const isChange = ['PUT', 'DELETE'].includes(method) && url.startsWith('/api/v1/participants/');
        if (isChange && authorization.startsWith('Bearer ')) headers.authorization = operator;
      });
      return parts.acceptSockets(server, options);
    },
  }),
};

export const dualHomedElsewhere: Defect = {
  id: 'dual-homed-elsewhere',
  requirement: 'GATE-07',
  title: 'People are moved into a dual-homed meeting where the leg to Skype for Business is at another Call Bridge.',
  how: 'Each Call Bridge looks for such a leg among its own.',
  apply: (parts) => ({
    ...parts,
    createArrival(deps) {
      const { register, identity } = deps;
      const inSpace = (coSpace: string) =>
        register.inSpace(coSpace).filter(({ callBridge }) => callBridge === identity.id);
      return parts.createArrival({ ...deps, register: { ...register, inSpace } });
    },
  }),
};
