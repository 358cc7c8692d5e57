/** Permitted differences in what the REST API answers. */
import { create } from 'xmlbuilder2';
import { format } from '../call-bridge/api/xml.ts';
import type { Variant } from '../deviation.ts';
import { onRestAnswers } from '../on-rest-answers.ts';

export const absoluteLocation: Variant = {
  id: 'absolute-location',
  permits: 'openapi.yaml, "Creating"',
  title: 'Location is a whole URL.',
  apply: onRestAnswers(({ host }, answer) => {
    const { location } = answer.headers;
    if (location === undefined) return answer;
    return { ...answer, headers: { ...answer.headers, location: `https://${host}${location}` } };
  }),
};

export const furtherFields: Variant = {
  id: 'further-fields',
  permits: 'rest.schema.json: elements that are not named',
  title: 'Every object has elements that this version of the API does not know.',
  apply: onRestAnswers((_request, answer) => ({
    ...answer,
    body: answer.body.replace(
      /<\w+ id="[^"]*">/g,
      '$&<emptyField></emptyField><laterField kind="x"><part>1</part></laterField>',
    ),
  })),
};

export const unknownIs404: Variant = {
  id: 'unknown-is-404',
  permits: 'openapi.yaml, "Refusals"',
  title: 'An id that names nothing is refused with 404.',
  apply: onRestAnswers((_request, answer) =>
    /<failureDetails><\w+DoesNotExist \/>/.test(answer.body) ? { ...answer, status: 404 } : answer,
  ),
};

const hasId = (node: object): boolean =>
  'hasAttribute' in node && typeof node.hasAttribute === 'function' && node.hasAttribute('id');

export const fieldsInOtherOrder: Variant = {
  id: 'fields-in-other-order',
  permits: 'rest.schema.json: no order of elements',
  title: 'The elements of an object come in the opposite order.',
  apply: onRestAnswers((_request, answer) => {
    if (!answer.body.includes(' id="')) return answer;
    // What looks like an entity is decoded when it is read, and left as it is when it is written.
    const document = create(answer.body.replaceAll('&', '&amp;'));
    document.each(
      ({ node }) => {
        if (!hasId(node)) return;
        for (const field of [...node.childNodes].reverse()) node.appendChild(field);
      },
      true,
      true,
    );
    return { ...answer, body: document.end(format) };
  }),
};

/** Of keys, and of what is no request, the answer is none. */
const isObject = (body: string): boolean => body.startsWith('<?xml') && !body.includes('<failureDetails>');

export const spaciousXml: Variant = {
  id: 'spacious-xml',
  permits: 'XML 1.0: comments, CDATA sections, either quote, white space between elements; failures stay as they are',
  title: 'Answers are indented and commented, attributes have single quotes, names are CDATA sections.',
  apply: onRestAnswers((_request, answer) => {
    if (!isObject(answer.body)) return answer;
    const indented = create(answer.body.replaceAll('&', '&amp;')).end({ ...format, prettyPrint: true });
    const body = indented
      .replace('?>', '?>\n<!-- as it is now -->')
      .replaceAll(/ (id|total)="([^"'<]*)"/g, " $1='$2'")
      .replaceAll(/<name>([^<&]+)<\/name>/g, '<name><![CDATA[$1]]></name>');
    return { ...answer, body };
  }),
};

const page = '<!doctype html><html><body><h1>401</h1><p>Who are you?</p></body></html>';

export const otherRefusals: Variant = {
  id: 'other-refusals',
  permits:
    'openapi.yaml, "Refusals" and "Authentication": 404 of any refusal, 400 for 405, the other spelling; any body',
  title: 'Every refusal is 404 but 405, which is 400; 401 comes with a page and a charset.',
  apply: onRestAnswers((_request, answer) => {
    const { status, headers } = answer;
    if (status === 401)
      return {
        status,
        headers: {
          'www-authenticate': 'Basic realm="Meeting \\"Server\\"", charset="UTF-8"',
          'content-type': 'text/html',
        },
        body: page,
      };
    if (status === 405) return { ...answer, status: 400 };
    if (status !== 400 && status !== 404) return answer;
    return { status: 404, headers, body: answer.body.replace('unrecognizedObject', 'unrecognisedObject') };
  }),
};

/** References to every character of a text, but those that are references already. */
const byNumber = (text: string): string =>
  text.replaceAll(/&[^;]*;|[^&]/gsu, (one) =>
    one.startsWith('&') ? one : `&#x${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(5, '0')};`,
  );

export const charactersByNumber: Variant = {
  id: 'characters-by-number',
  permits: 'openapi.yaml, "Transport": a checker reads the XML, not its bytes; XML 1.0, 4.1',
  title: 'Names are written in character references.',
  apply: onRestAnswers((_request, answer) => ({
    ...answer,
    body: answer.body.replace(/(?<=<(name|userJid)>)[^<]*(?=<\/\1>)/g, byNumber),
  })),
};
