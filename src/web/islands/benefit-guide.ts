import { centsIn, type Kept, keptOf } from "../benefit/allowance.ts";
import type { Guide, Outcome } from "../benefit/guide-words.ts";
import { latinDigits } from "../forms/digits.ts";

const form = document.querySelector<HTMLFormElement>("form.benefit-guide");
const outcome = form?.querySelector<HTMLElement>("[role=status]");
if (form && outcome) guide(form, outcome);

/** Works out what is left as somebody types. Nothing leaves the page and nothing is kept: reloading it empties it. */
function guide(form: HTMLFormElement, outcome: HTMLElement): void {
  const given = JSON.parse(form.dataset.guide ?? "{}") as Guide;
  const show = (): void => {
    outcome.replaceChildren(...linesOf(form, given).map(paragraph));
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", show);
  form.hidden = false;
  show();
}

function paragraph(text: string): HTMLElement {
  const line = document.createElement("p");
  line.textContent = text;
  return line;
}

type Said = readonly [Outcome, Readonly<Record<string, string>>];

function linesOf(form: HTMLFormElement, given: Guide): readonly string[] {
  return saidOf(form, given).map(([key, values]) =>
    given.words[key].replaceAll(/#([a-z]+)#/g, (_, name: string) => values[name] ?? ""),
  );
}

function saidOf(form: HTMLFormElement, { tag, years }: Guide): readonly Said[] {
  const field = (name: string): string => String(new FormData(form).get(name) ?? "");
  const allowance = years.find(({ year }) => String(year) === field("year"));
  if (!allowance) return [];
  const typed = [1, 2, 3].map((n) => centsIn(latinDigits(field(`amount${n}`))));
  const perMonth = typed.filter((amount) => amount !== undefined);
  if (perMonth.length < typed.length) return [["wrong", {}]];
  const start = Number(field("start"));
  const kept = keptOf({ allowance, is27: field("age") === "27", perMonth, start });
  if (!kept) return [["no-figure", { year: field("year") }]];
  if (kept.total === 0) return [];
  const month = (n: number): string => form.querySelector(`[name=start] option[value="${n}"]`)?.textContent ?? "";
  const ceiling = { month: euros(tag, allowance.month ?? 0), year: euros(tag, allowance.whole ?? 0) };
  return [...amountsOf(tag, kept), ...breaksOf(kept, { month, ceiling, is27: field("age") === "27" })];
}

function amountsOf(tag: string, { total, counts, leftOfTen }: Kept): readonly Said[] {
  const ten: Said =
    leftOfTen < 0 ? ["ten-loss", { loss: euros(tag, -leftOfTen) }] : ["ten", { left: euros(tag, leftOfTen) }];
  return [
    ["total", { total: euros(tag, total) }],
    counts === 0 ? ["free", {}] : ["counts", { counts: euros(tag, counts) }],
    ten,
  ];
}

interface Naming {
  readonly month: (n: number) => string;
  readonly ceiling: { readonly month: string; readonly year: string };
  readonly is27: boolean;
}

/** Under 27 everything counts from the first euro: no ceiling says anything then. */
function breaksOf({ breaks }: Kept, { month, ceiling, is27 }: Naming): readonly Said[] {
  if (!is27) return [];
  if (!breaks) return [["fits", {}]];
  return [[`breaks-${breaks.ceiling}`, { month: month(breaks.month), ceiling: ceiling[breaks.ceiling] }]];
}

function euros(tag: string, cents: number): string {
  const digits = cents % 100 === 0 ? 0 : 2;
  const written = {
    style: "currency",
    currency: "EUR",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const;
  return new Intl.NumberFormat(tag, written).format(cents / 100);
}
