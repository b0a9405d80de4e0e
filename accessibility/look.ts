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
  /** Only these rules of axe and nothing else; everything when it is left out. */
  readonly only?: readonly string[];
}

/** The rules of axe that look at colours; all others find the same in light and in dark. */
export const COLOUR_RULES: readonly string[] = ["color-contrast", "link-in-text-block"];
