import type { Child } from "hono/jsx";

export interface Detail {
  readonly term: Child;
  readonly value: Child;
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
