import type { BookType } from "../../register/register.ts";
import type { Locale } from "../texts.ts";

interface Props {
  readonly locale: Locale;
  readonly type: BookType;
  readonly note: string;
  readonly look?: string;
}

/** The note of a book runs its own way; that of a sample is Dutch, whatever the language of the page. */
export function Note({ locale, type, note, look }: Props) {
  return (
    <p class={look} dir="auto" lang={languageWritten({ locale, type })}>
      {note}
    </p>
  );
}

/** The language of what was written in a book, where it is known and another than the page's: samples are Dutch. */
export const languageWritten = ({ locale, type }: Pick<Props, "locale" | "type">): "nl" | undefined =>
  SAMPLES.has(type) && locale !== "nl" ? "nl" : undefined;

const SAMPLES: ReadonlySet<BookType> = new Set(["practice", "retelling"]);
