/** Display names that somebody may give who means no good, comes from elsewhere, or has a namesake; features/README.md lists them. */
export const oddNames = {
  markup: '<b>Alice</b><script>alert("1")</script>',
  'escaped signs': 'A&B &amp; &lt;x&gt; &#65; \\u0041 %3Cb%3E',
  quotes: `"Alice" 'A' \`A\` ”A“`,
  'the end of an element': ']]></name></participant> <!-- <?xml ?> <![CDATA[',
  'a template': `%s%n \${7*7} {{7*7}} #{7*7} $(id)`,
  'a query': "'; DROP TABLE coSpaces; --",
  'a path': '../../api/v1/calls?x=1#y',
  'other scripts': 'Zoë 山田 עליסה أليس',
  'a picture': '👩‍👩‍👧 𝔄lice',
  'a turned direction': '\u202Eecila\u202C',
  'a composed letter': 'A\u0301lice',
  'just Alex': 'Alex',
} as const;

export type OddName = keyof typeof oddNames;
