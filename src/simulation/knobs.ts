/** How a desk answers: its mean days until a decision, and the chance that none ever comes. */
export interface DeskPace {
  readonly meanDays: number;
  readonly silent: number;
}

/** A chance or share for foundations, and one for initiatives and groups. */
export interface ByForm {
  readonly foundation: number;
  readonly other: number;
}

/** The differences that are planted in a made-up neighbourhood. Everything else is the same chance for everybody. */
export interface Knobs {
  /** Share of parties who are asked where their visitors come from; the high tariff is held against those who were asked only. */
  readonly asked: number;
  /** The pace of one desk of the municipality; all others keep DESK. */
  readonly slowDesk: DeskPace;
  /** Chance of yes when money is asked: by foundations, and by initiatives and groups. */
  readonly moneyYes: ByForm;
  /** Share of requests that come back every year, where yes is easy (all but money) and where it is hard (money). */
  readonly yearly: { readonly easy: number; readonly hard: number };
  /** Added to the chance of yes to money for who came in before this calendar year: the same ones again. */
  readonly returning: number;
  /** Share of parties that come in late, and between which days after the start. */
  readonly late: { readonly share: number; readonly from: number; readonly until: number };
  /** Share of what institutions ask that lands on FEW parties, beside their share of the rest. */
  readonly landing: number;
  /** Chance that a claim is doubted once more after its proof was accepted: of foundations, and of others. */
  readonly doubtAgain: ByForm;
  /** Chance that an institution's word about a party is a cold one: about foundations, and about others. */
  readonly coldWords: ByForm;
  /** Chance that a tie is sought on one's own side only, instead of among everybody. */
  readonly apart: number;
  /** Parties that come in beside the cast, each introduced by another, and the chance that it is of the introducer's own side. */
  readonly growth: { readonly parties: number; readonly own: number };
  /** Chance that a refusal under a scheme names a ground that the scheme does not hold. */
  readonly otherGround: number;
  /** Share of parties that ask money for a meal of theirs under a rule made halfway, and the chance that the meal was before that rule. */
  readonly laterRule: { readonly asked: number; readonly after: number };
  /** Pairs of requests alike to the day, and the share of them of which one got yes and the other no. */
  readonly twins: { readonly pairs: number; readonly apart: number };
  /** Chance that support costs who gets it a burden. */
  readonly costs: ByForm;
  /** Chance that a role brings more asking, duties and a burden. */
  readonly duties: number;
  /** Of the money for the neighbourhood, the share that goes to institutions. */
  readonly elsewhere: number;
  /** Share of activities in the hall of a second manager, the hour at which that hall closes, and its price of an hour in euros. */
  readonly otherHall: { readonly share: number; readonly closes: number; readonly euros: number };
  /** Share of residents' parties that get no support and no role, call no meeting and are nobody's tie. */
  readonly unseen: number;
  /** Chance that an institution mends what it wrote after an answer of a party. */
  readonly mends: ByForm;
  /** Share of residents' parties that write nothing: what stands of them in the book, institutions wrote. */
  readonly unwritten: number;
  /** Chance that an institution that calls on a party puts a question mark by what it does. */
  readonly wantedDoubted: ByForm;
  /** Chance that a party of residents by which an institution put a question mark puts one back. */
  readonly doubtBack: number;
  /** Chance that a party about which an institution says something says a word about that institution. */
  readonly namesBack: number;
}

/** On how many parties the asking lands. */
export const FEW = 3;

/** Every desk's pace, unless a knob says otherwise. */
export const DESK: DeskPace = { meanDays: 25, silent: 0.06 };
/** Chance of yes for whatever is not money, for everybody. */
export const EASY_YES = 0.88;
/** Chance that the asker takes a request back before the decision, for everybody. */
export const WITHDRAWN = 0.03;
/** Share of residents' parties whose visitors also come from outside the neighbourhood. */
export const FROM_OUTSIDE = 0.4;

/**
 * The planted differences: the tariff rule is held against 2 in 5 of those it fits; one desk is four times as slow and leaves
 * half unanswered; foundations get money twice as often as like requests of others; yearly requests only look favoured,
 * because they are mostly about what is granted to everybody; others than foundations are doubted again after proof, and hear cold
 * words, more often; ties are sought on one's own side. Nothing else is planted.
 */
export const PRACTICE: Knobs = {
  asked: 0.4,
  slowDesk: { meanDays: 100, silent: 0.5 },
  moneyYes: { foundation: 0.88, other: 0.4 },
  yearly: { easy: 0.8, hard: 0.2 },
  returning: 0,
  late: { share: 1 / 3, from: 60, until: 730 },
  landing: 0,
  doubtAgain: { foundation: 0.1, other: 0.7 },
  coldWords: { foundation: 0.2, other: 0.7 },
  apart: 0.6,
  growth: { parties: 0, own: 0.5 },
  otherGround: 0.2,
  laterRule: { asked: 0.2, after: 0.5 },
  twins: { pairs: 3, apart: 1 },
  costs: { foundation: 0.1, other: 0.4 },
  duties: 0.6,
  elsewhere: 0.6,
  otherHall: { share: 0.3, closes: 18, euros: 35 },
  unseen: 0.12,
  mends: { foundation: 0.2, other: 0.2 },
  unwritten: 0,
  wantedDoubted: { foundation: 0.05, other: 0.3 },
  doubtBack: 0.3,
  namesBack: 0.3,
};

/** The same neighbourhood without any difference: what a lens finds here is chance. */
export const EQUAL: Knobs = {
  asked: 1,
  slowDesk: DESK,
  moneyYes: { foundation: 0.57, other: 0.57 },
  yearly: { easy: 0.5, hard: 0.5 },
  returning: 0,
  late: { share: 1 / 3, from: 60, until: 730 },
  landing: 0,
  doubtAgain: { foundation: 0.4, other: 0.4 },
  coldWords: { foundation: 0.4, other: 0.4 },
  apart: 0,
  growth: { parties: 0, own: 0.5 },
  otherGround: 0,
  laterRule: { asked: 0, after: 0 },
  twins: { pairs: 0, apart: 0 },
  costs: { foundation: 0, other: 0 },
  duties: 0,
  elsewhere: 0,
  otherHall: { share: 0, closes: 22, euros: 10 },
  unseen: 0,
  mends: { foundation: 0.2, other: 0.2 },
  unwritten: 0,
  wantedDoubted: { foundation: 0, other: 0 },
  doubtBack: 0,
  namesBack: 0,
};
