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
  const dutch = SAMPLES.has(type) && locale !== "nl";
  return (
    <p class={look} dir="auto" {...(dutch && { lang: "nl" })}>
      {note}
    </p>
  );
}

const SAMPLES: ReadonlySet<BookType> = new Set(["practice", "retelling"]);
