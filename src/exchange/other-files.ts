import type { OtherFileKind } from "./unreadable-file.ts";

/** First bytes of files that people pick by mistake, as each format prescribes them. */
const SIGNATURES: readonly (readonly [OtherFileKind, readonly number[]])[] = [
  ["image", [0x89, 0x50, 0x4e, 0x47]],
  ["image", [0xff, 0xd8, 0xff]],
  ["image", [0x47, 0x49, 0x46, 0x38]],
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["spreadsheet", [0xd0, 0xcf, 0x11, 0xe0]],
  ["gzip", [0x1f, 0x8b]],
  ["pdf", [0x25, 0x50, 0x44, 0x46]],
];

/** What the first bytes of a file say that it is, when it is not text; null when it may be text. */
export function otherFileKind(bytes: Uint8Array): OtherFileKind | null {
  const found = SIGNATURES.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte));
  if (found === undefined) return null;
  return found[0] === "zip" && isWorkbook(bytes) ? "spreadsheet" : found[0];
}

/** Workbooks of Excel and LibreOffice are zip files that name their parts near the front. */
function isWorkbook(bytes: Uint8Array): boolean {
  return /xl\/|\[Content_Types\]\.xml|opendocument\.spreadsheet/.test(new TextDecoder("windows-1252").decode(bytes));
}

/** What a text is that is no table: data or a page, by its first letter, or bytes that are no letters. */
export function otherTextKind(text: string): OtherFileKind | null {
  if (text.includes("\0")) return "binary";
  const first = text.trimStart()[0];
  if (first === "{" || first === "[") return "json";
  return first === "<" ? "markup" : null;
}

/** Whether a text is the voting file of a neighbourhood budget (Pabulib): its first line is the name of its first part. */
export const isBudgetText = (text: string): boolean => /^\uFEFF?META\r?\n/.test(text);
