/** Reading and putting together bytes of a picture; numbers are big-endian unless said. */
export const u16 = (b: Uint8Array, at: number): number => ((b[at] ?? 0) << 8) | (b[at + 1] ?? 0);
export const u32 = (b: Uint8Array, at: number): number => u16(b, at) * 65_536 + u16(b, at + 2);
export const u16le = (b: Uint8Array, at: number): number => (b[at] ?? 0) | ((b[at + 1] ?? 0) << 8);
export const u32le = (b: Uint8Array, at: number): number => u16le(b, at) + u16le(b, at + 2) * 65_536;

export const put16 = (n: number): readonly number[] => [(n >> 8) & 255, n & 255];
export const put32 = (n: number): readonly number[] => [...put16(Math.floor(n / 65_536)), ...put16(n % 65_536)];
export const put32le = (n: number): readonly number[] => put32(n).toReversed();

/** Letters of one byte each. */
export const lettersAt = (b: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...b.subarray(at, at + length));
export const letters = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0));

export function joined(parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
