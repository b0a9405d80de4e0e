import type { Child } from "hono/jsx";

interface Props {
  /** A note tells; a warning says what to be careful with. Told by its bar, its title and its words, not by a colour. */
  readonly kind?: "note" | "warning";
  readonly title?: string;
  readonly children?: Child;
}

/** Something to know before reading on. */
export function Notice({ kind = "note", title, children }: Props) {
  return (
    <div class={`notice notice-${kind}`} role="note">
      {title !== undefined && <p class="notice-title">{title}</p>}
      {children}
    </div>
  );
}
