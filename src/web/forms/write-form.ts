import type { Condition } from "../../register/condition.ts";
import type { Body, KindName } from "../../register/kinds.ts";
import { writeCondition } from "./conditions.ts";
import type { Photo } from "../../register/photo.ts";
import type { Posted } from "./field.ts";
import { writePhoto } from "./photo.ts";
import { specsOf } from "./read-form.ts";
import { writeValue } from "./values.ts";

type Loose = Readonly<Record<string, unknown>>;

/** A body as it stands in its form, so that it can be mended or told another way. */
export function writeForm(kind: KindName, body: Body): Posted {
  const loose = body as unknown as Loose;
  const fields = specsOf(kind).flatMap((spec): readonly (readonly [string, string | readonly string[]])[] => {
    if (spec.type === "photo") return writePhoto(loose.photo as Photo | undefined);
    if (spec.type !== "rows") return [[spec.name, writeValue(spec.type, valueAt(loose, spec.name))]];
    const value = rowsIn(loose, spec.name);
    const rows = Array.isArray(value) ? (value as readonly Loose[]) : [];
    return spec.columns.map(({ name, type }) => [
      `${spec.name}.${name}`,
      rows.map((row) => writeValue(type, row[name])),
    ]);
  });
  return Object.fromEntries(fields);
}

/** The rows of a list as its columns ask them; a condition as the numbers of its points. */
function rowsIn(body: Loose, name: string): unknown {
  if (name !== "groups" && name !== "met") return body[name];
  const keys = ((body.criteria ?? []) as readonly { readonly key: string }[]).map(({ key }) => key);
  const typed = (when: unknown) => writeCondition(when as Condition | undefined, keys);
  if (name === "met") return body.met === undefined ? [] : [typed(body.met)];
  return ((body.groups ?? []) as readonly Loose[]).map((group) => ({ ...group, ...typed(group.when) }));
}

function valueAt(body: Loose, path: string): unknown {
  const [first = "", second] = path.split(".");
  const value = body[first];
  return second === undefined ? value : (value as Loose | undefined)?.[second];
}
