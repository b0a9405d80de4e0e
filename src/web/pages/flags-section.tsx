import { FlagList } from "../components/badges.tsx";
import type { BookPageContext } from "../context.ts";
import { shownFlags } from "./flags-of.ts";

/** What stands out about an entry; nothing where nothing does. */
export function FlagsSection({ context, row }: { readonly context: BookPageContext; readonly row: number }) {
  const { t } = context.texts;
  const flags = shownFlags(context, row);
  if (flags.length === 0) return <></>;
  return (
    <section aria-labelledby="flags">
      <h2 id="flags">{t("entry.flags")}</h2>
      <p class="quiet">{t("entry.flags.lead")}</p>
      <FlagList context={context} flags={flags} />
    </section>
  );
}
