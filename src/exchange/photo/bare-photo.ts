import type { PhotoType } from "../../register/photo.ts";
import { BadPhoto } from "./bad-photo.ts";
import { lettersAt } from "./bytes.ts";
import { bareJpeg } from "./jpeg.ts";
import { barePng, PNG_SIGNATURE } from "./png.ts";
import { bareWebp } from "./webp.ts";

/** The picture alone, ready to be kept. */
export interface BarePhoto {
  readonly type: PhotoType;
  readonly bytes: Uint8Array;
}

/** What iPhones and others write when nobody asks for JPEG (ISO/IEC 23008-12). */
const HEIC: readonly string[] = ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"];

/**
 * A photo, known by its bytes and never by its name, without all that it says besides the picture: place, day, device, names. Nothing is
 * decoded. Throws BadPhoto.
 */
export function barePhoto(b: Uint8Array): BarePhoto {
  if (b[0] === 0xff && b[1] === 0xd8) return { type: "image/jpeg", bytes: bareJpeg(b) };
  if (PNG_SIGNATURE.every((byte, i) => b[i] === byte)) return { type: "image/png", bytes: barePng(b) };
  if (lettersAt(b, 0, 4) === "RIFF" && lettersAt(b, 8, 4) === "WEBP") return { type: "image/webp", bytes: bareWebp(b) };
  const isHeic = lettersAt(b, 4, 4) === "ftyp" && HEIC.includes(lettersAt(b, 8, 4));
  throw new BadPhoto(isHeic ? "photo-heic" : "photo-type");
}
