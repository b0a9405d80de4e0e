import { BadPhoto, checkSize } from "./bad-photo.ts";
import { joined, letters, lettersAt, put32le, u16le, u32le } from "./bytes.ts";
import { type Orientation, orientationIn, tiffWith, UPRIGHT } from "./orientation.ts";

/** Flags of the extended header (RFC 9649, section 2.7). */
const [ALPHA, EXIF, ANIMATION] = [0x10, 0x08, 0x02];
const HEADER = 10;

/**
 * A WebP (RFC 9649) with only its picture, its transparency and which way up it is. Exif, XMP, profiles and whatever stands after the
 * end are left out; what moves is no photo. Throws BadPhoto.
 */
export function bareWebp(b: Uint8Array): Uint8Array {
  const end = 8 + u32le(b, 4);
  if (end > b.length) throw new BadPhoto("photo-broken");
  const found = new Map<string, Uint8Array>();
  for (let at = 12; at < end;) {
    const [name, length] = [lettersAt(b, at, 4), u32le(b, at + 4)];
    if (at + 8 + length > end) throw new BadPhoto("photo-broken");
    if (!found.has(name)) found.set(name, b.subarray(at + 8, at + 8 + length));
    at += 8 + length + (length % 2);
  }
  const extended = found.get("VP8X");
  if (extended && ((extended[0] ?? 0) & ANIMATION) !== 0) throw new BadPhoto("photo-type");
  const size = checkPicture(found);
  const orientation = exifIn(found.get("EXIF"));
  const alpha = found.get("ALPH");
  const pictures = ["ALPH", "VP8 ", "VP8L"].flatMap((name) => {
    const data = found.get(name);
    return data ? [chunk(name, data)] : [];
  });
  if (!alpha && orientation === UPRIGHT) return riff(pictures);
  const flags = (alpha || isSeeThrough(found) ? ALPHA : 0) | (orientation === UPRIGHT ? 0 : EXIF);
  const header = chunk("VP8X", [flags, 0, 0, 0, ...put24(size.width - 1), ...put24(size.height - 1)]);
  const exif = orientation === UPRIGHT ? [] : [chunk("EXIF", tiffWith(orientation))];
  return riff([header, ...pictures, ...exif]);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function checkPicture(found: ReadonlyMap<string, Uint8Array>): Size {
  const [lossy, lossless] = [found.get("VP8 "), found.get("VP8L")];
  const size = lossy ? lossySize(lossy) : lossless && losslessSize(lossless);
  if (!size || (lossy && lossless)) throw new BadPhoto("photo-broken");
  checkSize(size.width, size.height);
  return size;
}

/** RFC 6386, section 9.1: the start code, then 14 bits each. */
function lossySize(data: Uint8Array): Size | undefined {
  if (data.length < HEADER || data[3] !== 0x9d || data[4] !== 0x01 || data[5] !== 0x2a) return undefined;
  return { width: u16le(data, 6) & 0x3fff, height: u16le(data, 8) & 0x3fff };
}

/** RFC 9649, section 3.4: a signature, then 14 bits each, one less than the size. */
function losslessSize(data: Uint8Array): Size | undefined {
  if (data.length < 5 || data[0] !== 0x2f) return undefined;
  const bits = u32le(data, 1);
  return { width: (bits % 16_384) + 1, height: (Math.floor(bits / 16_384) % 16_384) + 1 };
}

const isSeeThrough = (found: ReadonlyMap<string, Uint8Array>): boolean =>
  (((found.get("VP8L")?.[4] ?? 0) >> 4) & 1) === 1;

/** Some writers put the six letters of JPEG before it. */
function exifIn(data: Uint8Array | undefined): Orientation {
  if (!data) return UPRIGHT;
  return orientationIn(lettersAt(data, 0, 6) === "Exif\0\0" ? data.subarray(6) : data);
}

const put24 = (n: number): readonly number[] => put32le(n).slice(0, 3);

const chunk = (name: string, data: Uint8Array | readonly number[]): Uint8Array =>
  joined([letters(name), put32le(data.length), data, data.length % 2 ? [0] : []]);

function riff(chunks: readonly Uint8Array[]): Uint8Array {
  const body = joined([letters("WEBP"), ...chunks]);
  return joined([letters("RIFF"), put32le(body.length), body]);
}
