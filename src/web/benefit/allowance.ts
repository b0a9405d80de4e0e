/** What may be paid to a volunteer in one year, in whole cents; null where no figure was found. */
export interface Allowance {
  readonly year: number;
  readonly month: number | null;
  readonly whole: number | null;
  readonly hour: number | null;
  readonly hourYoung: number | null;
  /** Below this age the lower amount of an hour holds. */
  readonly youngUnder: number | null;
  /** The month from which the year's figures hold for people on benefit, where that is not January. */
  readonly from?: string;
  /** An earlier year in which one source already has these figures. */
  readonly perhapsFrom?: number;
}

export interface AllowanceTable {
  /** When somebody looked the figures up: year and month. */
  readonly checked: string;
  readonly sources: readonly string[];
  /** Who says that above the ceiling the whole amount counts. */
  readonly wholeAmountSource: string;
  readonly years: readonly Allowance[];
}

/** Ten euros, in cents: what the guide asks of one more of them. */
const TEN_EUROS = 1000;
const MONTHS = 12;

export interface Paid {
  readonly allowance: Allowance;
  /** 27 and older keeps what stays under the ceilings. */
  readonly is27: boolean;
  /** Cents a month from each organisation. */
  readonly perMonth: readonly number[];
  /** The first month it is paid, 1 to 12. */
  readonly start: number;
}

export interface Kept {
  /** All organisations together, in cents a month. */
  readonly total: number;
  /** What of this total counts with the benefit in a usual month, in cents. */
  readonly counts: number;
  /** What is left of ten euros a month more, in cents; below nothing where they bring the rest above the ceiling. */
  readonly leftOfTen: number;
  /** The first month, 1 to 12, in which a ceiling breaks, and which; undefined where none does. */
  readonly breaks?: { readonly month: number; readonly ceiling: "month" | "year" };
}

/** What is left of an allowance beside a benefit; undefined for a year without a figure. Up to 27 all of it is taken off. */
export function keptOf({ allowance, is27, perMonth, start }: Paid): Kept | undefined {
  const { month, whole } = allowance;
  if (month === null || whole === null) return undefined;
  const total = perMonth.reduce((sum, amount) => sum + amount, 0);
  if (!is27) return { total, counts: total, leftOfTen: 0 };
  const kept = (amount: number): number => (amount > month ? 0 : amount);
  const breaks = breaksAt({ month, whole }, total, start);
  return {
    total,
    counts: total - kept(total),
    leftOfTen: kept(total + TEN_EUROS) - kept(total),
    ...(breaks && { breaks }),
  };
}

function breaksAt({ month, whole }: { readonly month: number; readonly whole: number }, total: number, start: number) {
  if (total > month) return { month: start, ceiling: "month" } as const;
  const after = start + monthsThatFit(whole, total);
  return after <= MONTHS ? ({ month: after, ceiling: "year" } as const) : undefined;
}

/** How many whole months of an amount fit under a year's ceiling. */
export const monthsThatFit = (whole: number, perMonth: number): number =>
  perMonth === 0 ? MONTHS : Math.floor(whole / perMonth);

/** Cents out of "12,50", "12.50" or "12"; undefined for anything else. Empty is nothing paid. */
export function centsIn(typed: string): number | undefined {
  const [, euros, cents = ""] = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(typed.trim()) ?? [];
  if (typed.trim() === "") return 0;
  return euros === undefined ? undefined : Number(euros) * 100 + Number(cents.padEnd(2, "0"));
}
