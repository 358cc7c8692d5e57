/**
 * Every way in which the harness can stop: a stable code, one sentence, and what to do about it.
 * Whose fault it is decides the exit code: usage 2, environment and harness 3, target 1; nobody's where it was interrupted, 4.
 */

/** Who has to act. `unprovided`: the target file does not provide what a scenario needs. */
export type ErrorFault = 'usage' | 'environment' | 'harness' | 'target' | 'unprovided' | 'interrupted';

interface Entry {
  fault: ErrorFault;
  /** One sentence with `{placeholders}`. */
  sentence: string;
  remedy: string;
}

const catalogue = {
  E_USAGE: {
    fault: 'usage',
    sentence: '{what}',
    remedy: 'See `move-conformance help`.',
  },
  E_NOTHING_SELECTED: {
    fault: 'usage',
    sentence: 'No scenario matches {selection}.',
    remedy: '`move-conformance requirements` lists every requirement and scenario.',
  },
  E_TARGET_UNREADABLE: {
    fault: 'usage',
    sentence: 'The target file {file} cannot be read: {why}.',
    remedy: 'Check the path, or let `move-conformance reference --target-file FILE` write one.',
  },
  E_TARGET_INVALID: {
    fault: 'usage',
    sentence: 'The target file {file} is wrong at {path}: {why}.',
    remedy: 'schemas/target.schema.json describes every key.',
  },
  E_TARGETS_DIFFER: {
    fault: 'usage',
    sentence: 'The target files name different profiles: {first}, {other}.',
    remedy: 'Targets of one run are configurations of one cluster: give them the same profile.',
  },
  E_SECRET_UNAVAILABLE: {
    fault: 'usage',
    sentence: 'The secret at {path} of the target file is not to be had: {why}.',
    remedy: 'Set the variable, or mend the file or the command that the target file names.',
  },
  E_TLS_FILE: {
    fault: 'usage',
    sentence: 'The {what} file {file} cannot be used: {why}.',
    remedy: 'The target file names PEM files, relative to itself.',
  },
  E_DRIVER_UNLOADABLE: {
    fault: 'usage',
    sentence: 'The driver module {module} cannot be loaded: {why}.',
    remedy: 'A driver module exports `createDriver`, which returns an object with name, join and open.',
  },
  E_DRIVER_THREW: {
    fault: 'harness',
    sentence: 'The driver {driver} threw: {why}.',
    remedy: 'Mend the driver; nothing was judged by it.',
  },
  E_OUT_UNWRITABLE: {
    fault: 'usage',
    sentence: 'The folder {folder} cannot be written: {why}.',
    remedy: 'Name another with --out.',
  },
  E_OUT_IN_USE: {
    fault: 'usage',
    sentence: 'Another run, the process {pid}, writes into the folder {folder}.',
    remedy: 'Wait until it has ended, or name another folder with --out.',
  },
  E_BASELINE_UNREADABLE: {
    fault: 'usage',
    sentence: 'The baseline {file} cannot be used: {why}.',
    remedy: 'schemas/baseline.schema.json describes every key.',
  },
  E_SPECIFICATION: {
    fault: 'harness',
    sentence: 'The specification is wrong at {where}: {why}.',
    remedy: 'Mend the feature file.',
  },
  E_NO_SUCH_NAME: {
    fault: 'environment',
    sentence: 'The name {host} of {node} does not resolve ({why}).',
    remedy: 'Check the url, the DNS server, or set tls.address in the target file.',
  },
  E_NOBODY_THERE: {
    fault: 'environment',
    sentence: 'Nobody answers at {url}, the address of {node} ({why}).',
    remedy: 'Check that it runs, and the host, port and proxy in the target file.',
  },
  E_UNTRUSTED: {
    fault: 'environment',
    sentence: 'The certificate of {node} at {url} is not trusted ({why}).',
    remedy: 'Name the CA with tls.ca, or the expected name with tls.servername, in the target file.',
  },
  E_TLS_FAILED: {
    fault: 'environment',
    sentence: 'No TLS session with {node} at {url} ({why}).',
    remedy: 'Check that the port speaks TLS, and whether it asks for a client certificate (tls.cert, tls.key).',
  },
  E_PROXY: {
    fault: 'environment',
    sentence: 'The proxy {proxy} does not let us through to {node} ({why}).',
    remedy: 'Check `proxy` in the target file.',
  },
  E_UNAUTHORIZED: {
    fault: 'environment',
    sentence: '{node} at {url} refuses the user name or the password.',
    remedy: 'Check `credentials` in the target file; the account needs the permission to use the API.',
  },
  E_NOT_CMS: {
    fault: 'environment',
    sentence: '{node} at {url} does not answer like a CMS API: {why}.',
    remedy: 'The url is scheme, host and port of the API, which is often that of the web administration.',
  },
  E_WRONG_NAME: {
    fault: 'environment',
    sentence: 'The cluster knows no Call Bridge with the name {node}; it knows {known}.',
    remedy: 'Write the names as GET /api/v1/callBridges lists them into the target file.',
  },
  E_SMOKE_MOVE: {
    fault: 'environment',
    sentence: 'One ordinary move, tried before judging, did not get through: {why}.',
    remedy: 'Try a join by hand. If that works, name the right driver in the target file.',
  },
  E_REFERENCE_START: {
    fault: 'harness',
    sentence: 'The reference cluster did not start: {why}.',
    remedy: 'Start it by hand with `move-conformance reference --target-file FILE` and look at what it says.',
  },
  E_NETWORK: {
    fault: 'environment',
    sentence: 'The network on this side failed while speaking to {node} ({why}).',
    remedy: 'Check this machine: DNS, routes, number of open files.',
  },
  E_NO_ANSWER: {
    fault: 'target',
    sentence: '{node} did not answer {what} ({why}).',
    remedy: 'It answered when the run began; look into its log at this time.',
  },
  E_NOT_XML: {
    fault: 'target',
    sentence: '{node} answered {what} with something else than XML: {why}.',
    remedy: 'The API answers with text/xml.',
  },
  E_ANSWER_TOO_LARGE: {
    fault: 'target',
    sentence: '{node} answered {what} with more than {limit} bytes.',
    remedy: 'Ask for fewer items a page.',
  },
  E_ANSWER_AMBIGUOUS: {
    fault: 'target',
    sentence: '{node} answered {what} with several {header} headers that differ: {values}.',
    remedy: 'An answer says once where the thing is that was made.',
  },
  E_FLOOD: {
    fault: 'target',
    sentence: '{node} sent more than {limit} in one session.',
    remedy: 'No meeting of a scenario has so much to say; the frames in the trace show what came.',
  },
  E_NOT_IN_INTERFACE: {
    fault: 'target',
    sentence: '{node} answered {what} with what the interface does not describe: {why}.',
    remedy: 'schemas/asyncapi.yaml describes it; the frame in the trace shows what came.',
  },
  E_NOT_RECORDED: {
    fault: 'harness',
    sentence: 'What {node} sent could not be written down: {why}.',
    remedy: 'This is a fault of the harness; please report it.',
  },
  E_NOT_PROVIDED: {
    fault: 'unprovided',
    sentence: 'The target does not provide {what}.',
    remedy: 'Declare it in the target file, under `provides`, where the cluster has it.',
  },
  E_MANAGER_UNUSABLE: {
    fault: 'environment',
    sentence: "The manager's command can't be run: {why}.",
    remedy: 'Check `manager.command` in the target file; it runs in the folder of that file.',
  },
  E_NOT_MADE: {
    fault: 'target',
    sentence: '{node} did not do {what}: {why}.',
    remedy: 'The specification needs it before it can begin; the answer is in the trace.',
  },
  E_NOT_SHOWN: {
    fault: 'target',
    sentence: 'No Call Bridge shows {what}.',
    remedy: 'What was asked of them, and what they answered, is in the trace.',
  },
  E_PAGES_ENDLESS: {
    fault: 'target',
    sentence: '{node} does not come to an end with the pages of {what}.',
    remedy: 'Each page holds what follows `offset`, and `total` says how many there are.',
  },
  E_KEYS_UNREADABLE: {
    fault: 'target',
    sentence: 'The public keys of {node} at {jwks} cannot be read: {why}.',
    remedy: 'Check `jwks` in the target file: the address or file of a JSON Web Key Set.',
  },
  E_FAULT_COMMAND: {
    fault: 'environment',
    sentence: 'A command of the target file failed ({command}): {why}.',
    remedy: 'Try it by hand, in the folder of the target file.',
  },
  E_CAME_TOO_LATE: {
    fault: 'environment',
    sentence:
      'The harness came {late} ms after the cluster could stop waiting for {persona}, so what it saw says nothing.',
    remedy:
      'Run again with less at a time (--parallel), or let the cluster wait longer: `timing.arrival` and `timing.reconnect` in the target file say how long it does.',
  },
  E_NOT_RECOVERED: {
    fault: 'environment',
    sentence: '{node} does not serve again after "{fault}" was taken back: {why}.',
    remedy: 'Mend it by hand, and look whether the undo command in the target file does what it ought to.',
  },
  E_ENVIRONMENT_LOST: {
    fault: 'environment',
    sentence: 'Five scenarios in a row failed by the environment, the last one by: {why}',
    remedy: 'Mend that, and run again.',
  },
  E_TARGET_DIED: {
    fault: 'target',
    sentence: '{node} died during {scenario}: {why}.',
    remedy: 'Start it again, and run this scenario alone.',
  },
  E_INTERRUPTED: {
    fault: 'interrupted',
    sentence: 'The run was interrupted by {signal}.',
    remedy: 'Run again.',
  },
  E_OVER_BUDGET: {
    fault: 'usage',
    sentence: 'The budget of {budget} was used up.',
    remedy: 'Give more time with --budget, or select less.',
  },
  E_RUN_CRASHED: {
    fault: 'harness',
    sentence: 'The run broke off: {why}.',
    remedy: 'This is a fault of the harness; please report it with the trace.',
  },
  E_PROOF_BROKE_OFF: {
    fault: 'harness',
    sentence: 'Nothing can be said of {what}: {why}.',
    remedy: 'This is a fault of the harness or of the reference; please report it.',
  },
  E_TRACE_UNREADABLE: {
    fault: 'usage',
    sentence: 'The trace {file} cannot be read: {why}.',
    remedy: 'Name a folder that `move-conformance run --out` wrote.',
  },
  E_TRACE_CUT_OFF: {
    fault: 'usage',
    sentence: 'The trace {file} has no last line: it was cut off.',
    remedy: 'Only a whole trace can be judged; run again.',
  },
  E_TRACE_ALTERED: {
    fault: 'usage',
    sentence: 'The trace {file} is not the one that was written: {why}.',
    remedy: 'Judge the original.',
  },
  E_LEDGER_UNREADABLE: {
    fault: 'usage',
    sentence: 'The ledger {file} cannot be read: {why}.',
    remedy: 'Name the ledger.ndjson of the run that was killed.',
  },
  E_NOT_CLEAN: {
    fault: 'target',
    sentence: '{count} things could not be removed or restored, the first one {path} ({why}).',
    remedy: 'Run `move-conformance clean` again, or remove them by hand.',
  },
} as const satisfies Record<string, Entry>;

