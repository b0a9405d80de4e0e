import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect } from "vitest";

/** Runs that found something once: seed and path of fast-check, under the name of the property. They are tried first, for good. */
interface Kept {
  readonly property: string;
  readonly seed: number;
  readonly path: string;
  readonly found: string;
}
const KEPT = JSON.parse(readFileSync(path.join(import.meta.dirname, "../fuzz-seeds.json"), "utf8")) as readonly Kept[];

/** FUZZ_TIMES=100 tries a hundred times as much; FUZZ_SEED=… tries one chance again. */
const TIMES = Number(process.env.FUZZ_TIMES ?? "1");
const SEED = process.env.FUZZ_SEED === undefined ? undefined : Number(process.env.FUZZ_SEED);

/** Tries a property on what chance makes, after what was found before. A failure says which line keeps it. */
export async function fuzz<T>(
  name: string,
  runs: number,
  of: fc.Arbitrary<T>,
  holds: (value: T) => unknown,
): Promise<void> {
  const property = fc.asyncProperty(of, async (value) => void (await holds(value)));
  for (const { seed, path: at } of KEPT.filter((one) => one.property === name))
    told(name, await fc.check(property, { seed, path: at, endOnFailure: true, numRuns: 1 }));
  await told(
    name,
    await fc.check(property, { numRuns: Math.ceil(runs * TIMES), ...(SEED !== undefined && { seed: SEED }) }),
  );
}

function told<T>(
  property: string,
  { failed, seed, counterexamplePath, counterexample, errorInstance }: fc.RunDetails<[T]>,
): void {
  if (!failed) return expect(failed).toBe(false);
  const kept = { property, seed, path: counterexamplePath, found: "…" };
  const value = fc.stringify(counterexample).slice(0, 2000);
  throw new Error(`${value}\ntest/fuzz-seeds.json: ${JSON.stringify(kept)}`, { cause: errorInstance });
}

/** What has broken programs before, and what this one gives a meaning. */
const ODD: readonly string[] = [
  "|0|-1|1e999|NaN|Infinity|0x10|1.|,5|٣|−5|1 000|999999999999999999999",
  "unknown|never-asked|own|public|yes|no|null|undefined|[object Object]|__proto__|constructor|toString",
  "2026-02-30|0000-00-00|9999-12-31|+275760-09-13|-000001-01-01|31-12-2025|32/13/2025|2026-W01|24:00|morgen",
  "\u0000|\ud800|\udfff\ud800|\u202e|\u200f|\ufeff|\r\n|a\r\nSet-Cookie: x=1|\u0001\u001b[2J|ﷺﷺﷺﷺﷺﷺﷺﷺ| ",
  "<script>alert(1)</script>|'\"><img src=x onerror=x>|'; DROP TABLE entry; --|%|%zz|%00|../../etc/passwd",
  '{}|[]|{"a":|\\|"|""|a;b;c|a\tb|=1+1|https://x|javascript:alert(1)|http://[::1|a@b.nl|@',
]
  .flatMap((line) => line.split("|"))
  .concat("x".repeat(201), "y".repeat(4001));

const character = fc.string({ unit: "binary", maxLength: 40 });
export const odd: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ODD) },
  { weight: 2, arbitrary: character },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...ODD), character).map((parts) => parts.join("")) },
);
/** Bytes that are a file now and then. */
export const bytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc
    .array(fc.oneof(odd, fc.constantFrom(";", ",", "\t", "\n", "\r\n", '"', "\r")), { maxLength: 60 })
    .map((parts) => new TextEncoder().encode(parts.join(""))),
  fc
    .array(fc.constantFrom(...'a1;,"\n\r\t '), { maxLength: 200 })
    .map((parts) => new TextEncoder().encode(parts.join(""))),
);
