import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wrongIn } from '../../../harness/wire/rest-messages.ts';

const id = '00000000-0000-4000-8000-00000000000a';
const participant = { '@id': id, name: 'Alice', canMove: 'true', status: { state: 'connected' } };

describe('What is wrong in an answer', () => {
  it('nothing, where it keeps the schema', () => {
    assert.equal(wrongIn({ participant }), undefined);
    assert.equal(wrongIn({ participants: { '@total': '0' } }), undefined);
  });

  it('what is of another type, or is not there', () => {
    assert.match(wrongIn({ participant: { ...participant, canMove: 'maybe' } }) ?? '', /canMove/);
    const { canMove: _, ...less } = participant;
    assert.match(wrongIn({ participant: less }) ?? '', /canMove/);
  });

  it('an empty element is none, an empty name is one', () => {
    assert.equal(wrongIn({ participant: { ...participant, name: '', movedParticipant: '' } }), undefined);
  });

  it('other elements and other failures are nobody’s business', () => {
    assert.equal(wrongIn({ participant: { ...participant, mood: 'fine' } }), undefined);
    assert.equal(wrongIn({ failureDetails: { somethingNew: '' } }), undefined);
    assert.equal(wrongIn(undefined), undefined);
  });
});
