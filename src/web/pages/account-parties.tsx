import type { PartyId } from "../../register/ids.ts";
import { bookAddress, peopleAddress } from "../addresses.ts";
import { DataTable } from "../components/data-table.tsx";
import type { PageContext } from "../context.ts";

/** A party that this account writes or reads for. */
export interface ShownMembership {
  readonly book: string;
  readonly bookName: string;
  readonly id: PartyId;
  /** Undefined while it has not yet said who it is. */
  readonly party: string | undefined;
  readonly role: "organiser" | "writer" | "reader";
  /** Department, for an institution; else empty. */
  readonly unit: string;
}

interface Props {
  readonly context: PageContext;
  readonly memberships: readonly ShownMembership[];
  /** What holds only for somebody who comes in at their institution. */
  readonly atInstitution: readonly ShownMembership[];
}

/** For whom one writes, in which book, and as what. */
export function AccountParties({ context, memberships, atInstitution }: Props) {
  const { t } = context.texts;
  return (
    <section aria-labelledby="for-whom">
      <h2 id="for-whom">{t("account.parties")}</h2>
      {context.session?.steward && (
        <p>
          {t("account.parties.steward")} <a href="/steward">{t("layout.steward")}</a>
        </p>
      )}
      <DataTable
        caption={t("account.parties.caption", { count: memberships.length })}
        label={t("account.parties.caption", { count: memberships.length })}
        columns={["party", "role", "unit", "book"].map((key) => ({ heading: t(`account.parties.${key}`) }))}
        rows={memberships.map((membership) => cellsOf(context, membership))}
        empty={t("account.parties.none")}
        cards
      />
      {atInstitution.length > 0 && (
        <div class="flow">
          <p>{t("account.parties.at-institution")}</p>
          <ul>
            {atInstitution.map(({ party }) => (
              <li>
                <bdi>{party}</bdi>
              </li>
            ))}
          </ul>
          <p>
            <a href="/sign-in#by-institution">{t("sign-in.institution")}</a>
          </p>
        </div>
      )}
    </section>
  );
}

function cellsOf({ texts: { t } }: PageContext, { book, bookName, id, party, role, unit }: ShownMembership) {
  return [
    <a href={peopleAddress(book, id)}>
      <bdi>{party ?? t("account.parties.new")}</bdi>
    </a>,
    t(`people.role.${role}`),
    unit === "" ? "–" : <bdi>{unit}</bdi>,
    <a href={bookAddress(book)}>
      <bdi>{bookName}</bdi>
    </a>,
  ];
}
