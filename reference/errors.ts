import { getSystemErrorMessage } from 'node:util';

/** Why a cluster can't be started, or a manager can't work, for the person at the command line. Exit code 2: what was asked for is wrong; 3: the environment is. */
const catalogue = {
  LISTEN_FAILED: {
    exitCode: 3,
    text: '{where} can not be listened on: {why}.',
    remedy: 'Choose another address or port, or stop what listens there.',
  },
  NOT_LINKED: {
    exitCode: 3,
    text: 'The nodes did not all reach each other within {seconds} seconds.',
    remedy: "Look into the nodes' logs for links that are down.",
  },
  NODE_ENDED: {
    exitCode: 3,
    text: 'The process of {name} has ended.',
    remedy: 'What it said before tells why; the log of the node tells more.',
  },
  ORDER_REFUSED: {
    exitCode: 3,
    text: '"{order}" was not carried out: {why}',
    remedy: 'Look whether `reference --processes` still runs, and what its nodes have said.',
  },
  UNKNOWN_ORDER: {
    exitCode: 2,
    text: 'There is no order "{order}".',
    remedy:
      'Orders are `start NODE`, `cut CALL-BRIDGE NODE` and `mend CALL-BRIDGE NODE`, with names of the target file.',
  },
  FILE_UNREADABLE: {
    exitCode: 2,
    text: '{file} can not be read: {why}.',
    remedy: 'Check the path, and who may read it.',
  },
  FILE_UNWRITABLE: {
    exitCode: 3,
    text: '{file} can not be written: {why}.',
    remedy: 'Check the path, and who may write there.',
  },
  NODE_FILE_INVALID: {
    exitCode: 2,
    text: '{file} is no node file: {why}.',
    remedy: 'Compare it with one that `reference init` writes, or with schemas/node.schema.json.',
  },
  DATABASE_UNUSABLE: {
    exitCode: 2,
    text: '{file} can not be used as the database: {why}.',
    remedy: 'Name the file that `reference init` made for this cluster.',
  },
  DIRECTORY_NOT_EMPTY: {
    exitCode: 2,
    text: '{directory} is not empty.',
    remedy: 'Name a new directory or an empty one: nothing is overwritten.',
  },
  UNKNOWN_SETTING: {
    exitCode: 2,
    text: 'There is no setting "{id}"{meant}',
    remedy: 'Settings are named in reference/settings.ts.',
  },
  UNKNOWN_DEFECT: {
    exitCode: 2,
    text: 'There is no defect "{id}"{meant}',
    remedy: 'The command `defects` lists them.',
  },
  UNKNOWN_VARIANT: {
    exitCode: 2,
    text: 'There is no variant "{id}"{meant}',
    remedy: 'The command `variants` lists them.',
  },
  TARGET_FILE_INVALID: {
    exitCode: 2,
    text: '{file} is no target file: {why}.',
    remedy: 'schemas/target.schema.json describes every key.',
  },
  SECRET_UNAVAILABLE: {
    exitCode: 2,
    text: 'The password is not to be had: {why}.',
    remedy: 'Set the variable, or mend the file or the command that is named for it.',
  },
  CALL_BRIDGE_SILENT: {
    exitCode: 3,
    text: '{callBridge} at {url} does not answer: {why}.',
    remedy: 'Check that it runs, its address, DNS, and the connection.',
  },
  CALL_BRIDGE_UNTRUSTED: {
    exitCode: 3,
    text: 'The certificate of {callBridge} at {url} is not trusted: {why}.',
    remedy: 'Name the authority: tls.ca in the target file, or --ca.',
  },
  CALL_BRIDGE_BUSY: {
    exitCode: 3,
    text: '{callBridge} can not serve now: it answers {status}.',
    remedy: 'Try again in a moment. If it stays so, look into its log.',
  },
  LOGIN_REFUSED: {
    exitCode: 3,
    text: '{callBridge} at {url} refuses the user name or the password.',
    remedy: 'Check both; the account needs the permission to use the API.',
  },
  NOT_THE_API: {
    exitCode: 3,
    text: '{callBridge} at {url} does not answer like the API: {why}.',
    remedy: 'The address is scheme, host and port of the API, which is often that of the web administration.',
  },
  UNKNOWN_CALL_BRIDGE: {
    exitCode: 2,
    text: 'There is no Call Bridge "{name}"{meant}',
    remedy: 'Known are {known}.',
  },
  NO_SUCH_PARTICIPANT: {
    exitCode: 2,
    text: 'Nobody in any call is "{who}"{meant}',
    remedy: 'Give a display name as it is shown, or the id of the participant.',
  },
  AMBIGUOUS_PARTICIPANT: {
    exitCode: 2,
    text: 'Several participants are "{who}": {candidates}.',
    remedy: 'Give the id of the one who is to be moved.',
  },
  NO_SUCH_SPACE: {
    exitCode: 2,
    text: 'There is no space "{space}"{meant}',
    remedy: 'Give its name, its numeric id, or its id in the API.',
  },
  AMBIGUOUS_SPACE: {
    exitCode: 2,
    text: 'Several spaces are "{space}": {candidates}.',
    remedy: 'Give the numeric id or the id in the API of the right one.',
  },
  NOT_STARTED: {
    exitCode: 3,
    text: '{space} could not be put in session: {why}.',
    remedy: 'Start the meeting by hand, and try again.',
  },
  NOT_IN_SESSION: {
    exitCode: 2,
    text: '{space} is not in session{where}.',
    remedy: 'Wait until somebody is there, name another Call Bridge, or have it begin with --start.',
  },
} as const;

export type ClusterErrorCode = keyof typeof catalogue;

/** One sentence and what to do about it; `cause` is for debugging only. */
export class ClusterError extends Error {
  override name = 'ClusterError';
  readonly code: ClusterErrorCode;
  readonly remedy: string;
  readonly exitCode: 2 | 3;

  constructor(code: ClusterErrorCode, text: string, remedy: string, cause?: unknown) {
    super(text, { cause });
    this.code = code;
    this.remedy = remedy;
    this.exitCode = catalogue[code].exitCode;
  }
}

export const clusterError = (
  code: ClusterErrorCode,
  details: Readonly<Record<string, string>>,
  cause?: Error,
): ClusterError => {
  const known: Readonly<Record<string, string>> = { why: cause ? reasonOf(cause) : '', ...details };
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name) => known[name] ?? '');
  const { text, remedy } = catalogue[code];
  return new ClusterError(code, filled(text), filled(remedy), cause);
};

/** What the operating system calls it, else the error's own words. */
const reasonOf = (error: Error): string =>
  'errno' in error && typeof error.errno === 'number' ? getSystemErrorMessage(error.errno) : error.message;
