/** What stands where a name, an address or a number stood. */
const LEFT_OUT = "[…]";

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Addresses and numbers as they are written in the Netherlands: postcode, street with a number, email, telephone. */
const FINDABLE = [
  /\b\d{4}\s?[A-Z]{2}\b/g,
  /[\p{L}.'’-]*(?:straat|laan|weg|plein|kade|gracht|hof|pad|steeg|singel|dijk|markt)(?:\s+\d+\s?[a-z]?\b)?/giu,
  /\S+@\S+\.\S+/g,
  /(?<![\d.,])(?:\+|0)\d(?:[\s-]?\d){7,}/g,
];

/**
 * A text without the names given, whole or a word of five letters or more of them, and without addresses and numbers. What else in a text tells who
 * wrote it stays: this is no promise that nobody can tell.
 */
export function withoutNames(text: string, names: readonly string[]): string {
  const words = names.flatMap((name) => [name, ...name.split(/[\s,]+/).filter((word) => word.length >= 5)]);
  const longest = words.toSorted((a, b) => b.length - a.length).map(escape);
  const named = longest.length === 0 ? [] : [new RegExp(`(?<!\\p{L})(?:${longest.join("|")})(?!\\p{L})`, "giu")];
  return [...named, ...FINDABLE].reduce((left, pattern) => left.replace(pattern, LEFT_OUT), text);
}
