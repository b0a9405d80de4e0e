/** How the bytes of a file stand for letters. Plain ASCII is left open: what comes later in the file decides. */
export type Encoding = "ascii" | "utf-8" | "windows-1252" | "utf-16le" | "utf-16be";

const PIECE_BYTES = 16 * 1024;
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

/** Some text and how many bytes it was. */
export interface TextPiece {
  readonly text: string;
  readonly bytes: number;
}

/** Text out of the bytes of one file, which may come in chunks of any size. */
export class TextReader {
  #encoding: Encoding;
  #decoder: TextDecoder;
  #undecided: Uint8Array = new Uint8Array();

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
    this.#decoder = decoderOf(encoding);
  }

  /** The text of a chunk, in pieces small enough that one huge chunk never becomes one huge string. */
  *read(chunk: Uint8Array): Generator<TextPiece> {
    for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
      const piece = chunk.subarray(start, start + PIECE_BYTES);
      yield { text: this.#decode(piece), bytes: piece.length };
    }
  }

  /** What was left of a letter cut off by the end of the file. */
  end(): string {
    return this.#undecided.length > 0 ? decoderOf("windows-1252").decode(this.#undecided) : this.#decoder.decode();
  }

  #decode(piece: Uint8Array): string {
    const bytes = this.#encoding === "ascii" ? this.#settle(piece) : piece;
    return repaired(this.#decoder.decode(bytes, { stream: true }));
  }

  /** Looks for the first letters outside ASCII; half a letter at the end of a piece is kept until the rest comes. */
  #settle(piece: Uint8Array): Uint8Array {
    const bytes = joined(this.#undecided, piece);
    this.#encoding = encodingOfLetters(bytes);
    this.#decoder = decoderOf(this.#encoding);
    const plain = this.#encoding === "ascii" ? bytes.findLastIndex((byte) => byte < 0x80) + 1 : bytes.length;
    this.#undecided = bytes.slice(plain);
    return bytes.subarray(0, plain);
  }
}

function joined(front: Uint8Array, back: Uint8Array): Uint8Array {
  if (front.length === 0) return back;
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
