/** A node's log, in the shape of the recorded one: `2021-03-04 15:50:03.915 Info text`, in UTC. */
import { createLogger, format, transports } from 'winston';

/** Writers of lines never put a password, passcode or credential into one. */
export interface Log {
  info(text: string): void;
  warning(text: string): void;
  /** Resolves when every line is written. */
  close(): Promise<void>;
}

export interface LogOptions {
  /** A file to append to. Without it and without `stdout` the log goes nowhere. */
  file?: string;
  stdout?: boolean;
}

/** Nothing that anybody sends can begin a line of its own, or colour it: control characters, and what some readers take for a line's end. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

export const inOneLine = (text: string): string => text.replace(controls, '?');

const levels = { Warning: 0, Info: 1 };

const timestamp = (): string => new Date().toISOString().replace('T', ' ').replace('Z', '');

const silentLog: Log = { info: () => {}, warning: () => {}, close: async () => {} };

/** One log for one node. */
export const createLog = ({ file, stdout = false }: LogOptions = {}): Log => {
  if (!file && !stdout) return silentLog;
  const logger = createLogger({
    levels,
    level: 'Info',
    format: format.printf(({ level, message }) => `${timestamp()} ${level} ${message}`),
    transports: [
      ...(file ? [new transports.File({ filename: file })] : []),
      ...(stdout ? [new transports.Console()] : []),
    ],
  });
  let isOpen = true;
  /** Connections that a node cuts when it closes may have a last word after its log was closed. */
  const write = (level: keyof typeof levels, text: string): void => {
    if (isOpen) logger.log(level, inOneLine(text));
  };
  return {
    info: (text) => write('Info', text),
    warning: (text) => write('Warning', text),
    close: () =>
      new Promise((resolve) => {
        isOpen = false;
        logger.once('finish', resolve);
        logger.end();
      }),
  };
};
