import type { BookPageContext } from "../context.ts";
import type { TitlePart } from "../entry-title.ts";
import { languageWritten } from "./note.tsx";

interface Props {
  readonly context: BookPageContext;
  readonly parts: readonly TitlePart[];
}

/** What an entry is called; words of people in it run their own way and say their language where it is known. */
export function EntryTitle({ context, parts }: Props) {
  const lang = languageWritten({ locale: context.locale, type: context.book.type });
  return <bdi>{parts.map((part) => (typeof part === "string" ? part : <bdi lang={lang}>{part.own}</bdi>))}</bdi>;
}
