import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { redact } from '../../../harness/participants/redact.ts';

const gone = (secret: string) => `<${secret.length}>`;

describe('Redacting', () => {
  it('takes a secret out of every string, however deep', () => {
    const value = {
      token: 'canary',
      list: ['a canary', { text: 'canary, canary' }],
      nothing: null,
      number: 7,
      flag: true,
    };
    assert.deepEqual(redact(value, ['canary'], gone), {
      token: '<6>',
      list: ['a <6>', { text: '<6>, <6>' }],
      nothing: null,
      number: 7,
      flag: true,
    });
  });

  it('takes out several', () => assert.equal(redact('one, two', ['one', 'two'], gone), '<3>, <3>'));

  it('takes a secret for what it is, not for a pattern', () => {
    assert.equal(redact('a.c abc $&', ['a.c', '$&'], gone), '<3> abc <2>');
    assert.equal(
      redact('x', ['x'], () => '$&'),
      '$&',
    );
  });

  it('takes a secret out of names too', () => {
    assert.deepEqual(redact({ 'of canary': { canary: 1 } }, ['canary'], gone), { 'of <6>': { '<6>': 1 } });
  });

  it('takes nothing for an empty secret', () => assert.equal(redact('text', [''], gone), 'text'));

  it('leaves everything as it is where there is no secret', () => {
    const value = { token: 'canary' };
    assert.equal(redact(value, [], gone), value);
    assert.deepEqual(redact(value, ['other'], gone), value);
  });

  it('does not change what it was given', () => {
    const value = { list: ['canary'] };
    redact(value, ['canary'], gone);
    assert.deepEqual(value, { list: ['canary'] });
  });
});
