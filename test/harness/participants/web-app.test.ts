import assert from 'node:assert/strict';
import { Agent } from 'node:https';
import { test } from 'node:test';
import { type Driver, Refusal, type WebAppSession } from '../../../harness/participants/driver.ts';
import { WebApp } from '../../../harness/participants/web-app.ts';
import { Trace } from '../../../harness/trace/trace.ts';

const session: WebAppSession = {
  setLocalState: async () => {},
  present: async () => {},
  chat: async () => {},
  end: async () => {},
  drop: async () => {},
  isOpen: true,
};

/** A web app whose driver opens a session, or throws, as `open` says of each try. */
function webAppWith(open: (attempt: number) => WebAppSession) {
  let tries = 0;
  const driver: Driver = {
    name: 'fake',
    join: async () => 'a-credential-of-sixteen-or-more',
    open: async () => {
      tries += 1;
      return open(tries);
    },
  };
  const webBridge = { name: 'East', url: 'https://127.0.0.1', tls: {}, agent: new Agent() };
  const webApp = new WebApp('Alice', { name: 'Alice' }, webBridge, {
    driver,
    trace: new Trace(Date.now(), 'TEST-01.1'),
    signal: new AbortController().signal,
    declaresKeys: false,
    patience: 1000,
    keepsFrames: true,
  });
  return { webApp, tries: () => tries };
}

test('A web app that comes back before its loss was noticed tries again', async () => {
  const { webApp, tries } = webAppWith((attempt) => {
    if (attempt === 1) throw new Refusal('sessionExists');
    return session;
  });
  await webApp.reconnect();
  assert.equal(tries(), 2);
});

test('A web app whose credential is refused does not try again', async () => {
  const { webApp, tries } = webAppWith(() => {
    throw new Refusal('credentialRefused');
  });
  await assert.rejects(webApp.reconnect(), { name: 'Refusal', reason: 'credentialRefused' });
  assert.equal(tries(), 1);
});

test('An end that nobody answers because the connection was cut meanwhile is no failure', async () => {
  const cut = Promise.withResolvers<void>();
  const { webApp } = webAppWith(() => ({
    ...session,
    end: () => cut.promise,
    drop: async () => cut.reject(new Error('closed')),
  }));
  await webApp.reconnect();
  await Promise.all([webApp.end(), webApp.drop()]);
});

test('Of two ends in one breath one has to be accepted', async () => {
  const answered = (...outcomes: readonly boolean[]) => {
    const left = [...outcomes];
    const end = async () => {
      if (!left.shift()) throw new Refusal('notAuthenticated');
    };
    return webAppWith(() => ({ ...session, end })).webApp;
  };
  for (const outcomes of [
    [true, false],
    [false, true],
    [true, true],
  ]) {
    const accepted = answered(...outcomes);
    await accepted.reconnect();
    await accepted.endTwice();
  }
  const refused = answered(false, false);
  await refused.reconnect();
  await assert.rejects(refused.endTwice(), { name: 'Refusal' });
});
