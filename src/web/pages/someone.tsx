import type { PartyId } from "../../register/ids.ts";
import type { Someone } from "../../register/values.ts";
import { PartyName } from "../components/party-name.tsx";
import type { BookPageContext } from "../context.ts";

interface Props {
  readonly context: BookPageContext;
  readonly who: Someone;
}

/** Who it is, as far as that may be said: a party, a resident without a name, or an applicant, who is never named here. */
export function SomeoneName({ context, who }: Props) {
  const { t } = context.texts;
  if ("party" in who) return <PartyName context={context} party={who.party} />;
  if ("residents" in who) return <>{t("party.resident")}</>;
  const { form } = who.listed;
  return (
    <>{form === "unknown" ? t("party.listed") : t("someone.listed", { form: context.formats.word(form, "form") })}</>
  );
}

/** A party, or unknown. */
export function PartyOrUnknown({
  context,
  party,
}: {
  readonly context: BookPageContext;
  readonly party: PartyId | "unknown";
}) {
  if (party === "unknown") return <Unknown context={context} />;
  return <PartyName context={context} party={party} />;
}

/** What nobody told. */
export function Unknown({ context }: { readonly context: BookPageContext }) {
  return <span class="is-unknown">{context.formats.unknown}</span>;
}
