import { joined, letters, lettersAt, put16, u16 } from "./bytes.ts";
import { type Orientation, orientationIn, tiffWith, UPRIGHT } from "./orientation.ts";
import { BadPhoto, checkSize } from "./bad-photo.ts";

const [SOI, EOI, SOS, DQT, DHT, DRI, DNL] = [0xd8, 0xd9, 0xda, 0xdb, 0xc4, 0xdd, 0xdc];
const [APP0, APP1, APP14, APP15, COM] = [0xe0, 0xe1, 0xee, 0xef, 0xfe];
/** Baseline, extended and progressive, as browsers read them. */
const FRAMES: readonly number[] = [0xc0, 0xc1, 0xc2];

/**
 * A JPEG (ITU-T T.81, annex B) without anything but the picture: tables, frame, scans, how its colours are coded, and which way up it
 * is. Exif, XMP, IPTC, profiles, comments, small copies and whatever stands after the picture are left out. Throws BadPhoto.
 */
export function bareJpeg(b: Uint8Array): Uint8Array {
  const parts: (Uint8Array | readonly number[])[] = [];
  let orientation: Orientation = UPRIGHT;
  let framed = false;
  let at = 2;
  for (;;) {
    const marker = markerAt(b, at);
    at = marker.next;
    if (marker.code === EOI) break;
    const end = at + u16(b, at);
    const segment = b.subarray(at + 2, end);
    if (end > b.length || end < at + 2) throw new BadPhoto("photo-broken");
    if (marker.code === APP1) orientation = exifOrientation(segment) ?? orientation;
    if (FRAMES.includes(marker.code)) {
      checkSize(u16(segment, 3), u16(segment, 1));
      framed = true;
    }
    parts.push(...kept(marker.code, segment));
    at = end;
    if (marker.code !== SOS) continue;
    if (!framed) throw new BadPhoto("photo-broken");
    const scan = endOfScan(b, at);
    parts.push(b.subarray(at, scan));
    at = scan;
  }
  if (!framed || !parts.some((part) => part[0] === 0xff && part[1] === SOS)) throw new BadPhoto("photo-broken");
  return joined([[0xff, SOI], ...exif(orientation), ...parts, [0xff, EOI]]);
}

/** The marker at a place, past the bytes that may fill up before it. */
function markerAt(b: Uint8Array, at: number): { readonly code: number; readonly next: number } {
  if (b[at] !== 0xff) throw new BadPhoto("photo-broken");
  let next = at;
  while (b[next] === 0xff) next++;
  const code = b[next];
  if (code === undefined || code === 0) throw new BadPhoto("photo-broken");
  return { code, next: next + 1 };
}

/** What stays of a segment, as it is written again. */
function kept(code: number, segment: Uint8Array): readonly (Uint8Array | readonly number[])[] {
  if (code === APP0) return jfif(segment);
  if (code === APP14) return lettersAt(segment, 0, 5) === "Adobe" ? again(code, segment.subarray(0, 12)) : [];
  if ((code > APP0 && code <= APP15) || code === COM) return [];
  if (!isOfPicture(code, segment)) throw new BadPhoto("photo-broken");
  return again(code, segment);
}

const again = (code: number, segment: Uint8Array): readonly (Uint8Array | readonly number[])[] => [
  [0xff, code, ...put16(segment.length + 2)],
  segment,
];

/** JFIF without its small copy of the picture. */
const jfif = (segment: Uint8Array): readonly (Uint8Array | readonly number[])[] =>
  lettersAt(segment, 0, 4) === "JFIF" && segment.length >= 12
    ? again(APP0, joined([segment.subarray(0, 12), [0, 0]]))
    : [];

/** Exactly as long as what it holds, so that nothing else travels in it. */
function isOfPicture(code: number, s: Uint8Array): boolean {
  if (code === DQT) return fills(s, (at) => 1 + 64 * ((s[at] ?? 0) >> 4 ? 2 : 1));
  if (code === DHT) return fills(s, (at) => 17 + s.subarray(at + 1, at + 17).reduce((sum, n) => sum + n, 0));
  if (code === DRI || code === DNL) return s.length === 2;
  if (code === SOS) return s.length === 4 + 2 * (s[0] ?? 0);
  return FRAMES.includes(code) && s.length === 6 + 3 * (s[5] ?? 0);
}

function fills(s: Uint8Array, lengthAt: (at: number) => number): boolean {
  let at = 0;
  while (at < s.length) at += lengthAt(at);
  return at === s.length && at > 0;
}

/** Where the coded picture ends: at a marker that is neither a stuffed byte nor a restart. */
function endOfScan(b: Uint8Array, from: number): number {
  for (let at = b.indexOf(0xff, from); at >= 0; at = b.indexOf(0xff, at + 1)) {
    const next = b[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new BadPhoto("photo-broken");
}

const EXIF = [...letters("Exif"), 0, 0];

const exifOrientation = (segment: Uint8Array): Orientation | undefined =>
  lettersAt(segment, 0, 6) === "Exif\0\0" ? orientationIn(segment.subarray(6)) : undefined;

function exif(orientation: Orientation): readonly (readonly number[])[] {
  if (orientation === UPRIGHT) return [];
  const block = [...EXIF, ...tiffWith(orientation)];
  return [[0xff, APP1, ...put16(block.length + 2), ...block]];
}
