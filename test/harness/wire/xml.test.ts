import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseXml } from '../../../harness/wire/xml.ts';

test('Every way in which XML writes a character is read', () => {
  const text =
    '<?xml version="1.0"?><call id="&#252;"><name>&#252;&#xFC;&#38;&amp;&lt;&quot;<![CDATA[&amp;]]></name></call>';
  assert.deepEqual(parseXml(text), { call: { '@id': 'ü', name: 'üü&&<"&amp;' } });
});

test('What is read once is not read again', () => {
  assert.deepEqual(parseXml('<name>&#38;amp;&amp;#38;</name>'), { name: '&amp;&#38;' });
});

test('A document type declaration and a web page are refused', () => {
  assert.throws(() => parseXml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), { message: 'a document type declaration' });
  assert.throws(() => parseXml('<!doctype html><html></html>'), { message: 'a web page' });
  assert.throws(() => parseXml('<html><body></body></html>'), { message: 'a web page' });
});
