/** How the bytes of a file stand for letters. Plain ASCII is left open: what comes later in the file decides. */
export type Encoding = "ascii" | "utf-8" | "windows-1252" | "utf-16le" | "utf-16be";

const PIECE_BYTES = 1024 * 1024;
const NOT_ASCII = /[^\0-\x7f]/;
const CONTROL_CHARACTERS = /[\x80-\x9f]/g;
const UNREADABLE = "\ufffd";

/**
 * The encoding of the first bytes of a file: its byte order mark, else UTF-8 when (nearly) all letters outside ASCII
 * are valid UTF-8, else windows-1252, which any bytes can be.
 */
export function detectEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  return encodingOfLetters(bytes);
}

function encodingOfLetters(bytes: Uint8Array): "ascii" | "utf-8" | "windows-1252" {
  const text = new TextDecoder("utf-8").decode(bytes, { stream: true });
  if (!NOT_ASCII.test(text)) return "ascii";
  return mostlyReadable(text) ? "utf-8" : "windows-1252";
}

/** One broken byte in a UTF-8 file must not turn all its accents into two letters each. */
function mostlyReadable(text: string): boolean {
  let readable = 0;
  let unreadable = 0;
  for (const letter of text) {
    if (letter === UNREADABLE) unreadable++;
    else if (letter > "\x7f") readable++;
  }
  return unreadable * 10 <= readable;
}

/** The text of the first bytes of a file, or of all; half a letter at the end is left out. */
export function textOf(bytes: Uint8Array, encoding: Encoding): string {
  return repaired(decoderOf(encoding).decode(bytes, { stream: true }));
}

const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** The text of some UTF-8 that begins and ends with whole letters. */
export function textOfUtf8(bytes: Uint8Array): string {
  const text = UTF8.decode(bytes);
  return text.length === bytes.length ? text : repaired(text);
}

export const utf8Of = (text: string): Uint8Array => ENCODER.encode(text);

const ENCODER = new TextEncoder();
const NOTHING = new Uint8Array();
const MARK = [0xef, 0xbb, 0xbf];

/** UTF-8 out of the bytes of one file, which may come in chunks of any size. ASCII and UTF-8 are not copied. */
export class Utf8Reader {
  #encoding: Encoding;
  #decoder: TextDecoder;
  /** Bytes that wait for what comes behind them: half a letter, or half a byte order mark. */
  #held: Uint8Array = NOTHING;
  #atMark: boolean;

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
    this.#decoder = decoderOf(encoding);
    this.#atMark = encoding === "utf-8";
  }

  /** A chunk, in pieces small enough that one huge chunk never becomes one huge string. */
  *read(chunk: Uint8Array): Generator<Uint8Array> {
    for (let start = 0; start < chunk.length; start += PIECE_BYTES)
      yield this.#utf8(chunk.subarray(start, start + PIECE_BYTES));
  }

  /** What was left of a letter cut off by the end of the file. */
  end(): Uint8Array {
    if (this.#encoding === "utf-8") return this.#held;
    return utf8Of(this.#held.length > 0 ? decoderOf("windows-1252").decode(this.#held) : this.#decoder.decode());
  }

  #utf8(piece: Uint8Array): Uint8Array {
    const bytes = this.#encoding === "ascii" ? this.#settle(piece) : this.#atMark ? this.#behindMark(piece) : piece;
    return this.#encoding === "ascii" || this.#encoding === "utf-8"
      ? bytes
      : utf8Of(this.#decoder.decode(bytes, { stream: true }));
  }

  /** Looks for the first letters outside ASCII; half a letter at the end of a piece is kept until the rest comes. */
  #settle(piece: Uint8Array): Uint8Array {
    const bytes = joined(this.#held, piece);
    this.#held = NOTHING;
    if (isAscii(bytes)) return bytes;
    this.#encoding = encodingOfLetters(bytes);
    this.#decoder = decoderOf(this.#encoding);
    if (this.#encoding !== "ascii") return bytes;
    const plain = bytes.findLastIndex((byte) => byte < 0x80) + 1;
    this.#held = bytes.subarray(plain);
    return bytes.subarray(0, plain);
  }

  #behindMark(piece: Uint8Array): Uint8Array {
    const bytes = joined(this.#held, piece);
    this.#atMark = bytes.length < MARK.length;
    this.#held = this.#atMark ? bytes : NOTHING;
    if (this.#atMark) return NOTHING;
    return MARK.every((byte, i) => bytes[i] === byte) ? bytes.subarray(MARK.length) : bytes;
  }
}

function isAscii(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = bytes.length & ~7;
  let seen = 0;
  for (let at = 0; at < words; at += 8) seen |= view.getInt32(at, true) | view.getInt32(at + 4, true);
  for (let at = words; at < bytes.length; at++) seen |= bytes[at] as number;
  return (seen & 0x80808080) === 0;
}

/** Two parts of a file as one: in place where they lie behind each other in memory, otherwise a copy. */
export function joined(front: Uint8Array, back: Uint8Array): Uint8Array {
  const { buffer, byteOffset } = front;
  if (back.buffer === buffer && byteOffset + front.length === back.byteOffset)
    return new Uint8Array(buffer, byteOffset, front.length + back.length);
  if (front.length === 0) return new Uint8Array(back.buffer, back.byteOffset, back.length);
  const bytes = new Uint8Array(front.length + back.length);
  bytes.set(front);
  bytes.set(back, front.length);
  return bytes;
}

function decoderOf(encoding: Encoding): TextDecoder {
  return new TextDecoder(encoding === "ascii" ? "utf-8" : encoding);
}

/**
 * Registers that went through two programs hold windows-1252 quotes and dashes as control characters
 * (Amsterdam's weekly feed of 2019 does). Nobody means those controls in a table, so they become what was typed.
 */
function repaired(text: string): string {
  return text.replace(CONTROL_CHARACTERS, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80));
}

const WINDOWS_1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";
