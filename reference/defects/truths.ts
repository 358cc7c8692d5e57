/** Faults that no scenario is about, and that somebody sees who looks at everything. */
import type { RestAnswer } from '../call-bridge/model.ts';
import type { Instance } from '../call-bridge/participants/instance.ts';
import type { Defect } from '../deviation.ts';
import { told } from '../link/c2w-words.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import { onRole } from '../on-role.ts';
import type { Parts } from '../parts.ts';

/** Changes the text of every body. */
const onBodies = (change: (body: string) => string) =>
  onRestAnswers((_request, answer): RestAnswer => ({ ...answer, body: change(answer.body) }));

/** Notes every instance that is created anywhere in this process. */
const noting = (note: (instance: Instance) => void): Defect['apply'] =>
  onRole('createInstances', (instances) => {
    instances.onCreated(note);
    return {};
  });

/** What a Call Bridge tells a Web Bridge in one word is said in another way, or more than once. */
const onTelling = (word: { path: string }, change: (body: object) => readonly object[]): Defect['apply'] =>
  onRole('createC2w', (c2w) => ({
    tell(webBridge, said, body) {
      for (const one of said.path === word.path ? change(body) : [body]) c2w.tell(webBridge, said, one as typeof body);
    },
  }));

/** Does something wherever somebody who is moved was received. */
const onMoversReceived = (
  then: (deps: Parameters<Parts['createReception']>[0], moved: { coSpace: string; from: string }) => unknown,
): Defect['apply'] =>
  onRole('createReception', (reception, deps) => ({
    async receive(creation) {
      const created = await reception.receive(creation);
      const { coSpace, movedFrom } = creation;
      if (movedFrom) await then(deps, { coSpace, from: movedFrom.participant });
      return created;
    },
  }));

export const remoteCannotMove: Defect = {
  id: 'remote-cannot-move',
  requirement: 'TRUTH-02',
  title: 'A Call Bridge shows everybody who is homed elsewhere as one who cannot be moved.',
  how: 'What is not announced has its default.',
  apply: onBodies((body) =>
    body.includes('<participant id') && !body.includes('<numCallLegs>')
      ? body.replace('<canMove>true<', '<canMove>false<')
      : body,
  ),
};

