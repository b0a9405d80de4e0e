import type { Child } from "hono/jsx";
import type { Texts } from "../texts.ts";

interface Props {
  readonly texts: Texts;
  readonly k: string;
  readonly values?: Readonly<Record<string, Child>>;
}

/** A text of the language files; marked with its language where the translation is missing. Values may be elements. */
export function Text({ texts, k, values = {} }: Props) {
  const parts = texts.parts(k, values);
  const language = texts.languageOf(k);
  return language === texts.locale ? <>{parts}</> : <span lang={language}>{parts}</span>;
}
