import { type Asked, COLOUR_RULES, SIZE_RULES } from "./look.ts";
import { type Colours, settingsAt, type Width, ZOOMED } from "./windows.ts";

/** A window, and what is asked of a page in it. */
export interface Way extends Pick<Asked, "only" | "settings"> {
  readonly width: Width;
  readonly colours: Colours;
}

const inLight = (width: Width, only?: readonly string[]): Way => ({
  width,
  colours: "light",
  settings: settingsAt(width),
  ...(only && { only }),
});
const inDark = (width: Width): Way => ({ width, colours: "dark", settings: [], only: COLOUR_RULES });

/**
 * Every way in which a page is looked at: where all rules held in light, in dark only colours can be wrong; and where they held in the
 * narrowest window, in one that is a little wider and shows the same only sizes and places can.
 */
export const WAYS: readonly Way[] = [
  inLight(320),
  inDark(320),
  inLight(360, SIZE_RULES),
  inLight(ZOOMED, []),
  inLight(1280),
  inDark(1280),
];
