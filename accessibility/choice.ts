import { LOCALES, type Locale } from "../src/web/texts.ts";
import type { Fold } from "./look.ts";
import { COLOURS, type Colours, type Width, WIDTHS } from "./windows.ts";

/** How a page is looked at. */
export interface Look {
  readonly lang: Locale;
  readonly width: Width;
  readonly colours: Colours;
  readonly fold: Fold;
}

const FOLDS: readonly Fold[] = ["folded", "open"];
const at = <One>(list: readonly One[], n: number): One => list[n % list.length] as One;

/**
 * The n-th way to look. Four in a row take in each language, each width and both colours; twelve each pair of language and width;
 * forty-eight everything.
 */
export const lookAt = (n: number): Look => ({
  lang: at(LOCALES, n),
  width: at(WIDTHS, n),
  colours: at(COLOURS, n + Math.floor(n / 12)),
  fold: at(FOLDS, Math.floor(n / 3) + Math.floor(n / 24)),
});

/** So many looks, over all pages of one kind together, have each language, each width and both colours in them. */
const FOR_A_KIND = 4;

/** Few looks that go round all ways, at least one at each page: pages of one kind share them. */
export function chosenLooks<Of>(pages: readonly Of[], kindOf: (page: Of) => string): readonly (readonly [Of, Look])[] {
  let n = 0;
  return [...Map.groupBy(pages, kindOf).values()].flatMap((alike) => {
    const each = Math.ceil(FOR_A_KIND / alike.length);
    return alike.flatMap((page) => Array.from({ length: each }, () => [page, lookAt(n++)] as const));
  });
}
