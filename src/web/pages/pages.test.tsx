import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { shown, smallContext } from "../../../test/support/small-book.ts";
import { documentOf } from "../components/layout.tsx";
import { pageContext } from "../context.ts";
import style from "../style.css?raw";
import { LOCALES } from "../texts.ts";
import { AboutPage } from "./about.tsx";
import { AccessibilityPage } from "./accessibility.tsx";
import { ErrorPage } from "./error.tsx";
import { FindingPage } from "./finding.tsx";
import { HomePage } from "./home.tsx";
import { MirrorPage } from "./mirror.tsx";

/** HTML, stylesheet and script of a page, gzipped. */
const MOST_BYTES = 40 * 1024;

const cover = {
  slug: "small",
  name: "Kleine wijk",
  type: "retelling",
  place: "Ergens",
  note: "Uit een verhaal",
} as const;

const pagesIn = (locale: (typeof LOCALES)[number]) => {
  const inside = smallContext(locale);
  const outside = pageContext({ locale, path: "/" });
  return {
    home: documentOf(<HomePage context={outside} books={[cover]} />),
    about: documentOf(<AboutPage context={outside} />),
    accessibility: documentOf(<AccessibilityPage context={outside} />),
    error: documentOf(<ErrorPage context={outside} status={500} requestId="r-1" />),
    mirror: documentOf(<MirrorPage context={inside} lenses={["silence"]} />),
    finding: documentOf(<FindingPage context={inside} finding={shown} filters={[]} />),
  };
};

const all = LOCALES.flatMap((locale) =>
  Object.entries(pagesIn(locale)).map(([name, html]) => ({ locale, name, html })),
);

test.each(all)("$name in $locale says its language, has one heading, and nothing inline", ({ locale, html }) => {
  expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${locale}" dir="ltr">`));
  expect(html.match(/<h1/g)).toHaveLength(1);
  expect(html).not.toMatch(/<script|<style| style="|\son[a-z]+="/);
  expect(html).not.toContain("[object");
});

test.each(all)("$name in $locale stays within the page budget", ({ html }) => {
  expect(gzipSync(html).length + gzipSync(style).length).toBeLessThanOrEqual(MOST_BYTES);
});

test.each(["home", "about", "accessibility", "error"])("%s has no text without words", (name) => {
  for (const { html } of all.filter((page) => page.name === name))
    expect(html.match(/>[a-z]+(?:\.[a-z0-9-]+)+</g)).toBeNull();
});

test("a finding page names nobody and nothing that its reader may not read", () => {
  const html = all.find(({ name }) => name === "finding")?.html ?? "";
  expect(html).toContain("Een zaal op vrijdag");
  expect(html).not.toContain("niemand mag lezen");
});
