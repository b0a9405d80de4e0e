/** The Dutch texts: one line per area. */
export { default as layout } from "./nl/layout.json" with { type: "json" };
export { default as words } from "./nl/words.json" with { type: "json" };
export { default as refusals } from "./nl/refusals.json" with { type: "json" };
export { default as pagesMirror } from "./nl/pages-mirror.json" with { type: "json" };
export { default as pagesHome } from "./nl/pages-home.json" with { type: "json" };
export { default as pagesStatic } from "./nl/pages-static.json" with { type: "json" };
export { default as flags } from "./nl/flags.json" with { type: "json" };
export { default as law } from "./nl/law.json" with { type: "json" };
export { default as pagesBook } from "./nl/pages-book.json" with { type: "json" };
export { default as pagesRecord } from "./nl/pages-record.json" with { type: "json" };
export { default as forms } from "./nl/forms.json" with { type: "json" };
export { default as kinds } from "./nl/kinds.json" with { type: "json" };
export { default as lensRuleTest } from "./nl/lens-rule-test.json" with { type: "json" };
export { default as lensContrast } from "./nl/lens-contrast.json" with { type: "json" };
export { default as lensBalance } from "./nl/lens-balance.json" with { type: "json" };
export { default as cli } from "./nl/cli.json" with { type: "json" };
