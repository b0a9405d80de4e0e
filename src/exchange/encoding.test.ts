import { expect, test } from "vitest";
import { detectEncoding, type Encoding, textOf, textOfUtf8, Utf8Reader } from "./encoding.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const read = (encoding: Encoding, ...chunks: Uint8Array[]) => {
  const reader = new Utf8Reader(encoding);
  const pieces = [...chunks.flatMap((chunk) => [...reader.read(chunk)]), reader.end()];
  return textOfUtf8(Uint8Array.from(pieces.flatMap((piece) => [...piece])));
};

test("a byte order mark decides", () => {
  expect(detectEncoding(utf8("\ufeffa;b"))).toBe("utf-8");
  expect(detectEncoding(Uint8Array.of(0xff, 0xfe, 0x61, 0))).toBe("utf-16le");
  expect(detectEncoding(Uint8Array.of(0xfe, 0xff, 0, 0x61))).toBe("utf-16be");
  expect(read("utf-8", utf8("\ufeffa"))).toBe("a");
  expect(read("utf-8", ...Array.from(utf8("\ufeff\ufeffa"), (byte) => Uint8Array.of(byte)))).toBe("\ufeffa");
  expect(read("utf-8", Uint8Array.of(0xef, 0xbb))).toBe("\ufffd");
  expect(read("utf-16le", Uint8Array.of(0xff, 0xfe, 0xe9), Uint8Array.of(0, 0x3d, 0xd8), Uint8Array.of(0, 0xde))).toBe(
    "é😀",
  );
});

test("accents tell UTF-8 from windows-1252; without any it stays open", () => {
  expect(detectEncoding(utf8("coöperatie"))).toBe("utf-8");
  expect(detectEncoding(latin("co\xf6peratie"))).toBe("windows-1252");
  expect(detectEncoding(utf8("stichting"))).toBe("ascii");
});

test("a letter cut off at the end of the sample is no reason to doubt UTF-8", () => {
  expect(detectEncoding(utf8("é é é").subarray(0, -1))).toBe("utf-8");
});

test("one broken byte does not make a UTF-8 file windows-1252", () => {
  expect(detectEncoding(Uint8Array.of(...utf8("é".repeat(20)), 0xe9, 0x20))).toBe("utf-8");
});

test("a file that begins in ASCII is decided by its first accents, wherever a chunk ends", () => {
  expect(read("ascii", utf8("stichting "), utf8("coöperatie"))).toBe("stichting coöperatie");
  expect(read("ascii", latin("stichting "), latin("co\xf6peratie \x80 5"))).toBe("stichting coöperatie € 5");
  const [first, second] = utf8("ö");
  expect(read("ascii", latin("co"), Uint8Array.of(first ?? 0), Uint8Array.of(second ?? 0), latin("p"))).toBe(
    "cop".replace("o", "oö"),
  );
  expect(read("ascii", latin("caf\xe9"))).toBe("café");
});

test("windows-1252 quotes that went through another program as controls become quotes again", () => {
  expect(read("utf-8", utf8("\u0093Zo Moeder Zo Dochter\u0094 \u0096 \u0080 5"))).toBe("“Zo Moeder Zo Dochter” – € 5");
});

test("one huge chunk comes in pieces, and the first of them do not decide for the rest", () => {
  const chunk = latin("x".repeat(2_500_000) + "co\xf6peratie");
  expect([...new Utf8Reader("ascii").read(chunk)].map(({ length }) => length)).toEqual([1_048_576, 1_048_576, 402_859]);
  expect(read("ascii", chunk).slice(-10)).toBe("coöperatie");
});

test("the text of a whole file is what its pieces say", () => {
  const letters = "één café – € 5";
  for (const file of [utf8(letters), utf8(`\ufeff${letters}`)]) {
    expect(textOf(file, detectEncoding(file))).toBe(letters);
    expect(read(detectEncoding(file), file)).toBe(letters);
  }
});
