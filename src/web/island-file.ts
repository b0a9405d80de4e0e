import { createHash } from "node:crypto";
import slider from "./islands/slider.ts?island";
import tally from "./islands/tally.ts?island";

/** A script that is part of the program, at an address that changes when the script does. */
export interface IslandFile {
  readonly path: string;
  readonly code: string;
}

const islandFile = (name: string, code: string): IslandFile => ({
  path: `/${name}-${createHash("sha256").update(code).digest("base64url").slice(0, 12)}.js`,
  code,
});

/** Moves a finding with a slider; without it the slider is sent with its button. */
export const SLIDER = islandFile("slider", slider);
/** Keeps taps on the device until they are sent; without it each button sends its own. */
export const TALLY = islandFile("tally", tally);
