/** What the API answers when it says no. */
import { DatabaseBusy, DuplicateValue } from '../../database/database.ts';
import type { TableName } from '../../database/tables.ts';
import { Failure, type FailureCode } from '../failure.ts';
import type { RestAnswer } from '../model.ts';
import { toXml } from './xml.ts';

/** Codes whose status is not 400. */
const statusOf: Partial<Record<FailureCode, number>> = {
  unrecognizedObject: 404,
  databaseNotReady: 503,
};

/** For each table, what is said of an id that is not in it. */
export const missingRow = {
  accessMethods: 'accessMethodDoesNotExist',
  callBridgeGroups: 'callBridgeGroupDoesNotExist',
  callBridges: 'callBridgeDoesNotExist',
  callLegProfiles: 'callLegProfileDoesNotExist',
  callProfiles: 'callProfileDoesNotExist',
  coSpaceUsers: 'coSpaceUserDoesNotExist',
  coSpaces: 'coSpaceDoesNotExist',
  tenants: 'tenantDoesNotExist',
  users: 'userDoesNotExist',
  webBridges: 'webBridgeDoesNotExist',
} as const satisfies Partial<Record<TableName, FailureCode>>;

/** For each unique column that a client can write, what is said of a value that is taken. */
const takenValue: Readonly<Record<string, FailureCode>> = {
  'accessMethods.callId': 'duplicateCoSpaceId',
  'accessMethods.uri': 'duplicateCoSpaceUri',
  'callBridges.name': 'duplicateCallBridgeName',
  'coSpaces.callId': 'duplicateCoSpaceId',
  'coSpaces.uri': 'duplicateCoSpaceUri',
};

/** `<failureDetails>` with the failure's code as its one element. */
const refuse = ({ code, parameter, error }: Failure): RestAnswer => ({
  status: statusOf[code] ?? 400,
  headers: { 'content-type': 'text/xml' },
  body: toXml('failureDetails', { [code]: { '@parameter': parameter, '@error': error } }),
});

/** Refusals below the API, such as a body that is too large: one sentence. */
const sentences: Readonly<Record<number, string>> = {
  400: 'The request is malformed.',
  413: 'The body is too large.',
  414: 'The path is too long.',
  415: 'The body must be a form: application/x-www-form-urlencoded.',
};

const sentence = (status: number, text: string): RestAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: text,
});

const statusIn = (error: unknown): number | undefined =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;

/** The answer to whatever was thrown; undefined when the Call Bridge itself is at fault. */
export const answerTo = (error: unknown): RestAnswer | undefined => {
  if (error instanceof Failure) return refuse(error);
  if (error instanceof DatabaseBusy) return refuse(new Failure('databaseNotReady'));
  if (error instanceof DuplicateValue) {
    const code = takenValue[`${error.table}.${error.column}`];
    return refuse(code ? new Failure(code) : new Failure('parameterError', error.column, 'invalidValue'));
  }
  const status = statusIn(error);
  const text = status && sentences[status];
  return text ? sentence(status, text) : undefined;
};

/** The path exists, but not for this method. @param allowed Methods that it exists for. */
export const methodNotAllowed = (allowed: readonly string[]): RestAnswer => {
  const { headers, body } = refuse(new Failure('invalidOperation'));
  return { status: 405, headers: { ...headers, allow: allowed.join(', ') }, body };
};

export const unauthorized: RestAnswer = {
  status: 401,
  headers: { 'www-authenticate': 'Basic realm="acano"' },
  body: '',
};

/** The Call Bridge is at fault; its log says how. */
export const internalError: RestAnswer = sentence(500, 'The Call Bridge could not do this. Its log says why.');
