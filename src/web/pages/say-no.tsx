import { FormMarks } from "../components/form-marks.tsx";
import { dayToIso } from "../../register/partial-date.ts";
import { dayAt } from "../../register/term.ts";
import { recordAddress } from "../addresses.ts";
import type { BookPageContext } from "../context.ts";
import { allOf, isResidents, type Told } from "./reading.ts";

interface Props {
  readonly context: BookPageContext;
  readonly told: Told;
}

/** Residents who are asked something say no with one tap, without a reason. It becomes a decision like any other. */
export function SayNo({ context, told }: Props) {
  const { texts, book, session } = context;
  const party = session?.party;
  if (party === undefined || !mayRefuse(context, told)) return <></>;
  const fields = { on: told.entry.id, decider: party, outcome: "refused", "reason.form": "none" };
  const decided = dayToIso(dayAt(book.now));
  return (
    <section aria-labelledby="no">
      <h2 id="no">{texts.t("no.title")}</h2>
      <p>{texts.t("no.lead")}</p>
      <form method="post" action={recordAddress(book.slug, "decision", told.entry.id)}>
        <FormMarks context={context} />
        {Object.entries({ ...fields, decided }).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button class="button-quiet" type="submit">
          {texts.t("no.button")}
        </button>
      </form>
    </section>
  );
}

/** A request to the residents' party that looks, on which it decided nothing yet. */
function mayRefuse(context: BookPageContext, { entry, body }: Told): boolean {
  const party = context.session?.party;
  if (entry.kind !== "request" || party === undefined || !isResidents(context, party)) return false;
  if ((body as Told<"request">["body"]).to !== party) return false;
  return !allOf(context, "decision").some((told) => told.body.on === entry.id && told.body.decider === party);
}
