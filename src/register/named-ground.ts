import type { WrittenEntry } from "./entry.ts";
import type { Body, BodyOf, KindName } from "./kinds.ts";
import { hangingOn, type Register, writtenAt } from "./register.ts";
import { peopleWordsIn } from "./traits.ts";

/** The free text in which a body gives its ground; nothing for a kind that gives none. */
function groundIn(kind: KindName, body: Body): string {
  if (kind === "doubt") return (body as BodyOf<"doubt">).ground;
  if (kind !== "decision") return "";
  const { reason, conditions } = body as Partial<BodyOf<"decision">>;
  return [reason?.text, conditions].filter((text) => text !== undefined && text !== "unknown").join("\n");
}

/** The words of belief or origin in the ground that a body gives. */
export function namedIn(kind: KindName, body: Body): readonly string[] {
  const ground = groundIn(kind, body);
  return ground === "" ? [] : peopleWordsIn(ground);
}

const known = new WeakMap<Body, boolean>();

function names(kind: KindName, body: Body): boolean {
  const found = known.get(body) ?? namedIn(kind, body).length > 0;
  known.set(body, found);
  return found;
}

/** Whether the ground of a row, as written or as corrected, names belief or origin: such words stay between those concerned. */
export function namesPeopleAt(register: Register, row: number): boolean {
  const entry = writtenAt(register, row);
  if (entry?.kind !== "decision" && entry?.kind !== "doubt") return false;
  return names(entry.kind, entry.body) || correctedBodies(register, entry).some((body) => names(entry.kind, body));
}

const correctedBodies = (register: Register, { id }: WrittenEntry): readonly Body[] =>
  hangingOn(register, id, "correction").map(({ body }) => body.body as unknown as Body);
