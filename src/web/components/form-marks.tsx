import type { PageContext } from "../context.ts";
import { WritesFor } from "./writes-for.tsx";

/** What every form that posts carries: the token of the session and, in a book, for which party it was opened. */
export function FormMarks({ context }: { readonly context: PageContext }) {
  const { session, book } = context;
  return (
    <>
      <input type="hidden" name="csrf" value={session?.csrf ?? ""} />
      {book && session?.party !== undefined && <input type="hidden" name="for" value={session.party} />}
    </>
  );
}

/** Says in the form for whom it writes, to who has a choice; above every page it stands for everybody. */
export function FormFor({ context }: { readonly context: PageContext }) {
  return (context.session?.others ?? []).length === 0 ? (
    <></>
  ) : (
    <p class="quiet">
      <WritesFor context={context} />
    </p>
  );
}
