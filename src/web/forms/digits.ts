/** Arabic-Indic digits and their marks for decimals and thousands, as a phone in Arabic or Persian types them, as Latin ones. */
export const latinDigits = (typed: string): string =>
  typed
    .replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replaceAll("\u066B", ",")
    .replaceAll("\u066C", "");
