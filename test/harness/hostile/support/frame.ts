/** Frames of WebSocket as no library would send them. RFC 6455, 5.2. */
export const opcode = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10, reserved: 3 } as const;

interface Bits {
  fin?: boolean;
  /** The first reserved bit, which says that it is compressed. */
  rsv1?: boolean;
  masked?: boolean;
  /** What it says of its length, instead of the truth. */
  length?: bigint;
}

/** One frame, as a server sends it unless `masked`. */
export function frame(
  code: number,
  payload: string | Buffer = '',
  { fin = true, rsv1 = false, masked = false, length }: Bits = {},
): Buffer {
  const bytes = Buffer.from(payload);
  const head = Buffer.alloc(10);
  head[0] = (fin ? 0x80 : 0) | (rsv1 ? 0x40 : 0) | code;
  head[1] = (masked ? 0x80 : 0) | 127;
  head.writeBigUInt64BE(length ?? BigInt(bytes.length), 2);
  const short = Buffer.from([head[0], (masked ? 0x80 : 0) | bytes.length]);
  const isShort = length === undefined && bytes.length < 126;
  return Buffer.concat([isShort ? short : head, masked ? Buffer.alloc(4) : Buffer.alloc(0), bytes]);
}

/** A close frame with any code. */
export function closeFrame(code: number, reason = ''): Buffer {
  const number = Buffer.alloc(2);
  number.writeUInt16BE(code);
  return frame(opcode.close, Buffer.concat([number, Buffer.from(reason)]));
}