export const indexForTotal: Defect = {
  id: 'index-for-total',
  requirement: 'TRUTH-03',
  title: 'A list of calls or call legs counts one less than it holds.',
  how: 'The index of the last one is taken for the count.',
  apply: onBodies((body) =>
    body.replace(/(?<=<(?:calls|callLegs) total=")[1-9]\d*/, (total) => String(Number(total) - 1)),
  ),
};

export const leftAndLocked: Defect = {
  id: 'left-and-locked',
  requirement: 'TRUTH-06',
  title: 'The call that somebody is moved out of is locked.',
  how: 'Nobody is to come back who was sent away.',
  apply: onMoversReceived(({ instances, calls }, { from }) => {
    const old = instances.get(from);
    if (old) calls.setLock(old.call, true);
  }),
};

export const layoutStartsAnew: Defect = {
  id: 'layout-starts-anew',
  requirement: 'TRUTH-06',
  title: 'A space into which somebody was moved has another default layout.',
  how: 'The layout that newcomers begin with is written where it is read next time.',
  apply: onMoversReceived(({ database }, { coSpace }) =>
    database.coSpaces.update(coSpace, { defaultLayout: 'automatic' }),
  ),
};

export const namedAfterTheOld: Defect = {
  id: 'named-after-the-old',
  requirement: 'TRUTH-07',
  title: 'The move message has the number of the target, and the name of the meeting that is left.',
  how: 'The name is shown to say where somebody is, and that is where they are when the message comes.',
  apply: (parts) => ({
    ...parts,
    createArrival(deps) {
      const arrival = parts.createArrival(deps);
      return {
        ...arrival,
        complete(instance, creation, token) {
          const old = deps.instances.get(creation.movedFrom?.participant ?? '');
          const renamed = old ? { ...instance, call: { ...instance.call, name: old.call.name } } : instance;
          return arrival.complete(renamed, creation, token);
        },
      };
    },
  }),
};

export const everyEndIsTheCalls: Defect = {
  id: 'every-end-is-the-calls',
  requirement: 'TRUTH-07',
  title: 'Whom the operator removes is told that the call has ended.',
  how: 'For the one who is removed it has.',
  apply: onTelling(told.ended, (body) => [{ ...body, ended: { reason: 'callEnded' } }]),
};

interface RosterChange {
  update: { updateType: string; entry?: { participant: string; state: string } };
}

export const stateIsToldOnce: Defect = {
  id: 'state-is-told-once',
  requirement: 'TRUTH-11',
  title: 'Who was told of somebody still awaited is never told that they are connected.',
  how: 'Of an entry of the roster the changes are sent that the person can make: mutes, layout, presentation.',
  apply(parts) {
    const states = new Map<string, string>();
    return onTelling(told.roster, (body) => {
      const { update } = body as RosterChange;
      const { entry } = update;
      if (!entry) return [body];
      if (update.updateType === 'add') states.set(entry.participant, entry.state);
      return [{ ...body, update: { ...update, entry: { ...entry, state: states.get(entry.participant) } } }];
    })(parts);
  },
};

export const booleansInCapitals: Defect = {
  id: 'booleans-in-capitals',
  requirement: 'TRUTH-13',
  title: 'Answers say True and False.',
  how: 'The language in which it is written spells them so.',
  apply: onBodies((body) => body.replaceAll(/(?<=>)[tf](?=rue<|alse<)/g, (letter) => letter.toUpperCase())),
};

export const answersForBrowsers: Defect = {
  id: 'answers-for-browsers',
  requirement: 'TRUTH-13',
  title: 'Answers of the API say that they are text/plain.',
  how: 'So a browser shows them, and clients know what they are without being told.',
  apply: onRestAnswers((_request, answer) =>
    answer.body === '' ? answer : { ...answer, headers: { ...answer.headers, 'content-type': 'text/plain' } },
  ),
};

export const everybodyHasAnOrigin: Defect = {
  id: 'everybody-has-an-origin',
  requirement: 'TRUTH-14',
  title: 'Who joined says that they were moved from themselves.',
  how: 'The origin is set with the id when a participant is made, and changed by a move.',
  apply: onBodies((body) => {
    const [, id] = /<participant id="([^"]+)"/.exec(body) ?? [];
    return id === undefined || body.includes('<movedParticipant>')
      ? body
      : body.replace('<status>', `<movedParticipant>${id}</movedParticipant><status>`);
  }),
};

export const originIsForTheWay: Defect = {
  id: 'origin-is-for-the-way',
  requirement: 'TRUTH-14',
  title: 'Who was moved says from where until connected, and not any more.',
  how: 'The origin is part of what is kept of a move, which goes when the move is completed.',
  apply: onBodies((body) =>
    body.includes('<state>connected<') ? body.replaceAll(/<(movedParticipant(?:CallBridge)?)>.*?<\/\1>/g, '') : body,
  ),
};

export const oneCredentialForTheWay: Defect = {
  id: 'one-credential-for-the-way',
  requirement: 'TRUTH-15',
  title: 'The credential in the move message is the one that the web app has, and opens the new session.',
  how: 'A web app has one credential, and the move changes what it stands for.',
  apply(parts) {
    const tokens = new Map<string, string>();
    const heirs = new Map<string, string>();
    const withCredentials = onRole('createCredentials', (credentials) => {
      const bindings = new Map<string, Parameters<typeof credentials.issue>[0]>();
      return {
        async issue(binding) {
          const token = await credentials.issue(binding);
          bindings.set(binding.participant, binding);
          tokens.set(binding.participant, token);
          return token;
        },
        verify: async (token) => (await credentials.verify(token)) ?? bindings.get(heirs.get(token) ?? ''),
      };
    })(parts);
    return onRole('createArrival', (arrival) => ({
      complete(instance, creation, token) {
        const old = token && tokens.get(creation.movedFrom?.participant ?? '');
        if (!old) return arrival.complete(instance, creation, token);
        heirs.set(old, instance.id);
        tokens.set(instance.id, old);
        return arrival.complete(instance, creation, old);
      },
    }))(withCredentials);
  },
};

export const accountOfTheJoin: Defect = {
  id: 'account-of-the-join',
  requirement: 'TRUTH-15',
  title: 'Who comes back after a move is told the account that they had before.',
  how: 'The account belongs to the person, so it is looked up by where the person began.',
  apply: onRole('createSessions', (sessions, { instances }) => {
    const accounts = new Map<string, string>();
    instances.onCreated(({ id, account, movedFrom }) =>
      accounts.set(id, accounts.get(movedFrom?.participant ?? '') ?? account.id),
    );
    return {
      async open(token, webBridge) {
        const opened = await sessions.open(token, webBridge);
        return { ...opened, account: accounts.get(opened.participant) ?? opened.account };
      },
    };
  }),
};

