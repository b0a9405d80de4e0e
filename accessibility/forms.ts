/** A form as it stands in a page, with what each of its buttons sends. */
export interface Form {
  readonly method: string;
  readonly action: string;
  readonly fields: readonly Field[];
  readonly buttons: readonly Field[];
}

export interface Field {
  readonly name: string;
  readonly type: string;
  readonly value: string;
  /** What a list offers. */
  readonly options: readonly string[];
  readonly numeric: boolean;
}

/** The forms of a page, in their order. */
export function formsIn(html: string): readonly Form[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, marks = "", inside = ""]) => {
    const { method = "get", action = "" } = attributesIn(marks);
    const fields = fieldsIn(inside);
    const isButton = ({ type }: Field): boolean => type === "button" || type === "submit";
    return { method, action, fields: fields.filter((field) => !isButton(field)), buttons: fields.filter(isButton) };
  });
}

function fieldsIn(inside: string): readonly Field[] {
  const parts = inside.matchAll(/<(input|textarea|select|button)\b([^>]*)>(?:(.*?)<\/\1>)?/gs);
  return [...parts].flatMap(([, tag = "", marks = "", content = ""]) => {
    const { name = "", type = tag, value = "", inputmode = "" } = attributesIn(marks);
    if (tag === "button" && type === "button") return [];
    const options = [...content.matchAll(/<option\b([^>]*)>/g)].map(([, of = ""]) => attributesIn(of)["value"] ?? "");
    return [{ name, type, value, options, numeric: /numeric|decimal/.test(inputmode) }];
  });
}

const attributesIn = (marks: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...marks.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)].map(([, name, value = ""]) => [
      name,
      value.replaceAll("&amp;", "&"),
    ]),
  );

export type Sent = Readonly<Record<string, string | Blob>>;

/** What goes along when nothing was filled in: only what the page itself put in. */
export const empty = ({ fields }: Form): Sent =>
  Object.fromEntries(fields.filter(({ type }) => type === "hidden").map(({ name, value }) => [name, value]));

/** What goes along when everything was: the first of what can be chosen, a small number, the same words everywhere. */
export function filled(form: Form): Sent {
  const sent: Record<string, string | Blob> = {};
  for (const field of form.fields) if (field.name !== "" && !(field.name in sent)) sent[field.name] = valueOf(field);
  return sent;
}

function valueOf({ name, type, value, options, numeric }: Field): string | Blob {
  if (["hidden", "radio", "checkbox"].includes(type)) return value;
  if (type === "select") return options.find((option) => option !== "") ?? "";
  if (type === "file")
    return new Blob(["zaaknummer;aanvrager;bedrag\nA-1;Stichting Voorbeeld;100\n"], { type: "text/csv" });
  if (type === "email" || name === "email") return "iemand@voorbeeld.example";
  if (type === "date" || /date|day|since|until|when|asked|told|decided/.test(name)) return "2026-01-05";
  return numeric || type === "number" || type === "range" ? "3" : "Wij wachten nog op een antwoord";
}
