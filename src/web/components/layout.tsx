import type { Child } from "hono/jsx";
import { bookAddress, termsAddress, withQuery } from "../addresses.ts";
import { type BookContext, mayWrite, type PageContext } from "../context.ts";
import { DRAFT, STYLE } from "../island-file.ts";
import type { Texts } from "../texts.ts";
import { drawnOnce, SEAM } from "./drawn-once.ts";
import { Mark } from "./mark.tsx";
import { nameLink } from "./name-link.ts";
import { Note } from "./note.tsx";
import { ChooseParty, WritesFor } from "./writes-for.tsx";

export interface Crumb {
  readonly href: string;
  readonly label: string;
}

export interface LayoutProps {
  readonly context: PageContext;
  /** Names the page in the browser's tab and as the last crumb. */
  readonly title: string;
  /** Between the book's home and this page. */
  readonly crumbs?: readonly Crumb[];
  /** False on a book's home, which needs no trail. */
  readonly trail?: boolean;
  /** Shows what is shown this once: without the languages, which would ask for a page that has it no more. */
  readonly once?: boolean;
  readonly children?: Child;
}

/** The document around every page. */
export function Layout({ context, title, crumbs = [], trail = true, once = false, children }: LayoutProps) {
  const { texts, book, dir, locale } = context;
  const { t } = texts;
  const head = drawnOnce(texts, `head ${book?.theme ?? ""}`, () => <Head theme={book?.theme} />);
  return (
    <html lang={locale} dir={dir}>
      {head.before}
      {titleOf(context, title)}
      {head.after}
      <body>
        <a class="skip-link" href="#content">
          {t("layout.skip")}
        </a>
        <header>
          <SiteBar context={once ? { ...context, languages: [] } : context} />
          {book && bookBar(context, book)}
        </header>
        <main id="content" class="page" tabindex={-1}>
          {trail && <Trail context={context} crumbs={crumbs} title={title} />}
          {children}
        </main>
        {drawnOnce(texts, `foot ${book?.slug} ${book?.type}`, () => <Footer texts={texts} book={book} />).before}
        {context.session && <script type="module" src={DRAFT.path} />}
      </body>
    </html>
  );
}

/** Ends and begins again where the name of the page stands. */
function Head({ theme }: { readonly theme: string | undefined }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{SEAM}</title>
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href={STYLE.path} />
      {theme !== undefined && <link rel="stylesheet" href={`/theme/${theme}.css`} />}
    </head>
  );
}

/** The whole answer to a browser. Pages draw without waiting, so the markup is there at once. */
export const documentOf = (page: { toString(): string | Promise<string> }): string =>
  `<!doctype html>${page.toString() as string}`;

function SiteBar({ context }: { readonly context: PageContext }) {
  const { texts } = context;
  const { t } = texts;
  return (
    <div class="frame site-bar">
      {drawnOnce(texts, "site-name", () => <SiteName texts={texts} />).before}
      <Account context={context} />
      {context.languages.length > 0 && (
        <nav class="languages" aria-label={t("layout.languages")}>
          {context.languages.map((locale) => (
            <Language context={context} locale={locale} />
          ))}
        </nav>
      )}
    </div>
  );
}

function SiteName({ texts }: { readonly texts: Texts }) {
  return (
    <a class="site-name" href="/">
      <Mark />
      <span>{texts.t("site.name")}</span>
    </a>
  );
}

function Language({ context, locale }: { readonly context: PageContext; readonly locale: string }) {
  const current = locale === context.locale;
  return (
    <a
      href={withQuery(context.path, context.query, { lang: locale })}
      lang={locale}
      hreflang={locale}
      aria-current={current ? "true" : undefined}
    >
      {context.texts.t(`layout.language.${locale}`)}
    </a>
  );
}

function Account({ context }: { readonly context: PageContext }) {
  const { session, texts } = context;
  if (!session)
    return (
      <a class="account" href="/sign-in">
        {texts.t("layout.sign-in")}
      </a>
    );
  return (
    <div class="account">
      <a href="/account">{texts.t("layout.account")}</a>
      {session.steward && <a href="/steward">{texts.t("layout.steward")}</a>}
      <form method="post" action="/sign-out">
        <input type="hidden" name="csrf" value={session.csrf} />
        <button class="link" type="submit">
          {texts.t("layout.sign-out")}
        </button>
      </form>
      {session.party !== undefined && (
        <span class="account-party">
          <WritesFor context={context} />
        </span>
      )}
      <ChooseParty context={context} />
    </div>
  );
}

const BOOK_PAGES = ["", "requests", "decisions", "rules", "parties", "mirror"] as const;

