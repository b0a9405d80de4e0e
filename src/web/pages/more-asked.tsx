import { look } from "../../mirror/mirror.ts";
import type { PartyId } from "../../register/ids.ts";
import { lensAddress } from "../addresses.ts";
import { Notice } from "../components/notice.tsx";
import { SentenceLine } from "../components/sentence.tsx";
import type { BookPageContext } from "../context.ts";
import { rolesHeldBy } from "./party-role.tsx";

interface Props {
  readonly context: BookPageContext;
  readonly party: PartyId;
}

/** Whether more was asked of the party that looks than it agreed to: told to that party and to nobody else. */
export const isMoreAsked = (context: BookPageContext, party: PartyId): boolean => moreAsked(context, party).length > 0;

const moreAsked = (context: BookPageContext, party: PartyId) =>
  rolesHeldBy(context, party).length === 0
    ? []
    : look("load", context.book.view, []).sentences.filter(({ key }) => key === "more");

/** Holder first: in which years more was asked of the party that looks than it agreed to. Told to that party and to nobody else. */
export function MoreAsked({ context, party }: Props) {
  const { texts, book } = context;
  const more = moreAsked(context, party);
  if (more.length === 0) return <></>;
  return (
    <Notice title={texts.t("start.more-asked")}>
      {more.map((sentence) => (
        <SentenceLine context={context} lens="load" sentence={sentence} />
      ))}
      <p>
        {texts.t("start.more-asked.alone")} <a href={lensAddress(book.slug, "load")}>{texts.t("lens.load.question")}</a>
      </p>
    </Notice>
  );
}
