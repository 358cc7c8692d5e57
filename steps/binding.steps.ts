import { Then, When } from '@cucumber/cucumber';
import type { WebBridgeName } from '../harness/target/names.ts';
import type { Closing, Misfit, Reply } from './parameter-types/binding.ts';
import { resolve } from './placeholders.ts';
import type { World } from './world.ts';

const message = { type: 'request', id: 1, method: 'POST', path: '/api/call/session/chat', body: { text: 'hello' } };

When(
  'a visitor asks Web Bridge {webBridge} to join:',
  async function (this: World, webBridge: WebBridgeName, body: string) {
    const { stage } = this;
    await stage.visitor.join(stage.webBridge(webBridge), resolve(stage, body));
  },
);

When('a visitor connects to Web Bridge {webBridge}', async function (this: World, webBridge: WebBridgeName) {
  await this.stage.visitor.connect(this.stage.webBridge(webBridge));
});

When('the visitor sends:', async function (this: World, text: string) {
  const { visitor } = this.stage;
  // An answer to an earlier message must not be taken for the answer to this one.
  await visitor.answered();
  visitor.act('send');
  visitor.socket.text(resolve(this.stage, text));
});

When('the visitor sends {misfit}', function (this: World, misfit: Misfit) {
  const { visitor } = this.stage;
  visitor.act('send');
  if (misfit === 'a binary frame') visitor.socket.binary(Buffer.from(JSON.stringify(message)));
  else if (misfit === 'half a message') visitor.socket.text(JSON.stringify(message).slice(0, 40));
  else if (misfit === 'a list') visitor.socket.text(JSON.stringify([message]));
  else if (misfit === 'bytes that are no text') visitor.socket.bytes(Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d));
  else if (misfit === 'a message in fragments') visitor.socket.text(JSON.stringify(message), 5);
  else visitor.socket.json({ ...message, body: { text: 'x'.repeat(misfit) } });
});

Then('the Web Bridge answers {reply}', async function (this: World, reply: Reply) {
  await this.stage.asker.ask('bridgeAnswered', reply);
});

Then('the Web Bridge closes the connection with {closing}', async function (this: World, { code, within }: Closing) {
  const { bound } = this.stage.worker.timing;
  await this.stage.asker.ask('bridgeClosed', { code }, within === undefined ? {} : { within: within + bound });
});
