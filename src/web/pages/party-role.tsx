import { NONE } from "../../mirror/columns.ts";
import type { PartyId } from "../../register/ids.ts";
import type { Answer } from "../../register/values.ts";
import { PartyName } from "../components/party-name.tsx";
import type { BookPageContext } from "../context.ts";
import { PartySection } from "./party-section.tsx";
import type { PartyProps } from "./party.tsx";
import { SaidOrUnknown } from "./party-support.tsx";
import { type Told, toldOf } from "./reading.ts";
import { Unknown } from "./someone.tsx";
import { EntryName } from "./value.tsx";

/** The roles a party holds, as far as this viewer may read them (never 2): never those it gave, which would list who holds one. */
export function rolesHeldBy(context: BookPageContext, party: PartyId): readonly Told<"role">[] {
  const { view, columns } = context.book;
  const number = columns.partyNumbers.get(party) ?? NONE;
  const own = [...view.rows("role")].filter((row) => number !== NONE && columns.from[view.current(row)] === number);
  return toldOf<"role">(context, own);
}

/** Who gave it a role, on what ground, and whether it said yes; nothing at all where no role may be read. */
export function RoleSection({ context, party }: PartyProps) {
  const { formats, texts, book } = context;
  const roles = rolesHeldBy(context, party);
  if (roles.length === 0) return <></>;
  return (
    <PartySection
      id="role"
      t={texts.t}
      items={roles}
      columns={["role", "givers", "agreed", "since", "hours-a-week", "chosen"]}
      rowOf={({ entry, row, body }) => [
        <EntryName context={context} id={entry.id} />,
        <Givers context={context} givers={body.givers} />,
        <Agreed context={context} agreed={book.view.agreed(row)} />,
        body.since === "unknown" ? <Unknown context={context} /> : formats.partialDate(body.since),
        body.hours === "unknown" ? <Unknown context={context} /> : formats.minutes(body.hours),
        <SaidOrUnknown context={context} said={body.ground} />,
      ]}
    />
  );
}

function Givers({
  context,
  givers,
}: {
  readonly context: BookPageContext;
  readonly givers: Told<"role">["body"]["givers"];
}) {
  if (givers.length === 0) return <>{context.texts.t("party.role.nobody")}</>;
  return <>{context.formats.listOf(givers.map(({ party }) => <PartyName context={context} party={party} />))}</>;
}

const Agreed = ({ context, agreed }: { readonly context: BookPageContext; readonly agreed: Answer }) =>
  agreed === "unknown" ? <Unknown context={context} /> : <>{context.formats.answer(agreed)}</>;
