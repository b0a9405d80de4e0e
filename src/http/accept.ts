import { isLocale, type Locale } from "../web/texts.ts";

/** The language a browser or program asks for first, of those that there are. */
export const preferredLocale = (header: string): Locale | undefined =>
  preferred(header)
    .map((tag) => tag.toLowerCase().split("-")[0] ?? "")
    .find(isLocale);

/** The parts of a header with weights, heaviest first (RFC 9110, 12.4.2). */
export function preferred(header: string): readonly string[] {
  const parts = header.split(",").map((part) => {
    const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    const weight = parameters.find((piece) => piece.startsWith("q="))?.slice(2);
    return { name, weight: weight === undefined ? 1 : Number(weight) };
  });
  return parts
    .filter(({ name, weight }) => name !== "" && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ name }) => name);
}
