/** The English texts: one line per area. */
export { default as layout } from "./en/layout.json" with { type: "json" };
export { default as words } from "./en/words.json" with { type: "json" };
export { default as refusals } from "./en/refusals.json" with { type: "json" };
export { default as pagesMirror } from "./en/pages-mirror.json" with { type: "json" };
export { default as pagesHome } from "./en/pages-home.json" with { type: "json" };
export { default as pagesStatic } from "./en/pages-static.json" with { type: "json" };
export { default as flags } from "./en/flags.json" with { type: "json" };
export { default as law } from "./en/law.json" with { type: "json" };
export { default as pagesBook } from "./en/pages-book.json" with { type: "json" };
export { default as pagesRecord } from "./en/pages-record.json" with { type: "json" };
export { default as forms } from "./en/forms.json" with { type: "json" };
export { default as kinds } from "./en/kinds.json" with { type: "json" };
export { default as lensRuleTest } from "./en/lens-rule-test.json" with { type: "json" };
export { default as lensContrast } from "./en/lens-contrast.json" with { type: "json" };
export { default as lensBalance } from "./en/lens-balance.json" with { type: "json" };
export { default as cli } from "./en/cli.json" with { type: "json" };