interface BarProps {
  readonly texts: Texts;
  readonly book: Pick<BookContext, "slug" | "name" | "type" | "note">;
  readonly pages: readonly string[];
  /** The page that is open, or that this one is inside of. */
  readonly open: readonly [page: string, current: "page" | "true"] | undefined;
}

function bookBar(context: PageContext, { slug, name, type, note }: BookContext) {
  const { texts, path } = context;
  const book = { slug, name, type, note };
  const pages: readonly string[] = mayWrite(context) ? [...BOOK_PAGES, "record"] : BOOK_PAGES;
  const open = openTab(slug, pages, path);
  const key = JSON.stringify([book, pages.length, open]);
  return drawnOnce(texts, key, () => <BookBar texts={texts} book={book} pages={pages} open={open} />).before;
}

/** A page inside a section keeps the section's tab marked, as "true" instead of "page". */
function openTab(slug: string, pages: readonly string[], path: string): BarProps["open"] {
  const exactly = pages.find((page) => path === bookAddress(slug, page));
  if (exactly !== undefined) return [exactly, "page"];
  const inside = pages.find((page) => page !== "" && path.startsWith(`${bookAddress(slug, page)}/`));
  return inside === undefined ? undefined : [inside, "true"];
}

function BookBar({ texts, book, pages, open }: BarProps) {
  return (
    <div class="book-bar">
      <div class="frame">
        <p class="book-name">
          <a href={bookAddress(book.slug)}>
            <bdi>{book.name}</bdi>
          </a>
          {book.type !== "neighbourhood" && <span class="tag">{texts.t(`word.book.${book.type}`)}</span>}
        </p>
        <nav aria-label={texts.t("layout.book-pages")}>
          <ul class="tabs">
            {pages.map((page) => (
              <BookTab
                texts={texts}
                href={bookAddress(book.slug, page)}
                page={page}
                current={page === open?.[0] ? open[1] : undefined}
              />
            ))}
          </ul>
        </nav>
        {book.note !== "" && <Note locale={texts.locale} type={book.type} note={book.note} look="book-note" />}
      </div>
    </div>
  );
}

interface TabProps {
  readonly texts: Texts;
  readonly href: string;
  readonly page: string;
  readonly current: "page" | "true" | undefined;
}

function BookTab({ texts, href, page, current }: TabProps) {
  return (
    <li>
      <a href={href} aria-current={current}>
        {texts.t(`layout.book.${page || "home"}`)}
      </a>
    </li>
  );
}

const titleOf = ({ texts, book }: PageContext, title: string): string =>
  [title, book?.name ?? "", texts.t("site.name")].filter(Boolean).map(texts.apart).join(" · ");

interface TrailProps {
  readonly context: PageContext;
  readonly crumbs: readonly Crumb[];
  readonly title: string;
}

function Trail({ context, crumbs, title }: TrailProps) {
  const { texts, book } = context;
  const home = { href: "/", label: texts.t("layout.home") };
  const all = book ? [home, { href: bookAddress(book.slug), label: book.name }, ...crumbs] : [home, ...crumbs];
  return (
    <nav class="trail" aria-label={texts.t("layout.trail")}>
      <ol>
        {all.map(({ href, label }) => (
          <li>{nameLink(href, label)}</li>
        ))}
        <li aria-current="page">
          <bdi>{title}</bdi>
        </li>
      </ol>
    </nav>
  );
}

/** Books in which people write, and a steward keeps order. */
const WRITTEN: ReadonlySet<BookContext["type"]> = new Set(["neighbourhood", "register"]);

function Footer({ texts, book }: { readonly texts: Texts; readonly book: BookContext | undefined }) {
  const { t } = texts;
  return (
    <footer class="site-footer">
      <div class="frame">
        <p class="site-question">{t("site.question")}</p>
        <ul class="footer-links">
          <li>
            <a href="/about">{t("layout.about")}</a>
          </li>
          {book && WRITTEN.has(book.type) && (
            <li>
              <a href={termsAddress(book.slug)}>{t("terms.title")}</a>
            </li>
          )}
          {book && WRITTEN.has(book.type) && (
            <li>
              <a href={bookAddress(book.slug, "acts")}>{t("acts.title")}</a>
            </li>
          )}
          {book && (
            <li>
              <a href={bookAddress(book.slug, "how-long")}>{t("keep.title")}</a>
            </li>
          )}
          <li>
            <a href="/privacy">{t("privacy.title")}</a>
          </li>
          <li>
            <a href="/accessibility">{t("layout.accessibility")}</a>
          </li>
          <li>
            <a href="/api">{t("layout.api")}</a>
          </li>
        </ul>
        <p class="footer-note">{t("layout.licence")}</p>
      </div>
    </footer>
  );
}