type Catalogue = typeof catalogue;
export type ErrorCode = keyof Catalogue;
type Placeholder<S extends string> = S extends `${string}{${infer P}}${infer Rest}` ? P | Placeholder<Rest> : never;
type Details<C extends ErrorCode> = Record<Placeholder<Catalogue[C]['sentence']>, string | number>;

const exitCodes: Record<ErrorFault, number> = {
  usage: 2,
  environment: 3,
  harness: 3,
  target: 1,
  unprovided: 4,
  interrupted: 4,
};

/** Bad input, a bad environment or a bad target: never shown with a stack trace. `message` is the sentence. */
export class HarnessError extends Error {
  override name = 'HarnessError';
  readonly code: ErrorCode;
  readonly fault: ErrorFault;
  readonly remedy: string;
  readonly exitCode: number;

  constructor(code: ErrorCode, sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.code = code;
    this.fault = catalogue[code].fault;
    this.remedy = catalogue[code].remedy;
    this.exitCode = exitCodes[this.fault];
  }
}

/** An error of the catalogue, its sentence filled in. */
export function harnessError<C extends ErrorCode>(code: C, details: Details<C>, cause?: unknown): HarnessError {
  const values: Record<string, string | number> = details;
  const sentence = catalogue[code].sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
  return new HarnessError(code, sentence, cause);
}

/** The reason in an unknown thrown thing, in one line. */
export function reasonOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
  return text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}
