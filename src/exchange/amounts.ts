import { isUnknown, type Reading } from "./values.ts";

/** How a column writes amounts: 1.234,56 or 1,234.56; null when nothing in it tells. */
export type AmountNotation = "dutch" | "plain" | null;

/** What one cell says about the notation of its column. */
type Shape = "whole" | "dutch" | "plain" | "dutch-thousand" | "plain-thousand" | "not-in-cents" | "no-amount";

const SHAPES: readonly (readonly [Shape, RegExp])[] = [
  ["whole", /^\d+$/],
  ["dutch-thousand", /^[1-9]\d{0,2}\.\d{3}$/],
  ["plain-thousand", /^[1-9]\d{0,2},\d{3}$/],
  ["dutch", /^(?:\d*,\d{1,2}0*|[1-9]\d{0,2}(?:\.\d{3})+,\d{1,2}|[1-9]\d{0,2}(?:\.\d{3}){2,})$/],
  ["plain", /^(?:\d*\.\d{1,2}0*|[1-9]\d{0,2}(?:,\d{3})+\.\d{1,2}|[1-9]\d{0,2}(?:,\d{3}){2,})$/],
  ["not-in-cents", /^\d*[.,]\d{3,}$/],
];

/**
 * The notation of a column, from a sample of its cells: by its decimals, and without those by its thousands (money has
 * no third decimal). A column that contradicts itself is decided by the larger side, so that one slip is one bad row.
 */
export function detectNotation(cells: Iterable<string>): AmountNotation {
  const seen: Record<Shape, number> = {
    whole: 0,
    dutch: 0,
    plain: 0,
    "dutch-thousand": 0,
    "plain-thousand": 0,
    "not-in-cents": 0,
    "no-amount": 0,
  };
  for (const cell of cells) seen[shapeOf(bare(cell))]++;
  if (seen.dutch !== seen.plain) return seen.dutch > seen.plain ? "dutch" : "plain";
  if (seen.dutch > 0 || seen["dutch-thousand"] * seen["plain-thousand"] > 0) return null;
  return seen["dutch-thousand"] > 0 ? "dutch" : seen["plain-thousand"] > 0 ? "plain" : null;
}

/** How most registers write most amounts: 4000.00. */
const USUAL = /^\d{1,12}\.\d\d$/;

/** An amount in whole cents. `-` and NULL are unknown; what could mean two amounts is a problem, never a guess. */
export function readAmount(cell: string, notation: AmountNotation): Reading<number> {
  if (notation === "plain" && USUAL.test(cell)) return inCents(cell.slice(0, -3), cell.slice(-2));
  const text = bare(cell);
  if (isUnknown(text)) return { value: null };
  const expected = EXAMPLES[notation ?? "plain"];
  if (/^[-−(]/.test(text)) return { problem: "amount-negative", expected };
  const shape = shapeOf(text);
  if (shape === "no-amount") return { problem: "amount-unreadable", expected };
  if (shape === "not-in-cents") return { problem: "amount-not-in-cents", expected };
  if (shape === "whole") return inCents(text, "");
  const own = shape.startsWith("dutch") ? "dutch" : "plain";
  if (shape.endsWith("thousand") && notation !== own)
    return notation === null ? { problem: "amount-ambiguous", expected } : { problem: "amount-not-in-cents", expected };
  if (notation !== null && notation !== own) return { problem: "amount-in-other-notation", expected };
  return split(text, own);
}

const EXAMPLES = { dutch: "1.234,56", plain: "1234.56" } as const;
const LARGEST_EUROS = 1e12;

/** Without the spaces, the euro sign in front, and the dash for "no cents" behind: "€ 1.000,-" is "1.000". */
function bare(cell: string): string {
  if (/^\s*\d+(?:\.\d+)?\s*$/.test(cell)) return cell.trim();
  return cell
    .replace(/\s+/g, "")
    .replace(/^(?:€|eur)/i, "")
    .replace(/(\d)[.,](?:-+|=)$/, "$1");
}

function shapeOf(text: string): Shape {
  return SHAPES.find(([, pattern]) => pattern.test(text))?.[0] ?? "no-amount";
}

function split(text: string, notation: "dutch" | "plain"): Reading<number> {
  const [decimal, thousand] = notation === "dutch" ? [",", "."] : [".", ","];
  const [euros = "", cents = ""] = text.replaceAll(thousand, "").split(decimal);
  return inCents(euros, cents);
}

function inCents(euros: string, cents: string): Reading<number> {
  if (Number(euros) > LARGEST_EUROS) return { problem: "amount-too-large", expected: String(LARGEST_EUROS) };
  return { value: Number(euros) * 100 + Number(cents.padEnd(2, "0").slice(0, 2)) };
}
