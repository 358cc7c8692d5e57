/** Faults that an attacker would find. */
import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { type CryptoKey, decodeJwt, decodeProtectedHeader, EmbeddedJWK, jwtVerify } from 'jose';
import type { Calls } from '../call-bridge/calls.ts';
import type { CredentialBinding, Credentials, CredentialsDeps } from '../call-bridge/credentials.ts';
import type { RestAnswer } from '../call-bridge/model.ts';
import type { Instances } from '../call-bridge/participants/instances.ts';
import type { Defect } from '../deviation.ts';
import { asked as c2wAsked } from '../link/c2w-words.ts';
import { told as webAppTold } from '../link/web-app-words.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import { onRole } from '../on-role.ts';
import type { Parts } from '../parts.ts';

/** A credential that the right way refuses is looked at once more, in a wrong way. */
const alsoAccepting =
  (wrongly: (token: string, credentials: Credentials) => Promise<string | undefined> | string | undefined) =>
  (parts: Parts): Parts => ({
    ...parts,
    createCredentials(deps: CredentialsDeps) {
      const credentials = parts.createCredentials(deps);
      const live = new Map<string, CredentialBinding>();
      return {
        ...credentials,
        issue(binding) {
          live.set(binding.participant, binding);
          return credentials.issue(binding);
        },
        async verify(token) {
          const binding = await credentials.verify(token);
          if (binding) return binding;
          const participant = await Promise.resolve(wrongly(token, credentials)).catch(() => undefined);
          return live.get(participant ?? '');
        },
        revoke(participant) {
          live.delete(participant);
          credentials.revoke(participant);
        },
      };
    },
  });

const participantIn = (token: string): string => String(decodeJwt(token).participant);

const attempt = (read: () => string | undefined): string | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

export const beginningIsEnough: Defect = {
  id: 'beginning-is-enough',
  requirement: 'SEC-01',
  title: 'Of a credential only the first half is looked at.',
  how: 'It is found in a table by a key that holds its beginning.',
  apply(parts) {
    const known = new Map<string, string>();
    return {
      ...parts,
      createSessions(deps) {
        const sessions = parts.createSessions(deps);
        return {
          ...sessions,
          open: (token, webBridge) => sessions.open(known.get(token.slice(0, token.length / 2)) ?? token, webBridge),
        };
      },
      createCredentials(deps) {
        const credentials = parts.createCredentials(deps);
        return {
          ...credentials,
          async issue(binding) {
            const token = await credentials.issue(binding);
            known.set(token.slice(0, token.length / 2), token);
            return token;
          },
        };
      },
    };
  },
};

export const algorithmNone: Defect = {
  id: 'algorithm-none',
  requirement: 'SEC-02',
  title: 'A credential with the algorithm `none` is accepted.',
  how: 'The library is told nothing of algorithms, and does what the header says.',
  apply: alsoAccepting((token) =>
    attempt(() => (/^none$/i.test(String(decodeProtectedHeader(token).alg)) ? participantIn(token) : undefined)),
  ),
};

