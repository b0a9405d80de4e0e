import { type WayOut, wayOutAt } from "../../register/way-out.ts";
import type { BookPageContext } from "../context.ts";
import { dayRangeText, lawText, lookingOf } from "./flags-of.ts";
import type { Told } from "./reading.ts";

/** What somebody can do about a decision, and until when. */
export function WayOutSection({ context, told }: { readonly context: BookPageContext; readonly told: Told }) {
  const way = wayOutAt(context.book.register, told.row, lookingOf(context));
  if (!way) return <></>;
  const { t } = context.texts;
  return (
    <section aria-labelledby="way-out">
      <h2 id="way-out">{t("way-out.title")}</h2>
      <p>{wayText(context, way)}</p>
      {way.way === "talk" && (
        <ul class="plain-list">
          <li>{t("way-out.talk.client")}</li>
          <li>{t("way-out.talk.equal")}</li>
        </ul>
      )}
      {way.laws.length > 0 && (
        <ul class="plain-list quiet">
          {way.laws.map((key) => (
            <li>{lawText(context, key)}</li>
          ))}
        </ul>
      )}
      <p class="quiet">{t("flag.note")}</p>
    </section>
  );
}

function wayText(context: BookPageContext, way: WayOut): string {
  const { t } = context.texts;
  if (way.way === "ask-written") return t(`way-out.ask-written.${way.written}`);
  if (way.way !== "objection") return t(`way-out.${way.way}`);
  const day = way.lastDay === undefined ? context.formats.unknown : dayRangeText(context, way.lastDay);
  return t(`way-out.objection.${way.state}`, { day });
}
