import { describe, expect, test } from "vitest";
import {
  JPEG,
  OTHER_FILES,
  PLANTED,
  PNG,
  talkingJpeg,
  talkingPng,
  talkingWebp,
  WEBP,
} from "../../../test/support/photos.ts";
import type { BadPhoto } from "./bad-photo.ts";
import { barePhoto } from "./bare-photo.ts";

/** Only the picture is left of a photo, and which way up it is. */

const said = (b: Uint8Array): string => Buffer.from(b).toString("latin1");
const problem = (b: Uint8Array): string => {
  try {
    return barePhoto(b).type;
  } catch (error) {
    return (error as BadPhoto).problem ?? String(error);
  }
};

const TALKING = { jpeg: talkingJpeg, png: () => talkingPng(), webp: () => talkingWebp() };
const PLAIN = { jpeg: JPEG, png: PNG, webp: WEBP };

describe.each(["jpeg", "png", "webp"] as const)("%s", (type) => {
  test("a photo that says nothing but its picture stays byte for byte", () => {
    expect(barePhoto(PLAIN[type])).toEqual({ type: `image/${type}`, bytes: PLAIN[type] });
  });

  test("place, device, captions, small copies and what stands after the end are gone", () => {
    expect(said(TALKING[type]())).toContain(PLANTED);
    const { bytes } = barePhoto(TALKING[type]());
    expect(Buffer.from(bytes)).toEqual(Buffer.from(PLAIN[type]));
  });

  test("cut off anywhere it is refused, and never read past its end", () => {
    for (let length = 12; length < PLAIN[type].length - (type === "webp" ? 1 : 0); length += 7)
      expect([length, problem(PLAIN[type].subarray(0, length))]).toEqual([length, "photo-broken"]);
  });
});

test("which way up it is stays, and nothing of the rest around it", () => {
  const turned = [talkingJpeg({ orientation: 6 }), talkingJpeg({ orientation: 6, littleEndian: false })];
  for (const one of [...turned, talkingPng(6), talkingWebp(6)]) {
    const { bytes, type } = barePhoto(one);
    expect(said(bytes)).not.toContain(PLANTED);
    expect(bytes.length).toBeLessThan(PLAIN[type.slice(6) as keyof typeof PLAIN].length + 56);
    expect(said(bytes)).toContain(said(Uint8Array.from([1, 18, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0])));
    expect(barePhoto(bytes).bytes).toEqual(bytes);
  }
  expect(barePhoto(talkingJpeg({ orientation: 99 })).bytes).toEqual(JPEG);
});

test("what is no photo is told what it is", () => {
  expect(Object.fromEntries(Object.entries(OTHER_FILES).map(([name, file]) => [name, problem(file)]))).toEqual({
    heic: "photo-heic",
    gif: "photo-type",
    svg: "photo-type",
    pdf: "photo-type",
    empty: "photo-type",
  });
});

test("nothing travels in a table that is longer than it says, and no picture is larger than a phone can show", () => {
  const at = said(JPEG).indexOf("\u00ff\u00db") + 2;
  const longer = Uint8Array.from([...JPEG.subarray(0, at), 0, 67 + 4, ...JPEG.subarray(at + 2, at + 67)]);
  expect(problem(Uint8Array.from([...longer, 1, 2, 3, 4, ...JPEG.subarray(at + 67)]))).toBe("photo-broken");
  const frame = said(JPEG).indexOf("\u00ff\u00c0") + 5;
  const huge = JPEG.slice();
  huge.set([0xff, 0xff, 0xff, 0xff], frame);
  expect(problem(huge)).toBe("photo-large");
});

test("random bytes behind a photo's first ones are refused and end", () => {
  let seed = 7;
  const chance = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) & 255;
  for (let i = 0; i < 300; i++) {
    const begin = [JPEG, PNG, WEBP][i % 3] as Uint8Array;
    const file = begin.slice();
    for (let n = 0; n < 6; n++) file[12 + (chance() % (file.length - 12))] = chance();
    expect(["image/jpeg", "image/png", "image/webp", "photo-broken", "photo-large", "photo-type"]).toContain(
      problem(file),
    );
  }
});
