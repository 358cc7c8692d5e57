/** What a Web Bridge does when a Call Bridge tells it something: passes it to web apps. */
import { checkC2w, told } from '../link/c2w-words.ts';
import { refuse } from '../link/refusal.ts';
import { told as toldWebApp } from '../link/web-app-words.ts';
import { type Answers, createAnswers, type Word } from '../link/word.ts';
import type { WebSessions } from './web-sessions.ts';

/** Only a participant's home speaks to its web app, but for a move, which comes from the new home. */
export const createToldAnswers = (sessions: WebSessions, callBridge: string): Answers => {
  const tellAll = <Update extends object>(
    participants: readonly string[],
    word: Word<Update, object>,
    update: Update,
  ): object => {
    for (const participant of participants) {
      const session = sessions.get(participant);
      if (session?.callBridge === callBridge) session.tell(word, update);
    }
    return {};
  };

  return createAnswers(checkC2w)
    .to(told.roster, ({ participants, update }) => tellAll(participants, toldWebApp.roster, update))
    .to(told.chat, ({ participants, update }) => tellAll(participants, toldWebApp.chat, update))
    .to(told.presentation, ({ participants, update }) => tellAll(participants, toldWebApp.presentation, update))
    .to(told.move, ({ participant, move }) => {
      const session = sessions.get(participant);
      if (!session) throw refuse('notAllowed', 'This participant has no live session here.');
      session.tell(toldWebApp.move, move);
      return {};
    })
    .to(told.ended, ({ participant, ended }) => {
      const session = sessions.get(participant);
      if (session?.callBridge === callBridge) session.end(ended.reason);
      return {};
    });
};
