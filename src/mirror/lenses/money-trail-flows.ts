import { answersOf, NO, PARTLY, YES } from "../answers.ts";
import { institutionCases } from "../asked.ts";
import type { Cases } from "../cases.ts";
import { NONE } from "../columns.ts";
import { codeOf, wordAt } from "../dictionary.ts";
import { casesWhere, selection, type Selection } from "../selection.ts";
import { INSTITUTION, RESIDENTS, sidesOf } from "../sides.ts";
import type { View } from "../view.ts";

/** Money from one giver to one kind of receiver, or one receiver. Cents. */
export interface Flow {
  readonly giver: number;
  /** "residents", "institution", the legal form under which a register lists it, or "unknown". */
  readonly receiver: string;
  readonly party: number;
  requests: number;
  /** Requests of which both the amount asked and what came of it are known, and what those amounts are. */
  both: number;
  asked: number;
  granted: number;
  /** Granted where nobody wrote what was asked, and support that follows from no request. */
  beside: number;
  /** Times yes, or support, without an amount. */
  unpriced: number;
}

export interface Trail {
  readonly cases: Cases;
  /** Rows of support in money or rent that are counted, each once. */
  readonly supports: readonly number[];
  /** Support that is the yes on a request once more. */
  readonly twice: number;
  readonly flows: readonly Flow[];
}

export const totalOf = ({ granted, beside }: Flow): number => granted + beside;

/** Who gave money to whom, as far as may be read. Linear in the rows. */
export function trailOf(view: View, asked: Selection): Trail {
  const cases = moneyCases(view, asked);
  const answers = answersOf(view, cases);
  const flows = new Flows(view);
  addCases(view, flows, { cases, answers });
  const { counted, twice } = supportsBeside(view, { cases, answers, asked });
  for (const row of counted) addSupport(view, flows, view.current(row));
  return { cases, supports: counted, twice, flows: flows.all() };
}

function moneyCases(view: View, asked: Selection): Cases {
  const { columns } = view;
  const all = institutionCases(view);
  const money = codeOf(columns.words.matter, "money");
  const keep = selection(view, all, asked);
  return casesWhere(all, (i) => columns.matter[all.current[i] as number] === money && keep(i));
}

const NOTHING = { requests: 0, both: 0, asked: 0, granted: 0, beside: 0, unpriced: 0 };

/** One flow per giver and receiver, in order of first sight. */
class Flows {
  readonly #view: View;
  readonly #sides: Uint8Array;
  readonly #known = new Map<number, Map<number, Flow>>();
  /** Of the giver asked for last, whose rows often stand together: the flow to applicants of each form. */
  #giver = Number.NaN;
  #listed: Flow[] = [];

  constructor(view: View) {
    this.#view = view;
    this.#sides = sidesOf(view);
  }

