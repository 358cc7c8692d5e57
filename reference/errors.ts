/** Why a cluster can't be started, for the person who starts it. */
const catalogue = {
  LISTEN_FAILED: {
    text: '{where} can not be listened on: {why}.',
    remedy: 'Choose another address or port, or stop what listens there.',
  },
  NOT_LINKED: {
    text: 'The nodes did not all reach each other within {seconds} seconds.',
    remedy: "Look into the nodes' logs for links that are down.",
  },
  UNKNOWN_DEFECT: { text: 'There is no defect "{id}".', remedy: 'The command `defects` lists them.' },
  UNKNOWN_VARIANT: { text: 'There is no variant "{id}".', remedy: 'The command `variants` lists them.' },
} as const;

export type ClusterErrorCode = keyof typeof catalogue;

/** One sentence and what to do about it; `cause` is for debugging only. */
export class ClusterError extends Error {
  override name = 'ClusterError';
  readonly code: ClusterErrorCode;
  readonly remedy: string;

  constructor(code: ClusterErrorCode, text: string, cause?: unknown) {
    super(text, { cause });
    this.code = code;
    this.remedy = catalogue[code].remedy;
  }
}

export const clusterError = (
  code: ClusterErrorCode,
  details: Readonly<Record<string, string>>,
  cause?: Error,
): ClusterError => {
  const known: Readonly<Record<string, string>> = { ...details, why: cause?.message ?? '' };
  return new ClusterError(
    code,
    catalogue[code].text.replace(/\{(\w+)\}/g, (_, name) => known[name] ?? ''),
    cause,
  );
};
