import { BadPhoto, checkSize } from "./bad-photo.ts";
import { joined, letters, lettersAt, put32, u32 } from "./bytes.ts";
import { type Orientation, orientationIn, tiffWith, UPRIGHT } from "./orientation.ts";

export const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;
/** The chunks that are the picture; any other says something about it. */
const OF_PICTURE: readonly string[] = ["IHDR", "PLTE", "tRNS", "IDAT"];

/**
 * A PNG (W3C PNG, third edition) with only the chunks that are the picture, and which way up it is. Text, profiles, times, animation and
 * whatever stands after the end are left out. Throws BadPhoto, also where a chunk's checksum does not fit.
 */
export function barePng(b: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let orientation: Orientation = UPRIGHT;
  let at: number = PNG_SIGNATURE.length;
  for (let name = ""; name !== "IEND";) {
    const end = at + 12 + u32(b, at);
    if (end > b.length) throw new BadPhoto("photo-broken");
    name = lettersAt(b, at + 4, 4);
    const data = b.subarray(at + 8, end - 4);
    if (crc32(b.subarray(at + 4, end - 4)) !== u32(b, end - 4)) throw new BadPhoto("photo-broken");
    if ((parts.length === 0) !== (name === "IHDR")) throw new BadPhoto("photo-broken");
    if (name === "IHDR") checkHeader(data);
    if (name === "eXIf") orientation = orientationIn(data);
    if (OF_PICTURE.includes(name)) parts.push(b.subarray(at, end));
    at = end;
  }
  if (!parts.some((part) => lettersAt(part, 4, 4) === "IDAT")) throw new BadPhoto("photo-broken");
  const [header, ...rest] = parts;
  return joined([PNG_SIGNATURE, header ?? [], ...exif(orientation), ...rest, chunk("IEND", [])]);
}

function checkHeader(data: Uint8Array): void {
  if (data.length !== 13) throw new BadPhoto("photo-broken");
  checkSize(u32(data, 0), u32(data, 4));
}

const exif = (orientation: Orientation): readonly Uint8Array[] =>
  orientation === UPRIGHT ? [] : [chunk("eXIf", tiffWith(orientation))];

export function chunk(name: string, data: Uint8Array | readonly number[]): Uint8Array {
  const named = joined([letters(name), data]);
  return joined([put32(data.length), named, put32(crc32(named))]);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let n = byte;
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

/** The checksum of ISO 3309 that a chunk ends with. */
function crc32(b: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of b) crc = (TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
