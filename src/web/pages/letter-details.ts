import { dayRangeText, lookingOf } from "./flags-of.ts";
import type { BodyOf } from "../../register/kinds.ts";
import { wayOutAt } from "../../register/way-out.ts";
import type { BookPageContext } from "../context.ts";
import { type Told, toldBy } from "./reading.ts";

interface Line {
  readonly term: string;
  readonly value: string;
}

/** What a letter is about, in a few lines; what nobody told is left out, so that a letter never says a thing that is not known. */
export function letterDetails(context: BookPageContext, told: Told): readonly Line[] {
  switch (told.entry.kind) {
    case "request":
      return lines(context, aboutRequest(context, told.body as BodyOf<"request">));
    case "decision":
      return lines(context, aboutDecision(context, told as unknown as Told<"decision">));
    case "doubt":
      return lines(context, aboutDoubt(context, told.body as BodyOf<"doubt">));
    default:
      return [];
  }
}

type Values = Readonly<Record<string, string | undefined>>;

const lines = ({ texts, formats }: BookPageContext, values: Values): readonly Line[] =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== "unknown" && value !== formats.unknown)
    .map(([name, value]) => ({ term: texts.t(`letter.fact.${name}`), value: onOneLine(value as string) }));

/** Whoever wrote what a letter is about writes no lines of their own into it. */
const onOneLine = (value: string): string => value.replaceAll(/\s+/g, " ");

function aboutRequest({ formats }: BookPageContext, body: BodyOf<"request">): Values {
  return {
    what: body.what === "unknown" ? formats.word(body.matter, "matter") : shortened(body.what),
    file: body.source?.file,
    asked: formats.partialDate(body.asked),
  };
}

function aboutDecision(context: BookPageContext, told: Told<"decision">): Values {
  const { formats, book } = context;
  const { body } = told;
  const on = toldBy(context, body.on)?.body as BodyOf<"request"> | BodyOf<"support"> | undefined;
  const way = wayOutAt(book.register, told.row, lookingOf(context));
  return {
    what: on && shortened(on.what),
    file: body.source?.file,
    outcome: formats.word(body.outcome),
    decided: formats.partialDate(body.decided),
    told: formats.partialDate(body.told),
    reason: shortened(body.reason.text),
    tariff: body.tariff,
    "last-day": way?.way === "objection" && way.lastDay ? dayRangeText(context, way.lastDay) : undefined,
  };
}

const aboutDoubt = ({ formats }: BookPageContext, { ground, when }: BodyOf<"doubt">): Values => ({
  ground: shortened(ground),
  when: formats.partialDate(when),
});

/** A letter and a card are one page: longer words stand in the book. */
const MOST = 200;
export const shortened = (text: string, most = MOST): string =>
  text.length <= most ? text : `${text.slice(0, most).toWellFormed().trimEnd()}…`;
