import { lensAddress } from "../addresses.ts";
import { Details } from "../components/details.tsx";
import type { BookPageContext } from "../context.ts";
import type { Told } from "./reading.ts";

/** A budget round in short. What the votes gave stands in the finding; the votes themselves are in no book. */
export function RoundDetails({ context, told }: { readonly context: BookPageContext; readonly told: Told<"round"> }) {
  const { texts, formats, book } = context;
  const { year, budget, projects, rule, digest } = told.body;
  const details = [
    { term: texts.t("field.round.year"), value: year === "unknown" ? formats.unknown : String(year) },
    { term: texts.t("field.round.budget"), value: formats.cents(budget) },
    { term: texts.t("field.round.projects"), value: String(projects.length) },
    { term: texts.t("field.round.rule"), value: <bdi>{rule.stated}</bdi> },
    ...(digest === undefined ? [] : [{ term: texts.t("field.round.digest"), value: <code>{digest}</code> }]),
  ];
  return (
    <>
      <Details details={details} />
      <p>
        <a href={lensAddress(book.slug, "rule-what-if", new URLSearchParams({ rule: told.entry.id }))}>
          {texts.t("entry.round.what-if")}
        </a>
      </p>
    </>
  );
}
