/** What the operator asks of a Call Bridge, and what it answers. */
import { type Member, nowhere } from '../../harness/stage/balance.ts';
import { type CallBridgeName, type GroupName, groups, personas } from '../../harness/target/names.ts';
import { bridges, defineParameterType, either } from './define.ts';

/** Where the operator asks, and with what: the Call Bridge, the Call Bridge or group named in the request, one more parameter. */
export interface Venue {
  at: CallBridgeName;
  placedOn?: Member;
  placedIn?: GroupName;
  parameter?: { name: string; value: string };
}

defineParameterType({
  useForSnippets: false,
  name: 'venue',
  regexp: new RegExp(
    `(${bridges})(?:, placed (?:on (${bridges}|${nowhere})|in group (${either(groups)})))?(?: with (\\w+) (\\w+|"[^"]*"))?`,
  ),
  transformer: (at: string, placedOn?: string, placedIn?: string, name?: string, value?: string): Venue => ({
    at: at as CallBridgeName,
    ...(placedOn && { placedOn: placedOn as Member }),
    ...(placedIn && { placedIn: placedIn as GroupName }),
    ...(name && value && { parameter: { name, value: value.replaceAll('"', '') } }),
  }),
});

/** Values of which one is expected; `absent` stands for a field that is not there. Any other text stands in quotes. */
defineParameterType({
  useForSnippets: false,
  name: 'values',
  regexp: /the old participant|as given|(?:"[^"]*"|\w+)(?: or (?:"[^"]*"|\w+))*/,
  transformer: (text: string) =>
    text === 'the old participant' || text === 'as given'
      ? [text]
      : [...text.matchAll(/(?:^| or )(?:"([^"]*)"|(\w+))/g)].map(([, quoted, word]) => quoted ?? word ?? ''),
});

/** What a Call Bridge says to a request: which of these failures, of which parameter, and what is wrong with it. */
export interface Saying {
  mayBeAccepted: boolean;
  oneOf: string[];
  parameter?: string;
  error?: string;
}

defineParameterType({
  useForSnippets: false,
  name: 'refusal',
  regexp: /(accepted or )?refused(?: with (\w+(?: or \w+)*))?(?: for (\w+) as (\w+))?/,
  transformer: (accepted?: string, failures?: string, parameter?: string, error?: string): Saying => ({
    mayBeAccepted: accepted !== undefined,
    oneOf: failures?.split(' or ') ?? [],
    ...(parameter && { parameter }),
    ...(error && { error }),
  }),
});

/** How what stands behind the `?` of a POST or PUT is sent, where not as an ordinary form. */
export type Manner =
  | 'as it stands'
  | 'as a form in UTF-8'
  | 'as application/json'
  | 'as multipart/form-data'
  | 'in the query';

const manners: readonly Manner[] = [
  'as it stands',
  'as a form in UTF-8',
  'as application/json',
  'as multipart/form-data',
  'in the query',
];

/** What the operator shows instead of the account of the target. */
export type Login = 'no credentials' | 'a wrong password' | 'a wrong name';

const logins: readonly Login[] = ['no credentials', 'a wrong password', 'a wrong name'];

/** Whom a request goes to, with whose credentials, and in which manner. */
export interface Addressee {
  at: CallBridgeName;
  login?: Login;
  /** Somebody's credential is shown instead of the operator's password. */
  credentialOf?: string;
  manner?: Manner;
}

defineParameterType({
  useForSnippets: false,
  name: 'addressee',
  regexp: new RegExp(
    `(${bridges})(?: with (?:(${either(logins)})|the credential of (${either(personas)})))?(?: (${either(manners)}))?`,
  ),
  transformer: (at: string, login?: string, credentialOf?: string, manner?: string) =>
    ({
      at,
      ...(login && { login }),
      ...(credentialOf && { credentialOf }),
      ...(manner && { manner }),
    }) as Addressee,
});

/** How a Call Bridge answers: one of these statuses, and how a header begins. */
export interface Answer {
  statuses: number[];
  header?: { header: string; begins: string };
}

const answerHeaders = {
  ' with a Basic challenge': { header: 'www-authenticate', begins: 'Basic' },
  ' as text/xml': { header: 'content-type', begins: 'text/xml' },
};

defineParameterType({
  useForSnippets: false,
  name: 'answer',
  regexp: /(\d+(?: or \d+)*)( with a Basic challenge| as text\/xml)?/,
  transformer: (statuses: string, header?: string): Answer => ({
    statuses: statuses.split(' or ').map(Number),
    ...(header && { header: answerHeaders[header as keyof typeof answerHeaders] }),
  }),
});
