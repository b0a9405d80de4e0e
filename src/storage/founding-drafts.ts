import type { Queries } from "./engine.ts";

/** A book that a steward is starting, as typed so far: JSON. One per steward; it goes when the book is there, and with the account. */
export async function foundingDraftOf(queries: Queries, account: string): Promise<string | undefined> {
  const [row] = await queries.query("SELECT text FROM founding_draft WHERE account = $1", [account]);
  return row && String(row.text);
}

export async function keepFoundingDraft(queries: Queries, account: string, text: string, made: string): Promise<void> {
  const sql = `INSERT INTO founding_draft (account, text, made) VALUES ($1, $2, $3)
    ON CONFLICT (account) DO UPDATE SET text = excluded.text, made = excluded.made`;
  await queries.query(sql, [account, text, made]);
}

/** Changes a draft as long as it is still what it was; whether it was, so that one that was taken does not come back. */
export async function changeFoundingDraft(
  queries: Queries,
  account: string,
  { before, text, made }: { readonly before: string; readonly text: string; readonly made: string },
): Promise<boolean> {
  const sql = "UPDATE founding_draft SET text = $3, made = $4 WHERE account = $1 AND text = $2 RETURNING account";
  return (await queries.query(sql, [account, before, text, made])).length > 0;
}

/** Takes the draft away; whether there was one, so that it founds one book and not two. */
export async function takeFoundingDraft(queries: Queries, account: string): Promise<boolean> {
  const sql = "DELETE FROM founding_draft WHERE account = $1 RETURNING account";
  return (await queries.query(sql, [account])).length > 0;
}
