const BROWSERS = ["edge", "samsung", "opera", "firefox", "chrome", "safari"] as const;
export type BrowserFamily = (typeof BROWSERS)[number] | "";

/** Most of them say of themselves that they are Chrome or Safari too, so those come last. */
const SIGNS: readonly (readonly [RegExp, BrowserFamily])[] = [
  [/\bEdg/, "edge"],
  [/\bSamsungBrowser/, "samsung"],
  [/\bOPR\//, "opera"],
  [/\b(Firefox|FxiOS)\//, "firefox"],
  [/\b(Chrome|CriOS|Chromium)\//, "chrome"],
  [/\bSafari\//, "safari"],
];

/** The family of a browser, so that people know their sessions apart; nothing else of the device is kept. */
export const browserFamily = (userAgent: string): BrowserFamily =>
  SIGNS.find(([sign]) => sign.test(userAgent))?.[1] ?? "";
