/** Permitted differences in what the REST API answers. */
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
      '$&<tenant></tenant><laterField kind="x"><part>1</part></laterField>',
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
