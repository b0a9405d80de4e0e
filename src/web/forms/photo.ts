import { type Photo, PHOTO_KINDS } from "../../register/photo.ts";
import { type FormError, type Posted, valueIn } from "./field.ts";

/** The fields of a photo in a form; "photo" itself is the file. What the bytes say of themselves, the server fills in and nobody else. */
export const PHOTO_FACTS = ["photo.id", "photo.sha256", "photo.type", "photo.size"] as const;
const TYPED = ["photo.alt", "photo.may", "photo.drop"] as const;

/** Whether a form of this kind can bring a photo; a correction asks what its target asks. */
export const takesPhoto = (kind: string): boolean =>
  kind === "correction" || (PHOTO_KINDS as readonly string[]).includes(kind);

/** Reads the photo that lies ready; its words and the tick are asked with it. */
export function readPhoto(form: Posted, body: Record<string, unknown>, errors: FormError[]): void {
  const [id, alt] = [valueIn(form, "photo.id"), valueIn(form, "photo.alt").trim()];
  if (id === "" && alt === "") return;
  if (id === "") return void errors.push({ name: "photo", code: "photo-again" });
  if (alt === "") errors.push({ name: "photo.alt", code: "photo-alt" });
  if (valueIn(form, "photo.may") !== "yes") errors.push({ name: "photo.may", code: "photo-may" });
  const [, sha256, type, size] = PHOTO_FACTS.map((name) => valueIn(form, name));
  body.photo = { id, sha256, type, size: Number(size), alt: alt || "-" };
}

/** A photo as it stands in its fields. */
export function writePhoto(photo: Photo | undefined): readonly (readonly [string, string])[] {
  if (photo === undefined) return [...PHOTO_FACTS, "photo.alt", "photo.may"].map((name) => [name, ""]);
  const facts = PHOTO_FACTS.map((name) => [name, factOf(photo, name)] as const);
  return [...facts, ["photo.alt", photo.alt], ["photo.may", "yes"]];
}

/** What the bytes of a photo say, in place of whatever a form says of it. */
export const withPhoto = (form: Posted, photo: Omit<Photo, "alt">): Posted => ({
  ...form,
  ...Object.fromEntries(PHOTO_FACTS.map((name) => [name, factOf(photo, name)])),
});

export const withoutPhoto = (form: Posted): Posted =>
  Object.fromEntries(Object.entries(form).filter(([name]) => ![...PHOTO_FACTS, ...TYPED].some((one) => one === name)));

const factOf = (photo: Omit<Photo, "alt">, name: (typeof PHOTO_FACTS)[number]): string =>
  String(photo[name.slice("photo.".length) as keyof Omit<Photo, "alt">]);
