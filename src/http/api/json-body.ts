import { Refusal } from "../../register/refusal.ts";
import type { Request } from "../environment.ts";
import { FieldsWrong } from "./fields-wrong.ts";

const TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;
/** No body of a kind is nested this deep. */
const DEEPEST = 12;

export interface JsonBody {
  readonly value: Readonly<Record<string, unknown>>;
  /** As it was sent. */
  readonly text: string;
}

/** The object that was sent. Throws "body-type", or "field-wrong" for what is no JSON, no object, too deep, or says a name twice. */
export async function jsonIn(c: Request): Promise<JsonBody> {
  if (!TYPE.test(c.req.header("Content-Type") ?? "")) throw new Refusal("body-type", { types: "JSON (UTF-8)" });
  const text = textOf(await bytesIn(c));
  const value = parsed(text);
  const wrong = wrongNesting(text);
  if (wrong) throw new FieldsWrong([wrong]);
  if (!isKept(value)) throw wrongBody("text");
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrongBody("object");
  return { value: value as JsonBody["value"], text };
}

const wrongBody = (problem: string): FieldsWrong => new FieldsWrong([{ field: "body", problem }]);

/** What breaks off half way is the sender's doing. */
async function bytesIn(c: Request): Promise<ArrayBuffer> {
  try {
    return await c.req.arrayBuffer();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("file-unreadable");
  }
}

function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw wrongBody("utf-8");
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrongBody("json");
  }
}

/** Whether every text in it can be kept as it is: half a character or a NUL cannot. */
function isKept(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\0");
  return value === null || typeof value !== "object" || Object.entries(value).flat().every(isKept);
}

interface Level {
  /** Of an object the names so far; of a list nothing. */
  readonly names: Set<string> | undefined;
  name: string;
  isName: boolean;
}

/** A name that stands twice in one object, that no schema sees, or a level too deep: a reader of JSON would drop it and say nothing. */
function wrongNesting(text: string): { readonly field: string; readonly problem: string } | undefined {
  const levels: Level[] = [];
  const at = (name?: string) => [...levels.map((level) => level.name), name ?? ""].filter(Boolean).join(".") || "body";
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/gs)) {
    const level = levels.at(-1);
    if (token === "{" || token === "[") {
      levels.push({ names: token === "{" ? new Set() : undefined, name: "", isName: token === "{" });
      if (levels.length > DEEPEST) return { field: at(), problem: "too-deep" };
    } else if (token === "}" || token === "]") levels.pop();
    else if (token === ",") level!.isName = level?.names !== undefined;
    else if (token === ":") level!.isName = false;
    else if (level?.isName && level.names) {
      level.name = JSON.parse(token) as string;
      if (level.names.has(level.name)) return { field: at(), problem: "twice" };
      if (level.name === "__proto__") return { field: at(), problem: "unknown-field" };
      level.names.add(level.name);
    }
  }
  return undefined;
}
