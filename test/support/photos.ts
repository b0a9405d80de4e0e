import { chunk } from "../../src/exchange/photo/png.ts";

/** Small pictures as a browser makes them, and the same with everything in them that a telephone adds. */

const bytes = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, "base64"));
const joined = (...parts: readonly (Uint8Array | readonly number[] | string)[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat(
      parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part as Uint8Array))),
    ),
  );

/** 24 by 16 points, blue above white. */
export const JPEG = bytes(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxl" +
    "Z2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABgDASIA" +
    "AhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAcG/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABYBAQEBAAAAAAAAAAAAAAAAAAACBP/EABgRAAID" +
    "AAAAAAAAAAAAAAAAAAASFGKh/9oADAMBAAIRAxEAPwDDC8jfNrpKkGF5CbXQp//Z",
);
export const PNG = bytes(
  "iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAYAAAAMJL+VAAAANElEQVR4AezRsQkAQAxC0c8tftncZAMrOwVr4flglOwNEE0HLG+JPJH0SbYf4FIi" +
    "J0ScaAEAAP//hgQ7ugAAAAZJREFUAwAZ41/B4ZeuPwAAAABJRU5ErkJggg==",
);
export const WEBP = bytes(
  "UklGRjwAAABXRUJQVlA4IDAAAADQAgCdASoYABAAPtE4sFMoIiWjmAEAGgloALDsREMAAPv3//+Xp3/cH56WIQ0AAAA=",
);

/** Stands in every place where a photo can say something; nowhere else. */
export const PLANTED = "Geplant-52.0907-5.1214";

/** TIFF with a description, the way up, and the place where it was taken (GPS latitude), in the order of the device. */
function tiff(orientation: number, littleEndian: boolean): Uint8Array {
  const b = Buffer.alloc(110 + PLANTED.length + 1);
  const u16 = (n: number, at: number) => (littleEndian ? b.writeUInt16LE(n, at) : b.writeUInt16BE(n, at));
  const u32 = (n: number, at: number) => (littleEndian ? b.writeUInt32LE(n, at) : b.writeUInt32BE(n, at));
  const entry = (at: number, [tag, type, count, value]: readonly [number, number, number, number]) => {
    u16(tag, at);
    u16(type, at + 2);
    u32(count, at + 4);
    if (type === 3) u16(value, at + 8);
    else u32(value, at + 8);
  };
  b.write(littleEndian ? "II" : "MM", 0);
  u16(42, 2);
  u32(8, 4);
  u16(3, 8);
  entry(10, [270, 2, PLANTED.length + 1, 110]);
  entry(22, [274, 3, 1, orientation]);
  entry(34, [34_853, 4, 1, 56]);
  u16(1, 56);
  entry(58, [2, 5, 3, 86]);
  for (const [i, n] of [52, 1, 5, 1, 26, 1].entries()) u32(n, 86 + i * 4);
  b.write(PLANTED, 110, "latin1");
  return new Uint8Array(b);
}

function segment(code: number, ...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const data = joined(...parts);
  return joined([0xff, code, (data.length + 2) >> 8, (data.length + 2) & 255], data);
}

/** A JPEG as a telephone writes it: place, device, small copy, captions, comment, a film after the end. */
export function talkingJpeg({ orientation = 1, littleEndian = true } = {}): Uint8Array {
  return joined(
    JPEG.subarray(0, 2),
    segment(0xe1, "Exif\0\0", tiff(orientation, littleEndian)),
    segment(0xe1, "http://ns.adobe.com/xap/1.0/\0", `<x:xmpmeta>${PLANTED}</x:xmpmeta>`),
    segment(0xe2, "ICC_PROFILE\0\u0001\u0001", PLANTED),
    segment(0xed, "Photoshop 3.0\0", PLANTED),
    segment(0xfe, PLANTED),
    [0xff],
    JPEG.subarray(2),
    `PK\u0003\u0004${PLANTED}<script>alert(1)</script>`,
  );
}

export function talkingPng(orientation = 1): Uint8Array {
  const header = 33;
  return joined(
    PNG.subarray(0, header),
    chunk("eXIf", tiff(orientation, false)),
    chunk("tEXt", Buffer.from(`Comment\0${PLANTED}`)),
    chunk("iTXt", Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${PLANTED}`)),
    chunk("prVt", Buffer.from(PLANTED)),
    PNG.subarray(header),
    `<?php ${PLANTED}`,
  );
}

function riffChunk(name: string, data: Uint8Array | string): Uint8Array {
  const body = joined(data);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return joined(name, length, body, body.length % 2 ? [0] : []);
}

export function talkingWebp(orientation = 1): Uint8Array {
  const chunks = joined(
    riffChunk("VP8X", joined([0x2c, 0, 0, 0, 23, 0, 0, 15, 0, 0])),
    riffChunk("ICCP", PLANTED),
    WEBP.subarray(12),
    riffChunk("EXIF", tiff(orientation, true)),
    riffChunk("XMP ", PLANTED),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(chunks.length + 4);
  return joined("RIFF", length, "WEBP", chunks, PLANTED);
}

/** The first bytes of files that are no photo here. */
export const OTHER_FILES: Readonly<Record<string, Uint8Array>> = {
  heic: joined([0, 0, 0, 24], "ftypheic", [0, 0, 0, 0], "mif1heic"),
  gif: joined("GIF89a", new Uint8Array(40)),
  svg: joined('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  pdf: joined("%PDF-1.7"),
  empty: new Uint8Array(1),
};

/** What an entry says of a photo beside it. */
export const LETTER = {
  id: "photo-0000000000000000",
  sha256: "5".repeat(64),
  type: "image/jpeg",
  size: 204_800,
  alt: "Brief van de gemeente",
};
