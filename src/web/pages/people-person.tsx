import { peopleAddress } from "../addresses.ts";
import { FormMarks } from "../components/form-marks.tsx";
import type { BookPageContext } from "../context.ts";
import type { Texts } from "../texts.ts";

/** Somebody of a party, as its people see them. */
export interface ShownPerson {
  readonly key: string;
  /** Chosen by this person for these people; empty when nothing was. */
  readonly name: string;
  readonly number: number;
  readonly role: "organiser" | "writer" | "reader";
  readonly unit: string;
  /** ISO 8601 UTC; empty when it was not kept. */
  readonly since: string;
  readonly you: boolean;
}

interface Props {
  readonly context: BookPageContext;
  readonly person: ShownPerson;
}

export const personName = ({ t }: Texts, { name, number }: Pick<ShownPerson, "name" | "number">): string =>
  name === "" ? t("people.person", { number }) : name;

export function PersonCard({ context, person }: Props) {
  const { texts, formats, session } = context;
  const { role, unit, since, you } = person;
  return (
    <li class="card">
      <h3>
        <bdi>{personName(texts, person)}</bdi> {you && <span class="tag">{texts.t("people.you")}</span>}
      </h3>
      <p>{texts.t(`people.role.${role}`)}</p>
      {unit !== "" && (
        <p>
          {texts.t("account.parties.unit")}: <bdi>{unit}</bdi>
        </p>
      )}
      {since !== "" && <p class="quiet">{texts.t("people.since", { day: formats.moment(Date.parse(since)) })}</p>}
      {session?.role === "organiser" && <Change context={context} person={person} />}
    </li>
  );
}

/** What an organiser does: another role, handing over, taking out. */
function Change({ context, person }: Props) {
  const { texts, book, session } = context;
  const { t } = texts;
  if (session?.party === undefined) return <></>;
  const address = peopleAddress(book.slug, session.party);
  const marks = (
    <>
      <FormMarks context={context} />
      <input type="hidden" name="person" value={person.key} />
    </>
  );
  const others = (["organiser", "writer", "reader"] as const).filter((role) => role !== person.role);
  return (
    <details>
      <summary>{texts.parts("people.change", { name: <bdi>{personName(texts, person)}</bdi> })}</summary>
      <div class="flow more-fields">
        <form class="actions" method="post" action={`${address}/role`}>
          {marks}
          {others.map((role) => (
            <button class="button-quiet" type="submit" name="role" value={role}>
              {t(`people.make.${role}`)}
            </button>
          ))}
        </form>
        {!person.you && (
          <>
            <p>{t("people.hand-over.lead")}</p>
            <form method="post" action={`${address}/hand-over`}>
              {marks}
              <button class="button-quiet" type="submit">
                {t("people.hand-over")}
              </button>
            </form>
            <p>{t("people.remove.lead")}</p>
            <form method="post" action={`${address}/remove`}>
              {marks}
              <button class="button-quiet" type="submit">
                {t("people.remove")}
              </button>
            </form>
          </>
        )}
      </div>
    </details>
  );
}
