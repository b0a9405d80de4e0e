import type { Child } from "hono/jsx";

export interface Detail {
  readonly term: Child;
  readonly value: Child;
}

interface Props {
  /** What it is: "Vraag", "Beslissing". */
  readonly kind: string;
  readonly title: Child;
  readonly href?: string;
  /** Who wrote it and when; who may read it. */
  readonly meta?: Child;
  readonly details?: readonly Detail[];
  readonly children?: Child;
  /** Heading level within the page. */
  readonly level?: 2 | 3 | 4;
}

/** One entry of a book, as it stands in a list or on its own page. */
export function EntryCard({ kind, title, href, meta, details = [], children, level = 3 }: Props) {
  const Heading = `h${level}` as "h3";
  return (
    <article class="entry-card">
      <p class="entry-kind">{kind}</p>
      <Heading class="entry-title">{href === undefined ? title : <a href={href}>{title}</a>}</Heading>
      {details.length > 0 && <Details details={details} />}
      {children}
      {meta !== undefined && <p class="entry-meta">{meta}</p>}
    </article>
  );
}

/** Names and values, one under the other on a small screen. */
export function Details({ details }: { readonly details: readonly Detail[] }) {
  return (
    <dl class="details">
      {details.map(({ term, value }) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
