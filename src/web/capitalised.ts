/**
 * A word of a list as it stands at the start of a line; it does not change what people or registers wrote further on.
 * With a language for our own words (in Turkish "i" becomes "İ"); without one for what people or registers wrote.
 */
export const capitalised = (text: string, locale?: string): string =>
  (locale === "tr" ? text.charAt(0).toLocaleUpperCase(locale) : text.charAt(0).toUpperCase()) + text.slice(1);
