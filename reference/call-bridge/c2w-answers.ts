/** What a Call Bridge answers when a Web Bridge asks. */
import { asked, checkC2w } from '../link/c2w-words.ts';
import type { Handler } from '../link/link.ts';
import { createAnswers } from '../link/word.ts';
import type { Admission } from './admission.ts';
import type { Conversation } from './conversation.ts';
import type { Peers } from './peers.ts';
import type { Sessions } from './sessions.ts';

export interface C2wAnswersDeps {
  admission: Admission;
  sessions: Sessions;
  conversation: Conversation;
  peers: Peers;
}

/** @param webBridge Id of the Web Bridge at the other end. A session answers to its own Web Bridge only. */
export const createC2wAnswers = (deps: C2wAnswersDeps, webBridge: string): Handler => {
  const { admission, sessions, conversation, peers } = deps;

  /** An answer waits until the other Call Bridges have heard the news, for a while. */
  const agreed = async (): Promise<object> => {
    await peers.settled();
    return {};
  };

  return createAnswers(checkC2w)
    .to(asked.auth, (request) => admission.admit(request))
    .to(asked.open, ({ token }) => sessions.open(token, webBridge))
    .to(asked.media, ({ participant }) => conversation.connect(sessions.of(participant, webBridge)))
    .to(asked.state, ({ participant, state }) => {
      conversation.setLocalState(sessions.of(participant, webBridge), state);
      return agreed();
    })
    .to(asked.present, ({ participant, active }) => {
      conversation.present(sessions.of(participant, webBridge), active);
      return agreed();
    })
    .to(asked.say, ({ participant, text }) => {
      conversation.say(sessions.of(participant, webBridge), text);
      return {};
    })
    .to(asked.end, ({ participant }) => {
      sessions.end(participant, webBridge);
      return agreed();
    })
    .to(asked.lost, ({ participant }) => {
      sessions.lost(participant, webBridge);
      return {};
    }).handle;
};
