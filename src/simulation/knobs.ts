/** How a desk answers: its mean days until a decision, and the chance that none ever comes. */
export interface DeskPace {
  readonly meanDays: number;
  readonly silent: number;
}

/** The differences that are planted in a made-up neighbourhood. Everything else is the same chance for everybody. */
export interface Knobs {
  /** Share of parties who are asked where their visitors come from; the high tariff is held against those who were asked only. */
  readonly asked: number;
  /** The pace of one desk of the municipality; all others keep DESK. */
  readonly slowDesk: DeskPace;
  /** Chance of yes when money is asked: by foundations, and by initiatives and groups. */
  readonly moneyYes: { readonly foundation: number; readonly other: number };
  /** Share of requests that come back every year, where yes is easy (all but money) and where it is hard (money). */
  readonly yearly: { readonly easy: number; readonly hard: number };
}

/** Every desk's pace, unless a knob says otherwise. */
export const DESK: DeskPace = { meanDays: 25, silent: 0.06 };
/** Chance of yes for whatever is not money, for everybody. */
export const EASY_YES = 0.88;
/** Chance that the asker takes a request back before the decision, for everybody. */
export const WITHDRAWN = 0.03;
/** Share of residents' parties whose visitors also come from outside the neighbourhood. */
export const FROM_OUTSIDE = 0.4;

/**
 * Four planted differences: the tariff rule is held against 2 in 5 of those it fits; one desk is four times as slow and leaves
 * half unanswered; foundations get money twice as often as like requests of others; yearly requests only look favoured,
 * because they are mostly about what is granted to everybody.
 */
export const PRACTICE: Knobs = {
  asked: 0.4,
  slowDesk: { meanDays: 100, silent: 0.5 },
  moneyYes: { foundation: 0.88, other: 0.4 },
  yearly: { easy: 0.8, hard: 0.2 },
};

/** The same neighbourhood without any difference: what a lens finds here is chance. */
export const EQUAL: Knobs = {
  asked: 1,
  slowDesk: DESK,
  moneyYes: { foundation: 0.57, other: 0.57 },
  yearly: { easy: 0.5, hard: 0.5 },
};
