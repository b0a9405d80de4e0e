import { hash } from "node:crypto";
import { BadPhoto } from "../exchange/photo/bad-photo.ts";
import { type BarePhoto, barePhoto } from "../exchange/photo/bare-photo.ts";
import type { Photo } from "../register/photo.ts";
import { Refusal } from "../register/refusal.ts";
import type { Membership } from "../storage/accounts.ts";
import { deletePhoto, deleteWaitingBefore, insertPhoto, photoRow, waitingOf } from "../storage/photos.ts";
import { type FormError, type Posted, valueIn } from "../web/forms/field.ts";
import { PHOTO_FACTS, withoutPhoto, withPhoto } from "../web/forms/photo.ts";
import type { Services } from "./services.ts";
import { countTry } from "./tries.ts";

const HOUR = 3_600_000;
/** How long a photo waits for its form, in milliseconds. */
export const PHOTO_WAITS = HOUR;
/** Photos of one person that wait at once, and that one person sends in an hour. */
const MOST_WAITING = 4;
const MOST_SENT = 40;

export type Sent = Readonly<Record<string, string | File | readonly (string | File)[]>>;

/** A form with its photo, and what is wrong with that. */
export interface PhotoForm {
  readonly posted: Posted;
  readonly errors: readonly FormError[];
  /** Too many in an hour: what was typed goes back with it. */
  readonly refusal?: Refusal;
}

/**
 * The form with what is known of its photo: one that came along is kept for an hour, so that it need not be chosen again; one that
 * waited, or that the entry to correct has, is found back. What a form itself says of the bytes counts for nothing.
 */
export async function photoForm(
  services: Services,
  membership: Membership,
  { sent, before }: { readonly sent: Sent; readonly before: Photo | undefined },
): Promise<PhotoForm> {
  const posted = typedIn(sent);
  const plain = Object.fromEntries(Object.entries(posted).filter(([name]) => !PHOTO_FACTS.some((one) => one === name)));
  const file = [sent.photo].flat().find((one): one is File => one instanceof File && one.size > 0);
  if (file) return sentAlong(services, membership, { plain, file });
  if (valueIn(posted, "photo.drop") === "yes") return { posted: withoutPhoto(posted), errors: [] };
  const id = valueIn(posted, "photo.id");
  if (id === "") return { posted: plain, errors: [] };
  if (before?.id === id) return { posted: withPhoto(plain, before), errors: [] };
  const row = await photoRow(services.engine, membership.book, id);
  const waits = row?.entry === null && row.account === membership.pseudonym && row.party === membership.party;
  if (waits) return { posted: withPhoto(plain, row), errors: [] };
  return { posted: plain, errors: [{ name: "photo", code: "photo-again" }] };
}

/** All that was typed or chosen, without files. */
export const typedIn = (sent: Sent): Posted =>
  Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) => {
      const texts = [value].flat().filter((one) => typeof one === "string");
      return texts.length === 0 ? [] : [[name, texts.length === 1 ? (texts[0] as string) : texts]];
    }),
  );

async function sentAlong(
  services: Services,
  membership: Membership,
  { plain, file }: { readonly plain: Posted; readonly file: File },
): Promise<PhotoForm> {
  try {
    const photo = await takePhoto(services, membership, new Uint8Array(await file.arrayBuffer()));
    return { posted: withPhoto(plain, photo), errors: [] };
  } catch (error) {
    if (error instanceof BadPhoto) return { posted: plain, errors: [{ name: "photo", code: error.problem }] };
    if (error instanceof Refusal) return { posted: plain, errors: [], refusal: error };
    throw error;
  }
}

/** The most bytes of a photo. */
export const mostBytes = ({ settings }: Services): number => settings.PHOTO_MB * 1024 * 1024;

/** Keeps a photo that somebody sent for the entry that will name it, bare. Throws BadPhoto and "too-many-tries". */
export async function takePhoto(
  services: Services,
  membership: Membership,
  bytes: Uint8Array,
): Promise<Omit<Photo, "alt">> {
  if (bytes.length > mostBytes(services)) throw new BadPhoto("photo-large");
  return keep(services, membership, barePhoto(bytes));
}

/** Puts a photo where it waits; the oldest of too many that wait goes. Throws "too-many-tries". */
async function keep(
  { engine, secrets }: Services,
  { book, party, pseudonym }: Membership,
  { type, bytes }: BarePhoto,
): Promise<Omit<Photo, "alt">> {
  await countTry({ engine, secrets }, `${book} ${pseudonym}`, { kind: "photo", most: MOST_SENT, every: HOUR });
  const photo = { id: secrets.newId(), sha256: hash("sha256", bytes, "hex"), type, size: bytes.length };
  const now = secrets.clock().getTime();
  await engine.transaction(`photos ${book}`, async (queries) => {
    await deleteWaitingBefore(queries, new Date(now - PHOTO_WAITS).toISOString());
    const waiting = await waitingOf(queries, book, pseudonym);
    for (const id of waiting.slice(0, Math.max(0, waiting.length + 1 - MOST_WAITING)))
      await deletePhoto(queries, book, id);
    const made = new Date(now).toISOString();
    const row = { ...photo, party, account: pseudonym, made, entry: null };
    await insertPhoto(queries, book, row, Buffer.from(bytes).toString("base64"));
  });
  return photo;
}
