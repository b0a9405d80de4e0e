/** Kinds that hang on another entry and are read wherever that is read. */
const HANGING = [
  "reply",
  "publication",
  "delivery",
  "agreement",
  "door",
  "correction",
  "withdrawal",
  "erasure",
] as const;
export type HangingKind = (typeof HANGING)[number];
export const hangs = (kind: string): kind is HangingKind => (HANGING as readonly string[]).includes(kind);
