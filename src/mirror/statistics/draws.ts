/** Draws times items that may be worked through, and between how many draws that stays. */
export interface DrawBounds {
  readonly work: number;
  readonly fewest: number;
  readonly most: number;
}

/** How many draws over so many items: a large book gets fewer, so that a page does not wait for them. */
export const drawsWithin = ({ work, fewest, most }: DrawBounds, items: number): number =>
  Math.max(fewest, Math.min(most, Math.floor(work / Math.max(1, items))));
