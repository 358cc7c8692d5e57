import { getSystemErrorMessage } from 'node:util';

/** Why a cluster can't be started, for the person who starts it. Exit code 2: what was asked for is wrong; 3: the environment is. */
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
} as const;

export type ClusterErrorCode = keyof typeof catalogue;

/** One sentence and what to do about it; `cause` is for debugging only. */
export class ClusterError extends Error {
  override name = 'ClusterError';
  readonly code: ClusterErrorCode;
  readonly remedy: string;
  readonly exitCode: 2 | 3;

  constructor(code: ClusterErrorCode, text: string, cause?: unknown) {
    super(text, { cause });
    this.code = code;
    this.remedy = catalogue[code].remedy;
    this.exitCode = catalogue[code].exitCode;
  }
}

export const clusterError = (
  code: ClusterErrorCode,
  details: Readonly<Record<string, string>>,
  cause?: Error,
): ClusterError => {
  const known: Readonly<Record<string, string>> = { why: cause ? reasonOf(cause) : '', ...details };
  return new ClusterError(
    code,
    catalogue[code].text.replace(/\{(\w+)\}/g, (_, name) => known[name] ?? ''),
    cause,
  );
};

/** What the operating system calls it, else the error's own words. */
const reasonOf = (error: Error): string =>
  'errno' in error && typeof error.errno === 'number' ? getSystemErrorMessage(error.errno) : error.message;
