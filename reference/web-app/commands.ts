/** What a person types at a web app without a window. */
import type { Layout } from '../../schemas/types/web-app.ts';
import schema from '../../schemas/web-app.schema.json' with { type: 'json' };
import type { WebApp } from './web-app.ts';

const layouts: readonly string[] = schema.$defs.Layout.enum;

const isLayout = (word: string): word is Layout => layouts.includes(word);

type Command = (webApp: WebApp, words: string) => Promise<string>;

const commands: Readonly<Record<string, Command>> = {
  mute: async (webApp) => {
    await webApp.mute(true);
    return 'your microphone is off';
  },
  unmute: async (webApp) => {
    await webApp.mute(false);
    return 'your microphone is on';
  },
  layout: async (webApp, layout) => {
    if (!isLayout(layout)) return `layouts are ${layouts.join(', ')}`;
    await webApp.layout(layout);
    return `your layout is ${layout}`;
  },
  present: async (webApp) => {
    await webApp.present(true);
    return 'you share your screen';
  },
  stop: async (webApp) => {
    await webApp.present(false);
    return 'you share it no more';
  },
  say: async (webApp, text) => {
    if (text === '') return 'say what?';
    await webApp.say(text);
    return `you said: ${text}`;
  },
  chat: async (webApp) => webApp.chat().join(' | ') || 'nobody has said anything here',
  leave: async (webApp) => {
    await webApp.leave();
    return 'goodbye';
  },
};

/** Does what a line says, and tells in words what came of it. @throws Refusal */
export const obeyLine = async (webApp: WebApp, line: string): Promise<string> => {
  const [verb = '', ...words] = line.trim().split(/\s+/);
  const command = commands[verb];
  return command ? command(webApp, words.join(' ')) : `commands are ${Object.keys(commands).join(', ')}`;
};
