import type { EntryId } from "../../register/ids.ts";
import { Refusal } from "../../register/refusal.ts";
import { cardAddress, entryAddress } from "../addresses.ts";
import { Layout } from "../components/layout.tsx";
import type { BookPageContext } from "../context.ts";
import { entryTitle } from "../entry-title.ts";
import { ClaimCard } from "./claim-card.tsx";
import { type Told, toldOrRefused } from "./reading.ts";
import { RoleCard } from "./role-card.tsx";

const CARDED: readonly string[] = ["role", "claim"];

interface Props {
  readonly context: BookPageContext;
  readonly id: EntryId;
}

/** A role, or for whom somebody speaks, on one A5. Throws "entry-unknown" for anything else, and for what may not be read. */
export function CardPage({ context, id }: Props) {
  const { texts, book } = context;
  const told = toldOrRefused(context, id);
  if (!CARDED.includes(told.entry.kind)) throw new Refusal("entry-unknown");
  const title = texts.t(`card.${told.entry.kind}.title`);
  const about = entryTitle(context, told.row) ?? context.formats.unknown;
  return (
    <Layout context={context} title={title} crumbs={[{ href: entryAddress(book.slug, id), label: about }]}>
      <h1>{title}</h1>
      <p class="lead">{texts.t(`card.${told.entry.kind}.lead`)}</p>
      {told.entry.kind === "role" ? (
        <RoleCard context={context} told={told as unknown as Told<"role">} />
      ) : (
        <ClaimCard context={context} told={told as unknown as Told<"claim">} />
      )}
    </Layout>
  );
}

/** The way from an entry to its card. */
export function CardLink({ context, told }: { readonly context: BookPageContext; readonly told: Told }) {
  if (!CARDED.includes(told.entry.kind)) return <></>;
  return (
    <p>
      <a class="button button-quiet" href={cardAddress(context.book.slug, told.entry.id)}>
        {context.texts.t(`card.${told.entry.kind}.open`)}
      </a>
    </p>
  );
}
