/** What a lens shows: tables, a sentence key and a picture kind, so page, chart, CSV, JSON and terminal are each written once. */
export interface Finding {
  readonly lens: string;
  /** Whether there are enough cases and parties to say more than "too few to tell". */
  readonly enough: boolean;
  /** The plain sentences; the first is the finding. Words live in the language files under `lens.<lens>.<key>`. */
  readonly sentences: readonly Sentence[];
  /** What would change it, in plain sentences under "how sure": smallest difference to be seen, unknowns, the unrecorded. */
  readonly sure?: readonly Sentence[];
  readonly tables: readonly Table[];
  readonly pictures: readonly Picture[];
  readonly comparisons: readonly Comparison[];
  readonly basis: Basis;
}

/** A value in a sentence or cell; null is unknown and is shown as such. */
export type Cell = string | number | null;

export interface Sentence {
  readonly key: string;
  readonly values: Readonly<Record<string, Cell>>;
  /** How to write each value that is not a plain number or text. */
  readonly units?: Readonly<Record<string, Unit>>;
}

/**
 * count · share (0–1) · difference (−1–1, of shares) · cents · days · minutes · clock (minutes after midnight) · year · years ("2016-2019", or one) · day (since 1970) · number
 * party (number in the columns) · entry (row) · word (a key of the language files) · name (text as published: units, schemes) · answer (0 unknown, 1 yes, 2 no, 3 never asked)
 */
export type Unit =
  | "count"
  | "share"
  | "difference"
  | "cents"
  | "days"
  | "minutes"
  | "clock"
  | "year"
  | "years"
  | "day"
  | "number"
  | "party"
  | "entry"
  | "word"
  | "name"
  | "answer";

export interface TableColumn {
  readonly key: string;
  readonly unit: Unit;
}

export interface Table {
  /** Its caption stands under `lens.<lens>.table.<key>`, its headings under `lens.<lens>.column.<key>`. */
  readonly key: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A picture is drawn of a table: which of its columns play which part. */
export type Picture =
  | { readonly kind: "bars"; readonly table: string; readonly label: string; readonly value: string }
  | {
      readonly kind: "paired-bars";
      readonly table: string;
      readonly label: string;
      readonly left: string;
      readonly right: string;
    }
  | {
      readonly kind: "dot-interval";
      readonly table: string;
      readonly label: string;
      readonly value: string;
      readonly low: string;
      readonly high: string;
      readonly reference?: number;
    }
  | { readonly kind: "waiting-curve"; readonly table: string; readonly x: string; readonly curves: readonly string[] }
  | {
      readonly kind: "time-lines";
      readonly table: string;
      readonly lane: string;
      readonly day: string;
      readonly label: string;
    }
  | {
      /** A small network: two columns of parties, on which side each stands, and what is between them. */
      readonly kind: "network";
      readonly table: string;
      readonly from: string;
      readonly fromSide: string;
      readonly to: string;
      readonly toSide: string;
      readonly tie: string;
    }
  | {
      readonly kind: "sankey";
      readonly table: string;
      readonly from: string;
      readonly to: string;
      readonly value: string;
    }
  | { readonly kind: "lorenz"; readonly table: string; readonly x: string; readonly y: string }
  | {
      readonly kind: "criteria-grid";
      readonly table: string;
      readonly row: string;
      readonly column: string;
      readonly value: string;
    }
  | {
      readonly kind: "growth";
      readonly table: string;
      readonly series: string;
      readonly x: string;
      readonly y: string;
    }
  | {
      readonly kind: "chain";
      readonly table: string;
      readonly chain: string;
      readonly step: string;
      readonly entry: string;
      readonly state: string;
    };

/** A raw comparison, before any claim; the share of yes in two groups of like cases. */
export interface Comparison {
  readonly key: string;
  readonly groups: readonly [string, string];
  /** Difference of shares, group one minus group two, and its interval over parties; null when it cannot be told. */
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Permutation of whole parties, or null when nothing may be tested. */
  readonly p: number | null;
}

/** What a finding rests on. */
export interface Basis {
  readonly requests: number;
  /** Null when the source does not say who asked twice. */
  readonly parties: number | null;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  /** Cases whose answer or group is unknown. */
  readonly unknown: number;
  /** Cases told by one side only. */
  readonly oneSided: number;
  /** Keys, under `alike`, of the respects in which the compared cases are alike. */
  readonly alike: readonly string[];
  /** Rows of the entries it rests on. */
  readonly rows: readonly number[] | Int32Array;
}
