import { lettersAt, put16, u16, u16le, u32, u32le } from "./bytes.ts";

/** Which way up a photo is held, 1 to 8 as Exif 2.32 numbers it (section 4.6.4, tag 274); 1 is upright. */
export type Orientation = number;
export const UPRIGHT: Orientation = 1;

const TAG = 274;
const ENTRY = 12;

/** The orientation in a TIFF block, as Exif keeps it; upright when it names none. */
export function orientationIn(tiff: Uint8Array): Orientation {
  const order = lettersAt(tiff, 0, 2);
  if (order !== "II" && order !== "MM") return UPRIGHT;
  const [short, long] = order === "II" ? [u16le, u32le] : [u16, u32];
  const directory = long(tiff, 4);
  const count = Math.min(short(tiff, directory), 500);
  for (let at = directory + 2; at < directory + 2 + count * ENTRY && at + ENTRY <= tiff.length; at += ENTRY) {
    if (short(tiff, at) !== TAG) continue;
    const value = short(tiff, at + 8);
    return value >= 1 && value <= 8 ? value : UPRIGHT;
  }
  return UPRIGHT;
}

/** A TIFF block that holds an orientation and nothing else. */
export function tiffWith(orientation: Orientation): readonly number[] {
  const header = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  const entry = [...put16(TAG), ...put16(3), 0, 0, 0, 1, ...put16(orientation), 0, 0];
  return [...header, ...put16(1), ...entry, 0, 0, 0, 0];
}
