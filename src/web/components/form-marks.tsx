import type { PageContext } from "../context.ts";

/** What every form that posts carries: the token of the session. */
export function FormMarks({ context }: { readonly context: PageContext }) {
  return <input type="hidden" name="csrf" value={context.session?.csrf ?? ""} />;
}
