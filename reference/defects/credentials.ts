/** Faults in credentials. */
import { randomUUID } from 'node:crypto';
import type { SessionOpened } from '../../schemas/types/web-app.ts';
import type { Instances } from '../call-bridge/participants/instances.ts';
import type { Defect } from '../deviation.ts';
import { onRole } from '../on-role.ts';

/** Finds a moved participant also by the id that it had before. */
const findingMoved = (instances: Instances): Instances => ({
  ...instances,
  get: (id) => instances.get(id) ?? instances.all().find(({ movedFrom }) => movedFrom?.participant === id),
});

export const oldCredentialLives: Defect = {
  id: 'old-credential-lives',
  requirement: 'JWT-02',
  title: 'After the end the old credential opens the session of the new participant.',
  how: 'Credentials expire, but are not revoked, and participants are found by the ids that they had.',
  apply: (parts) => ({
    ...parts,
    createCredentials: (deps) => ({ ...parts.createCredentials(deps), revoke: () => {} }),
    createSessions: (deps) => parts.createSessions({ ...deps, instances: findingMoved(deps.instances) }),
  }),
};

export const oneCredentialEach: Defect = {
  id: 'one-credential-each',
  requirement: 'JWT-01',
  title: 'A signed-in user is given the same credential again.',
  how: 'Credentials are cached by account.',
  apply: onRole('createCredentials', (credentials) => {
    const byAccount = new Map<string, string>();
    return {
      async issue(binding) {
        const token = byAccount.get(binding.account) ?? (await credentials.issue(binding));
        byAccount.set(binding.account, token);
        return token;
      },
    };
  }),
};

export const credentialOfNobody: Defect = {
  id: 'credential-of-nobody',
  requirement: 'JWT-07',
  title: 'The credential does not name its participant.',
  how: 'It carries the id of a login request instead.',
  apply: onRole('createCredentials', (credentials) => {
    const requests = new Map<string, string>();
    const participants = new Map<string, string>();
    return {
      issue(binding) {
        const request = randomUUID();
        requests.set(binding.participant, request);
        participants.set(request, binding.participant);
        return credentials.issue({ ...binding, participant: request });
      },
      async verify(token) {
        const binding = await credentials.verify(token);
        return binding && { ...binding, participant: participants.get(binding.participant) ?? '' };
      },
      revoke: (participant) => credentials.revoke(requests.get(participant) ?? ''),
    };
  }),
};

export const keysOfYesterday: Defect = {
  id: 'keys-of-yesterday',
  requirement: 'JWT-06',
  title: 'The declared keys are not those that sign.',
  how: 'The keys are published when they are made, and not again when they are renewed.',
  apply: (parts) => ({
    ...parts,
    createCredentials(deps) {
      const yesterday = parts.createCredentials(deps);
      return { ...parts.createCredentials(deps), jwks: yesterday.jwks };
    },
  }),
};

export const credentialForAMonth: Defect = {
  id: 'credential-for-a-month',
  requirement: 'JWT-08',
  title: 'A credential lives for 30 days.',
  how: 'The setting is in hours and was taken for minutes.',
  apply: (parts) => ({
    ...parts,
    createCredentials: (deps) =>
      parts.createCredentials({ ...deps, settings: { ...deps.settings, credentialHours: 30 * 24 } }),
  }),
};

export const credentialForTwo: Defect = {
  id: 'credential-for-two',
  requirement: 'BIND-03',
  title: 'A credential opens a second session beside the first.',
  how: 'It is verified, but nobody asks whether it is in use.',
  apply: onRole('createSessions', (sessions, deps) => ({
    async open(token, webBridge) {
      const binding = await deps.credentials.verify(token);
      const instance = binding && deps.instances.get(binding.participant);
      if (instance) deps.instances.change(instance, { webBridge: undefined });
      return sessions.open(token, webBridge);
    },
  })),
};

export const sessionFromCache: Defect = {
  id: 'session-from-cache',
  requirement: 'TRUTH-05',
  title: 'A credential that was good once opens a session for ever.',
  how: 'Opened sessions are cached by credential, and nothing takes them out.',
  apply: onRole('createSessions', (sessions, deps) => {
    const cache = new Map<string, SessionOpened>();
    return {
      async open(token, webBridge) {
        const cached = cache.get(token);
        if (cached && !deps.instances.get(cached.participant)) return cached;
        const opened = await sessions.open(token, webBridge);
        cache.set(token, opened);
        return opened;
      },
    };
  }),
};