interface ChatToTell {
  participants: string[];
  update: { from: string };
}

export const readTwiceAfterAMove: Defect = {
  id: 'read-twice-after-a-move',
  requirement: 'TRUTH-16',
  title: 'Who was moved reads everything twice.',
  how: 'They are subscribed to the chat when they are received and when they have come.',
  apply(parts) {
    const moved = new Set<string>();
    const noted = noting(({ id, movedFrom }) => movedFrom && moved.add(id))(parts);
    return onTelling(told.chat, (body) => {
      const again = (body as ChatToTell).participants.filter((id) => moved.has(id));
      return again.length > 0 ? [body, { ...body, participants: again }] : [body];
    })(noted);
  },
};

export const chatOfTheNewest: Defect = {
  id: 'chat-of-the-newest',
  requirement: 'TRUTH-16',
  title: 'What is read in the chat is said to come from whoever came last.',
  how: 'A message keeps a place among the participants, and is shown with the one who has that place.',
  apply(parts) {
    let last: string | undefined;
    const noted = noting(({ id }) => {
      last = id;
    })(parts);
    return onTelling(told.chat, (body) => {
      const { update } = body as ChatToTell;
      return [{ ...body, update: { ...update, from: last ?? update.from } }];
    })(noted);
  },
};

export const saidBeforeToAnother: Defect = {
  id: 'said-before-to-another',
  requirement: 'TRUTH-17',
  title: 'Of several who are moved into one meeting the first is told.',
  how: 'A message that was sent is not sent again, and the same message is one that names the same meeting.',
  apply: onRole('createC2w', (c2w) => {
    const sent = new Set<string>();
    return {
      async ask(webBridge, word, body) {
        if (word.path !== told.move.path) return c2w.ask(webBridge, word, body);
        const { move } = body as unknown as { move: { accessMethod: { numericId: string } } };
        const message = `${webBridge} ${move.accessMethod.numericId}`;
        if (sent.has(message)) return {} as never;
        sent.add(message);
        return c2w.ask(webBridge, word, body);
      },
    };
  }),
};

export const chatOfTheFirstStay: Defect = {
  id: 'chat-of-the-first-stay',
  requirement: 'TRUTH-16',
  title: 'What somebody writes who was moved away and back is said to come from the participant of the first stay.',
  how: 'The chat of a call keeps its people by their names, and whoever is known already is not entered again.',
  apply(parts) {
    const stays = new Map<string, string>();
    const first = new Map<string, string>();
    const noted = noting(({ id, name, call }) => {
      const person = `${call.coSpace} ${name}`;
      stays.set(person, stays.get(person) ?? id);
      first.set(id, stays.get(person) ?? id);
    })(parts);
    return onTelling(told.chat, (body) => {
      const { update } = body as ChatToTell;
      return [{ ...body, update: { ...update, from: first.get(update.from) ?? update.from } }];
    })(noted);
  },
};

export const secondAccountOfAUser: Defect = {
  id: 'second-account-of-a-user',
  requirement: 'TRUTH-04',
  title: 'A signed-in user who is in another meeting already has another account in the second.',
  how: 'An account has one session, so a second one is opened under an alias.',
  apply: onRole('createInstances', (instances) => ({
    create(spec) {
      const { kind, id } = spec.account;
      const isThere = instances.all().some(({ account }) => account.kind === 'user' && account.id === id);
      if (kind !== 'user' || !isThere || spec.movedFrom) return instances.create(spec);
      return instances.create({ ...spec, account: { kind, id: `second.${id}` } });
    },
  })),
};

export const listsKnowNoMoves: Defect = {
  id: 'lists-know-no-moves',
  requirement: 'TRUTH-02',
  title: 'The list of participants shows everybody as one who cannot be moved, and each of them by id as one who can.',
  how: 'The list is written from the announcements, which leave that out.',
  apply: onBodies((body) =>
    body.includes('<participants ')
      ? body.replaceAll('</participant>', '<canMove>false</canMove></participant>')
      : body,
  ),
};
