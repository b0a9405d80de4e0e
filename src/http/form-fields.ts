import type { Request } from "./environment.ts";

/** The fields of a posted form by these names, as they were typed; empty for what was not sent, and for a file. */
export async function fieldsIn<Name extends string>(
  c: Request,
  ...names: readonly Name[]
): Promise<Readonly<Record<Name, string>>> {
  const form = await c.req.parseBody();
  const typed = names.map((name) => [name, typeof form[name] === "string" ? form[name] : ""]);
  return Object.fromEntries(typed) as Record<Name, string>;
}