export const keyAsPassword: Defect = {
  id: 'key-as-password',
  requirement: 'SEC-02',
  title: 'A credential that is signed with the public key as a password is accepted.',
  how: 'One function verifies both kinds of signatures, and takes the key as it comes.',
  apply: alsoAccepting((token, credentials) =>
    attempt(() => {
      const [header = '', payload = '', signature] = token.split('.');
      const passwords = (credentials.jwks()?.keys ?? []).map((key: JsonWebKey) =>
        String(createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' })),
      );
      const fits = passwords.some(
        (password) => createHmac('sha256', password).update(`${header}.${payload}`).digest('base64url') === signature,
      );
      return fits ? participantIn(token) : undefined;
    }),
  ),
};

export const keyInTheHeader: Defect = {
  id: 'key-in-the-header',
  requirement: 'SEC-02',
  title: 'A credential that brings along the key by which it verifies is accepted.',
  how: 'The library looks for a key in the header first.',
  apply: alsoAccepting(async (token) => {
    const { payload } = await jwtVerify(token, EmbeddedJWK as () => Promise<CryptoKey>);
    return String(payload.participant);
  }),
};

export const signatureForgotten: Defect = {
  id: 'signature-forgotten',
  requirement: 'SEC-03',
  title: 'A credential is decoded and not verified.',
  how: 'The function that decodes has the shorter name.',
  apply: alsoAccepting((token) => attempt(() => participantIn(token))),
};

export const sessionsOfOneWebBridge: Defect = {
  id: 'sessions-of-one-web-bridge',
  requirement: 'SEC-04',
  title: 'A credential opens a second session at another Web Bridge.',
  how: 'Each Web Bridge looks for the session among its own.',
  apply: onRole('createSessions', (sessions, deps) => ({
    async open(token, webBridge) {
      const binding = await deps.credentials.verify(token);
      const instance = binding && deps.instances.get(binding.participant);
      const isElsewhere = instance?.webBridge !== undefined && instance.webBridge !== webBridge;
      if (isElsewhere) deps.instances.change(instance, { webBridge: undefined });
      return sessions.open(token, webBridge);
    },
  })),
};

export const wordsPassedOn: Defect = {
  id: 'words-passed-on',
  requirement: 'SEC-06',
  title: 'What a web app says in the words of C2W is passed on to the Call Bridge.',
  how: 'The Web Bridge hands on every path that it does not know itself.',
  apply: (parts) => ({
    ...parts,
    acceptWebApp(socket, deps) {
      let home = '';
      const sessions = {
        ...deps.sessions,
        add(session: Parameters<typeof deps.sessions.add>[0]) {
          home = session.callBridge;
          deps.sessions.add(session);
        },
      };
      parts.acceptWebApp(socket, {
        ...deps,
        sessions,
        openLink: (kind, opened, handle, onClose) =>
          deps.openLink(
            kind,
            opened,
            async (request) => {
              const word = Object.values(c2wAsked).find(({ path }) => path === request.path);
              if (!word || home === '') return handle(request);
              return {
                status: 200,
                body: await deps.links.ask<object, object>(home, word as never, request.body ?? {}),
              };
            },
            onClose,
          ),
      });
    },
  }),
};

export const whomItNames: Defect = {
  id: 'whom-it-names',
  requirement: 'SEC-07',
  title: 'A web app that names another participant speaks for that one.',
  how: 'The participant is taken from the message where it is there, and from the session else.',
  apply: (parts) => ({
    ...parts,
    acceptWebApp: (socket, deps) =>
      parts.acceptWebApp(socket, {
        ...deps,
        openLink: (kind, opened, handle, onClose) =>
          deps.openLink(
            kind,
            opened,
            async (request) => {
              const { participant, ...state } = { participant: undefined, ...request.body } as Record<string, unknown>;
              const session = typeof participant === 'string' ? deps.sessions.get(participant) : undefined;
              if (!session || !request.path.endsWith('/state')) return handle(request);
              const body = { participant: session.participant, state };
              return { status: 200, body: await deps.links.ask(session.callBridge, c2wAsked.state, body) };
            },
            onClose,
          ),
      }),
  }),
};

const onNames = (change: (name: string) => string) =>
  onRestAnswers(
    (_request, answer): RestAnswer => ({
      ...answer,
      body: answer.body.replace(/<name>(.*?)<\/name>/gs, (_, name: string) => `<name>${change(name)}</name>`),
    }),
  );

export const namesWithoutTags: Defect = {
  id: 'names-without-tags',
  requirement: 'SEC-08',
  title: 'What looks like a tag is cut out of a name.',
  how: 'A filter is to keep web pages safe that show the name, and is put where the name is stored.',
  apply: onNames((name) => name.replace(/&lt;.*?&gt;/gs, '')),
};

export const namesEscapedTwice: Defect = {
  id: 'names-escaped-twice',
  requirement: 'SEC-08',
  title: 'A name with an ampersand is escaped twice.',
  how: 'It is escaped when it is stored, and again when it is shown.',
  apply: onNames((name) => name.replaceAll('&amp;', '&amp;amp;')),
};

export const chatForWebPages: Defect = {
  id: 'chat-for-web-pages',
  requirement: 'SEC-09',
  title: 'Chat messages are escaped for a web page.',
  how: 'The server does what the page that shows it should do.',
  apply: onRole('createConversation', (conversation) => ({
    say: (instance, text) => conversation.say(instance, text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
  })),
};

export const unshowableUnlisted: Defect = {
  id: 'unshowable-unlisted',
  requirement: 'SEC-10',
  title: 'Somebody whose name holds a control character is counted, but not listed.',
  how: 'What can not be written as XML is caught, and left out.',
  apply: onRestAnswers((_request, answer) => {
    if (!answer.body.includes('<participants ')) return answer;
    const body = answer.body.replace(/<participant id="[^"]*">(?:(?!<\/participant>).)*\uFFFD.*?<\/participant>/gs, '');
    return { ...answer, body };
  }),
};

export const credentialShown: Defect = {
  id: 'credential-shown',
  requirement: 'SEC-11',
  title: 'A participant shows its credential to the operator.',
  how: 'The whole record is written out, for support.',
  apply(parts) {
    const tokens = new Map<string, string>();
    return onRestAnswers((_request, answer) => ({
      ...answer,
      body: answer.body.replace(/<participant id="(.*?)">/g, (all, id: string) => {
        const token = tokens.get(id);
        return token ? `${all}<token>${token}</token>` : all;
      }),
    }))({
      ...parts,
      createCredentials(deps) {
        const credentials = parts.createCredentials(deps);
        return {
          ...credentials,
          async issue(binding) {
            const token = await credentials.issue(binding);
            tokens.set(binding.participant, token);
            return token;
          },
        };
      },
    });
  },
};

export const anyWebBridge: Defect = {
  id: 'any-web-bridge',
  requirement: 'SEC-13',
  title: 'A Call Bridge speaks to a Web Bridge whatever certificate it shows.',
  how: 'Verification was switched off in the laboratory, where certificates are self-signed.',
  apply: (parts) => ({
    ...parts,
    createC2w(deps) {
      const trusting = { ...deps.tls, rejectUnauthorized: false };
      return parts.createC2w({ ...deps, tls: trusting });
    },
  }),
};

/** Whoever connects is taken for whom their certificate names, good or not, and for somebody without one. */
const anybodyAt =
  (path: string) =>
  (parts: Parts): Parts => ({
    ...parts,
    acceptSockets: (server, options) =>
      parts.acceptSockets(server, options.path === path ? { ...options, nameOf: claimedName } : options),
    listenerOptions: (options) => ({ ...parts.listenerOptions(options), rejectUnauthorized: false }),
  });

const claimedName = (socket: Duplex): string => {
  const name = socket instanceof TLSSocket ? socket.getPeerCertificate().subject?.CN : undefined;
  return typeof name === 'string' ? name : 'somebody';
};

export const anyCallBridge: Defect = {
  id: 'any-call-bridge',
  requirement: 'SEC-14',
  title: 'A Web Bridge takes a C2W connection without a certificate that it trusts.',
  how: 'A certificate is asked for, and nobody looks whether it is good.',
  apply: anybodyAt('/c2w'),
};

export const anyPeer: Defect = {
  id: 'any-peer',
  requirement: 'SEC-15',
  title: 'A Call Bridge takes a peer without a certificate that it trusts.',
  how: 'The listener is the one of the API, which asks for none.',
  apply: anybodyAt('/peer'),
};

export const quoteInThePath: Defect = {
  id: 'quote-in-the-path',
  requirement: 'SEC-16',
  title: 'A quotation mark in a path is a fault of the server.',
  how: 'The id is written into a statement as it comes.',
  apply: onRestAnswers(({ path }, answer) =>
    /'|%27/.test(path) ? { status: 500, headers: { 'content-type': 'text/plain' }, body: 'syntax error' } : answer,
  ),
};

export const tailIsNotCompared: Defect = {
  id: 'tail-is-not-compared',
  requirement: 'SEC-01',
  title: 'Of a credential the last tenth is not looked at.',
  how: 'It is kept in a column of a fixed width.',
  apply(parts) {
    const known = new Map<string, string>();
    const kept = (token: string): string => token.slice(0, Math.floor(token.length * 0.9));
    const remembering = onRole('createCredentials', (credentials) => ({
      async issue(binding) {
        const token = await credentials.issue(binding);
        known.set(kept(token), token);
        return token;
      },
    }))(parts);
    return onRole('createSessions', (sessions) => ({
      open: (token, webBridge) => sessions.open(known.get(kept(token)) ?? token, webBridge),
    }))(remembering);
  },
};

export const blanksTidied: Defect = {
  id: 'blanks-tidied',
  requirement: 'SEC-09',
  title: 'Chat messages lose the blanks at their ends, and all but one between their words.',
  how: 'They go through the same tidying as names in a form.',
  apply: onRole('createConversation', (conversation) => ({
    say: (instance, text) => conversation.say(instance, text.replace(/ +/g, ' ').trim()),
  })),
};

type Databased = Parameters<Parts['createReception']>[0];

/** What opens a way into a space, by the numeric id of the way. */
type Openers = Readonly<Record<string, string | undefined>>;

/** What opens the way into the target is written into the move message, where the way is. */
const goesAlong =
  (word: 'secret' | 'passcode', openersOf: (deps: Databased, coSpace: string) => Promise<Openers>) =>
  (parts: Parts): Parts => {
    const openers = new Map<string, string | undefined>();
    return {
      ...parts,
      createReception(deps) {
        const reception = parts.createReception(deps);
        return {
          async receive(creation) {
            const known = await openersOf(deps, creation.coSpace);
            for (const [numericId, opener] of Object.entries(known)) openers.set(numericId, opener);
            return reception.receive(creation);
          },
        };
      },
      outgoingOf(kind, node) {
        const outgoing = parts.outgoingOf(kind, node);
        return (message, pass) => {
          const isMove = kind === 'webApp' && message.type === 'request' && message.path === webAppTold.move.path;
          const { accessMethod } = { accessMethod: {}, ...message.body } as { accessMethod: { numericId?: string } };
          const opener = isMove ? openers.get(accessMethod.numericId ?? '') : undefined;
          const body = { ...message.body, accessMethod: { ...accessMethod, [word]: opener } };
          outgoing(opener ? { ...message, body } : message, pass);
        };
      },
    };
  };

export const secretGoesAlong: Defect = {
  id: 'secret-goes-along',
  requirement: 'SEC-11',
  title: 'The move message carries the secret of the way into the target.',
  how: 'The access method is written as it is, so that the web app can come in by it.',
  apply: goesAlong('secret', async ({ database }, coSpace) => {
    const { items } = await database.accessMethods.list({ where: { coSpace } });
    return Object.fromEntries(items.map(({ callId, secret }) => [callId, secret]));
  }),
};

export const passcodeGoesAlong: Defect = {
  id: 'passcode-goes-along',
  requirement: 'SEC-11',
  title: 'The move message carries the passcode of the target.',
  how: 'The web app comes in as if by hand, so that nobody has to be asked.',
  apply: goesAlong('passcode', async ({ database }, coSpace) => {
    const { callId = '', passcode } = (await database.coSpaces.get(coSpace)) ?? {};
    return { [callId]: passcode };
  }),
};

export const allCallsAtOnce: Defect = {
  id: 'all-calls-at-once',
  requirement: 'SEC-16',
  title: 'A request to end the call `*` or `%` ends every call.',
  how: 'As all participants of a call can be changed at once, and the id is compared as a pattern.',
  apply(parts) {
    const everywhere: { instances: Instances; calls: Calls }[] = [];
    const noting = onRole('createReception', (_reception, deps) => {
      everywhere.push(deps);
      return {};
    })(parts);
    return onRestAnswers(({ method, path }, answer) => {
      if (method !== 'DELETE' || !/\/calls\/(?:\*|%25)$/.test(path)) return answer;
      for (const { instances, calls } of everywhere) {
        for (const call of calls.list()) {
          for (const instance of instances.inCall(call)) instances.remove(instance, 'callEnded');
          calls.close(call);
        }
      }
      return answer;
    })(noting);
  },
};

export const namesComposedOnTheWay: Defect = {
  id: 'names-composed-on-the-way',
  requirement: 'SEC-08',
  title: 'A name is composed anew when somebody is moved: what looks the same is another text.',
  how: 'What Call Bridges ask each other is normalized, so that it can be compared.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation(deps) {
      const create: typeof deps.homes.create = (callBridge, creation) =>
        deps.homes.create(callBridge, { ...creation, name: creation.name.normalize('NFC') });
      return parts.createMoveOperation({ ...deps, homes: { create } });
    },
  }),
};
