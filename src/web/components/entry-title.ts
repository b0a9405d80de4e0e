import { html } from "hono/html";
import type { BookPageContext } from "../context.ts";
import type { TitlePart } from "../entry-title.ts";
import { languageWritten } from "./note.tsx";

interface Props {
  readonly context: BookPageContext;
  readonly parts: readonly TitlePart[];
}

/** What an entry is called; words of people in it run their own way and say their language where it is known. A template, as `nameLink`. */
export function EntryTitle({ context, parts }: Props) {
  const lang = languageWritten({ locale: context.locale, type: context.book.type });
  const own = (words: string) =>
    lang === undefined ? html`<bdi>${words}</bdi>` : html`<bdi lang="${lang}">${words}</bdi>`;
  return html`<bdi>${parts.map((part) => (typeof part === "string" ? part : own(part.own)))}</bdi>`;
}

/** A link to an entry by what it is called. */
export const titleLink = (context: BookPageContext, href: string, parts: readonly TitlePart[]) =>
  html`<a href="${href}">${EntryTitle({ context, parts })}</a>`;
