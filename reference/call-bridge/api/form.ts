/** The body of a POST or PUT, as it was sent. */
import { Failure } from '../failure.ts';

/** The body is something else than a form. */
export class UnsupportedBody extends Error {
  readonly statusCode = 415;

  constructor(contentType: string) {
    super(`The body is ${contentType}, not a form.`);
    this.name = 'UnsupportedBody';
  }
}

/** A request's body. */
export interface Form {
  /** As it was sent. */
  text: string;
  contentType: string;
  values: ReadonlyMap<string, string>;
  /** Set when the body is no form. */
  fault?: Failure | UnsupportedBody;
}

/** What is wrong with the value of a parameter. */
export const invalid = (name: string) => new Failure('parameterError', name, 'invalidValue');

const isPercentEncoded = (body: string): boolean => {
  try {
    decodeURIComponent(body);
    return true;
  } catch {
    return false;
  }
};

const isFormType = (contentType: string): boolean => /^application\/x-www-form-urlencoded *(;|$)/i.test(contentType);

/** Never throws: a fault is thrown when the form is read. Clients send other content types, but then no body. */
export const parseForm = (body: string, contentType: string): Form => {
  const refused = (fault: Form['fault']): Form => ({ text: body, contentType, values: new Map(), fault });
  if (body !== '' && contentType !== '' && !isFormType(contentType)) return refused(new UnsupportedBody(contentType));
  if (!isPercentEncoded(body)) return refused(new Failure('parameterError'));
  const pairs = [...new URLSearchParams(body)];
  const values = new Map(pairs);
  const repeated = pairs.map(([name]) => name).find((name, index, names) => names.indexOf(name) !== index);
  return { text: body, contentType, values, fault: repeated === undefined ? undefined : invalid(repeated) };
};

export const emptyForm: Form = { text: '', contentType: '', values: new Map() };
