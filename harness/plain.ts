/**
 * Text of a target for people's eyes. What would tell a terminal to do something, or show words in another order than they
 * stand in, is shown by its number instead.
 */

/** Control characters but the end of a line, marks and overrides of direction, separators of lines, the byte order mark. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
const commands = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const beyondAscii = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

const byNumber = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** `text` with every such character as `\u001b`. */
export const plain = (text: string): string => text.replace(commands, byNumber);

/** JSON that is read back to the same value, and has no such character in it; control characters JSON writes so by itself. */
export const plainJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(beyondAscii, byNumber);
