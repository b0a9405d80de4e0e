import { sideOf } from "../../register/register.ts";
import { peopleAddress } from "../addresses.ts";
import { DataTable } from "../components/data-table.tsx";
import { Choices, TextField } from "../components/field.tsx";
import { FormMarks } from "../components/form-marks.tsx";
import type { BookPageContext } from "../context.ts";
import type { PeopleProps } from "./people.tsx";
import { personName, type ShownPerson } from "./people-person.tsx";

/** A code that was made for a party; the code itself is kept nowhere. */
export interface ShownCode {
  readonly key: string;
  readonly made: string;
  /** "steward", the key of one of the people, or undefined for somebody who is here no more. */
  readonly by: string | undefined;
  readonly role: "organiser" | "writer" | "reader";
  readonly unit: string;
  readonly state: "open" | "used" | "withdrawn" | "expired";
  /** When that was or, of an open one, until when it works. ISO 8601 UTC. */
  readonly on: string;
}

/** Every code of the party, for all its people to see; its organisers make and withdraw them. */
export function PeopleCodes({ context, codes, people }: PeopleProps) {
  const { t } = context.texts;
  const organises = context.session?.role === "organiser";
  const columns = ["made", "maker", "role", "state", ...(organises ? ["withdraw"] : [])];
  return (
    <section aria-labelledby="codes">
      <h2 id="codes">{t("codes.title")}</h2>
      <p>{t(organises ? "codes.lead" : "codes.readers")}</p>
      {organises && <MakeCode context={context} />}
      <DataTable
        caption={t("codes.caption", { count: codes.length })}
        label={t("codes.caption", { count: codes.length })}
        columns={columns.map((key) => ({ heading: t(`codes.column.${key}`) }))}
        rows={codes.map((code) => cellsOf(context, code, people).slice(0, columns.length))}
        empty={t("codes.empty")}
        cards
      />
    </section>
  );
}

function MakeCode({ context }: { readonly context: BookPageContext }) {
  const { texts, book, session } = context;
  const { t } = texts;
  if (session?.party === undefined) return <></>;
  const roles = (["organiser", "writer", "reader"] as const).map((value) => {
    return { value, label: t(`people.role.${value}`), hint: t(`people.role.${value}.may`) };
  });
  const spare = [{ value: "yes", label: t("codes.spare.yes"), hint: t("codes.spare.hint") }];
  return (
    <form class="form" method="post" action={`${peopleAddress(book.slug, session.party)}/code`}>
      <FormMarks context={context} />
      <Choices name="role" label={t("codes.role")} choices={roles} value="writer" />
      {sideOf(book.register, session.party) === "institution" ? (
        <TextField name="unit" label={t("codes.unit")} hint={t("codes.unit.hint")} maxlength={200} />
      ) : (
        <Choices name="spare" label={t("codes.spare")} choices={spare} many />
      )}
      <p>
        <button type="submit">{t("codes.make")}</button>
      </p>
    </form>
  );
}

function cellsOf(context: BookPageContext, code: ShownCode, people: readonly ShownPerson[]) {
  const { texts, formats } = context;
  const { made, by, role, unit, state, on } = code;
  const maker = people.find(({ key }) => key === by);
  const who = by === "steward" ? texts.t("looks.steward") : maker ? personName(texts, maker) : texts.t("codes.gone");
  return [
    formats.moment(Date.parse(made)),
    <bdi>{who}</bdi>,
    <>
      {texts.t(`people.role.${role}`)}
      {unit !== "" && (
        <>
          , <bdi>{unit}</bdi>
        </>
      )}
    </>,
    texts.t(`codes.state.${state}`, { day: formats.moment(Date.parse(on)) }),
    state === "open" ? <Withdraw context={context} code={code} /> : "–",
  ];
}

function Withdraw({ context, code }: { readonly context: BookPageContext; readonly code: ShownCode }) {
  const { texts, book, session } = context;
  if (session?.party === undefined) return <></>;
  return (
    <form method="post" action={`${peopleAddress(book.slug, session.party)}/withdraw`}>
      <FormMarks context={context} />
      <input type="hidden" name="code" value={code.key} />
      <button class="link" type="submit">
        {texts.t("codes.withdraw")}
      </button>
    </form>
  );
}
