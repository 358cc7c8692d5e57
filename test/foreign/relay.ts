/** One web app on the foreign wire and its session at the real Web Bridge: what one says is translated for the other. */
import type { Agent } from 'node:https';
import { type RawData, WebSocket } from 'ws';
import type { Tickets } from './tickets.ts';
import {
  closeCodes,
  type Down,
  ours,
  type Person,
  pack,
  reasons,
  type Switch,
  Unpacker,
  type Up,
  views,
} from './wire.ts';

type Json = Readonly<Record<string, unknown>>;

const session = '/api/call/session';

/** Connect a web app's socket with a Web Bridge at `url` until either is closed. */
export function relay(webApp: WebSocket, url: string, agent: Agent, tickets: Tickets): void {
  const bridge = new WebSocket(`${url.replace(/^http/, 'ws')}/api/session`, { agent, perMessageDeflate: false });
  const unpacker = new Unpacker();
  let asked = 0;
  const opened = new Promise<void>((resolve) => bridge.once('open', resolve));

  const ask = ([method, path, body]: [string, string, Json]) => {
    asked += 1;
    bridge.send(JSON.stringify({ type: 'request', id: asked, method, path, body }));
  };
  /** Answers that came before that to an earlier request: a Web Bridge may answer in any order, this wire may not. */
  const early = new Map<number, Down>();
  let answered = 0;
  const answer = (id: number, record: Down) => {
    early.set(id, record);
    for (let next = early.get(answered + 1); next !== undefined; next = early.get(answered + 1)) {
      answered += 1;
      early.delete(answered);
      tell(next);
    }
  };
  const tell = (record: Down) => {
    const bytes = pack(record);
    // In two pieces, since a message's boundary means nothing on this wire.
    webApp.send(bytes.subarray(0, 3));
    webApp.send(bytes.subarray(3));
  };

  webApp.on('message', async (data: RawData) => {
    await opened;
    try {
      for (const record of unpacker.push(data as Buffer)) ask(requestOf(record as Up, tickets));
    } catch {
      webApp.close(3007);
    }
  });
  bridge.on('message', (data: RawData) => {
    try {
      const message = JSON.parse(String(data)) as Json;
      if (message.type === 'response') {
        answer(message.id as number, answerOf(message));
      } else {
        bridge.send(JSON.stringify({ type: 'response', id: message.id, status: 200 }));
        tell(newsOf(message.path as string, message.body as Json, tickets));
      }
    } catch {
      bridge.terminate();
    }
  });
  webApp.on('close', () => bridge.terminate());
  webApp.on('error', () => {});
  bridge.on('error', () => {});
  bridge.on('close', (code) => {
    const theirs = closeCodes[code];
    if (theirs === undefined) webApp.terminate();
    else webApp.close(theirs);
  });
}

function requestOf(record: Up, tickets: Tickets): [string, string, Json] {
  switch (record[0]) {
    case 'enter':
      return ['POST', session, { token: tickets.redeem(record[1]) }];
    case 'devices':
      return ['POST', `${session}/media`, { audio: record[1], video: record[2] }];
    case 'choose': {
      const { microphone, camera, view } = record[1];
      return [
        'PUT',
        `${session}/state`,
        {
          ...(microphone && { audioMuted: microphone === 'off' }),
          ...(camera && { videoMuted: camera === 'off' }),
          ...(view && { layout: ours(views, view) }),
        },
      ];
    }
    case 'stage':
      return ['PUT', `${session}/presentation`, { active: record[1] }];
    case 'say':
      return ['POST', `${session}/chat`, { text: record[1] }];
    case 'bye':
      return ['POST', `${session}/end`, {}];
    default:
      throw new Error('an unknown record');
  }
}

function answerOf({ status, body }: Json): Down {
  const answer = (body ?? {}) as Json;
  if (status !== 200) return ['denied', reasons[answer.error as string] ?? 'gibberish'];
  if ('roster' in answer) return ['done', (answer.roster as Json[]).map(personOf), answer.presenter as string | null];
  if (!('call' in answer)) return ['done'];
  const { participant, account, call } = answer as { participant: string; account: string; call: { name: string } };
  return ['done', { me: participant, account, room: call.name }];
}

function newsOf(path: string, body: Json, tickets: Tickets): Down {
  switch (path) {
    case `${session}/roster`:
      return body.updateType === 'remove'
        ? ['gone', body.participant as string]
        : ['person', body.updateType === 'add' ? 'came' : 'changed', personOf(body.entry as Json)];
    case `${session}/chat`:
      return ['said', body.from as string, body.text as string];
    case `${session}/presentation`:
      return ['stage', body.presenter as string | null];
    case `${session}/move`: {
      const { numericId, name } = body.accessMethod as { numericId: string; name?: string };
      return ['elsewhere', numericId, name ?? '', tickets.issue(body.token as string)];
    }
    default:
      return ['dismissed', body.reason as string];
  }
}

function personOf(entry: Json): Person {
  const toSwitch = (muted: unknown): Switch => (muted === true ? 'off' : 'live');
  return [
    entry.participant as string,
    entry.name as string,
    entry.state as string,
    toSwitch(entry.audioMuted),
    toSwitch(entry.videoMuted),
    views[entry.layout as string] ?? 'auto',
    entry.presenting === true,
    entry.waiting === true,
  ];
}