  /** The flow to a party of the book, or to all applicants of one form together. */
  at(giver: number, to: number, form: number): Flow {
    const side = to === NONE ? 0 : (this.#sides[to] as number);
    if (giver !== this.#giver) [this.#giver, this.#listed] = [giver, []];
    const listed = side === 0 ? this.#listed[form] : undefined;
    if (listed) return listed;
    const key = side === 0 ? -1 - form : to;
    const of = this.#known.get(giver) ?? new Map<number, Flow>();
    this.#known.set(giver, of);
    const word = side === RESIDENTS ? "residents" : side === INSTITUTION ? "institution" : this.#form(form);
    const flow = of.get(key) ?? { giver, receiver: word, party: side === 0 ? NONE : to, ...NOTHING };
    of.set(key, flow);
    if (side === 0) this.#listed[form] = flow;
    return flow;
  }

  #form(code: number): string {
    return code === 0 ? "unknown" : wordAt(this.#view.columns.words.form, code);
  }

  all(): readonly Flow[] {
    return [...this.#known.values()].flatMap((of) => [...of.values()]);
  }
}

interface Answered {
  readonly cases: Cases;
  readonly answers: Uint8Array;
}

function addCases(view: View, flows: Flows, { cases, answers }: Answered): void {
  const { to, from, amount } = view.columns;
  for (let i = 0; i < cases.length; i++) {
    const row = cases.current[i] as number;
    const answer = answers[i] as number;
    const flow = flows.at(to[row] as number, from[row] as number, view.form(row));
    flow.requests++;
    const yes = answer === YES || answer === PARTLY;
    const granted = yes ? (amount[cases.decision[i] as number] as number) : answer === NO ? 0 : Number.NaN;
    const asked = amount[row] as number;
    if (Number.isNaN(granted)) flow.unpriced += Number(yes);
    else if (Number.isNaN(asked)) flow.beside += granted;
    else {
      flow.both++;
      flow.asked += asked;
      flow.granted += granted;
    }
  }
}

function addSupport(view: View, flows: Flows, row: number): void {
  const { columns } = view;
  const flow = flows.at(columns.from[row] as number, columns.to[row] as number, view.form(row));
  const amount = columns.amount[row] as number;
  if (Number.isNaN(amount)) flow.unpriced++;
  else flow.beside += amount;
}

interface Beside extends Answered {
  readonly asked: Selection;
}

/** Support in money or rent, without what is a yes on a request written down once more. */
function supportsBeside(view: View, { cases, answers, asked }: Beside) {
  if (asked.unit !== undefined || asked.area !== undefined) return { counted: [], twice: 0 };
  const { columns } = view;
  const rows = moneySupports(view, asked);
  const yes = yesTo(view, new Set(rows.map((row) => columns.to[view.current(row)] as number)), { cases, answers });
  const counted: number[] = [];
  for (const row of rows) {
    const now = view.current(row);
    const granted = yes.get(columns.to[now] as number) ?? [];
    const at = granted.findIndex((i) => follows(view, now, { cases, i }));
    if (at < 0) counted.push(row);
    else granted.splice(at, 1);
  }
  return { counted, twice: rows.length - counted.length };
}

function moneySupports(view: View, { year }: Selection): readonly number[] {
  const { columns } = view;
  const kinds = ["money", "rent"].map((word) => codeOf(columns.words.matter, word));
  return [...view.rows("support")].filter((row) => {
    const now = view.current(row);
    return kinds.includes(columns.matter[now] as number) && (year === undefined || columns.year[now] === Number(year));
  });
}

/** Receiver → its cases with a yes of which the amount is known. */
function yesTo(view: View, receivers: ReadonlySet<number>, { cases, answers }: Answered) {
  const { columns } = view;
  const found = new Map<number, number[]>();
  for (let i = 0; i < cases.length; i++) {
    if (answers[i] !== YES && answers[i] !== PARTLY) continue;
    const to = columns.from[cases.current[i] as number] as number;
    if (to === NONE || !receivers.has(to) || Number.isNaN(columns.amount[cases.decision[i] as number])) continue;
    const list = found.get(to);
    if (list) list.push(i);
    else found.set(to, [i]);
  }
  return found;
}

/** Whether support is a yes once more: same giver, same rule, activity or amount, and begun in the year of the decision or the next. */
function follows(view: View, row: number, { cases, i }: { readonly cases: Cases; readonly i: number }): boolean {
  const { columns } = view;
  const [asked, decision] = [cases.current[i] as number, cases.decision[i] as number];
  if (columns.from[row] !== columns.to[asked]) return false;
  const same = (column: "rule" | "target") => {
    const link = view.follow(columns[column][row] as number);
    return link !== NONE && link === view.follow(columns[column][asked] as number);
  };
  if (!same("rule") && !same("target") && columns.amount[row] !== columns.amount[decision]) return false;
  const [begun, decided] = [columns.year[row] as number, columns.year[decision] as number];
  return begun === 0 || decided === 0 || begun === decided || begun === decided + 1;
}
