import type { Setting } from "./layout.ts";

export type Fold = "folded" | "open";

/** What is put in a window and asked of it. */
export interface Asked {
  readonly html: string;
  /** Where the page would stand; scripts read it. */
  readonly address: string;
  /** Whether the scripts that the page names run. */
  readonly scripted: boolean;
  /** As it comes, with what is folded away opened, or first the one and then the other. */
  readonly folds: readonly Fold[];
  /** Only these rules of axe; all of them, with words and labels, when it is left out. */
  readonly only?: readonly string[];
  /** The ways in which letters are set, in each of which everything must fit. */
  readonly settings: readonly Setting[];
}

/** The rules of axe that look at colours; all others find the same in light and in dark. */
export const COLOUR_RULES: readonly string[] = ["color-contrast", "link-in-text-block"];
/** The rules of axe that look at sizes and places; all others find the same in two windows in which the same is shown. */
export const SIZE_RULES: readonly string[] = [...COLOUR_RULES, "target-size", "scrollable-region-focusable"];
