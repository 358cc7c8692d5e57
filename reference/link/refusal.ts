/** What an answer of 400 or more says, over HTTPS and in a socket. */
export interface RefusalBody {
  error: string;
  message: string;
  /** For `parameterError` only: the API's attributes. */
  parameter?: string;
  fault?: string;
}

/** A request on a link is refused, by us or by the other side. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;
  readonly body: RefusalBody;

  constructor(status: number, body: RefusalBody) {
    super(`${body.error}: ${body.message}`);
    this.status = status;
    this.body = body;
  }
}

const refusals = {
  malformed: [400, 'The request does not have the form that the interface describes.'],
  notAuthenticated: [401, 'Open a session first.'],
  credentialRefused: [401, 'This credential is not valid. Join again.'],
  signInFailed: [401, 'The username or the password is wrong.'],
  passcodeIncorrect: [403, 'The passcode is wrong.'],
  notAllowed: [403, 'This is not allowed now.'],
  meetingNotFound: [404, 'No meeting has this numeric id.'],
  unknownPath: [404, 'The interface has no such request.'],
  sessionExists: [409, 'A live session holds this credential.'],
  serviceUnavailable: [503, 'No Call Bridge can be reached. Try again later.'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

export type RefusalCode = keyof typeof refusals;

/** A refusal of the web app binding (ErrorBody in schemas/web-app.schema.json). */
export const refuse = (error: RefusalCode, message: string = refusals[error][1]): Refusal =>
  new Refusal(refusals[error][0], { error, message });
