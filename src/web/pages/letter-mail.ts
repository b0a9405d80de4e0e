import type { Letter } from "../../register/letters.ts";
import { nameOf } from "../components/party-name.tsx";
import type { BookPageContext } from "../context.ts";
import { lawText } from "./flags-of.ts";
import { letterDetails } from "./letter-details.ts";
import type { Told } from "./reading.ts";

/** The letter as a mail that somebody's own program opens; to whom it goes is filled in there and kept nowhere here. */
export function mailOf(context: BookPageContext, told: Told, letter: Letter): string {
  const subject = encodeURIComponent(context.texts.plain.t(`letter.${letter.name}.name`));
  const body = letterLines(context, told, letter).join("\r\n").toWellFormed();
  return `mailto:?subject=${subject}&body=${encodeURIComponent(body)}`;
}

/** What stands in a letter, line by line; names, address and what somebody says in their own words are filled in by hand. */
export function letterLines(context: BookPageContext, told: Told, letter: Letter): readonly string[] {
  const { t } = context.texts;
  const [to, from] = [nameOf(context, letter.to), letter.from && nameOf(context, letter.from)];
  return [
    `${t("letter.from")}: ${from ?? ""}`,
    `${t("letter.to")}: ${to ?? ""}`,
    "",
    ...letterDetails(context, told).map(({ term, value }) => `${term}: ${value}`),
    "",
    t("letter.dear"),
    "",
    ...t(`letter.${letter.name}.body`).split("\n"),
    ...(letter.lines > 0 ? ["", t(`letter.${letter.name}.own`), ""] : []),
    "",
    ...letter.laws.map((key) => lawText(context, key)),
    "",
    t("letter.greeting"),
    `${t("letter.by-name")}: `,
    `${t("letter.address")}: `,
  ];
}
