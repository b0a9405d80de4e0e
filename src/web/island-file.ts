import { createHash } from "node:crypto";
// An island runs in a browser and exports nothing: what is imported is its text.
// oxlint-disable-next-line import/default
import benefitGuide from "./islands/benefit-guide.ts?island";
import draft from "./islands/draft.ts?island";
// An island runs in a browser and exports nothing: what is imported is its text.
// oxlint-disable-next-line import/default
import lookAgain from "./islands/look-again.ts?island";
import passkey from "./islands/passkey.ts?island";
// An island runs in a browser and exports nothing: what is imported is its text.
// oxlint-disable-next-line import/default
import smallerPhoto from "./islands/smaller-photo.ts?island";
import slider from "./islands/slider.ts?island";
// An island runs in a browser and exports nothing: what is imported is its text.
// oxlint-disable-next-line import/default
import tally from "./islands/tally.ts?island";
import tallyWorker from "./islands/tally-worker.ts?island";
import { stylesheet } from "./stylesheet.ts";

/** A script or style that is part of the program, at an address that changes with it. */
export interface IslandFile {
  readonly path: string;
  readonly code: string;
}

const islandFile = (name: string, code: string, ending = "js"): IslandFile => ({
  path: `/${name}-${createHash("sha256").update(code).digest("base64url").slice(0, 12)}.${ending}`,
  code,
});

/** What every page looks like. */
export const STYLE = islandFile("style", stylesheet, "css");

/** Moves a finding with a slider; without it the slider is sent with its button. */
export const SLIDER = islandFile("slider", slider);
/** Works out on the device what is left of an allowance; without it the page has the rules, the table and an example. */
export const BENEFIT_GUIDE = islandFile("benefit-guide", benefitGuide);
/** Keeps what is typed in a form until it is sent; without it nothing is kept and nothing is missed. */
export const DRAFT = islandFile("draft", draft);
/** Looks at words that say what people are before they are sent; without it the server looks before it writes. */
export const LOOK_AGAIN = islandFile("look-again", lookAgain);
/** Makes a photo smaller before it is sent; without it the server says when it is too large. */
export const SMALLER_PHOTO = islandFile("smaller-photo", smallerPhoto);
/** Keeps taps on the device until they are sent; without it each button sends its own. */
export const TALLY = islandFile("tally", tally);
/** Opens the tally without a connection where somebody asked for that; its address stays, as the device looks there for a newer one. */
export const TALLY_WORKER: IslandFile = { path: "/tally-worker.js", code: tallyWorker };
/** Asks the device for a passkey; without it the page offers the other ways. */
export const PASSKEY = islandFile("passkey", passkey);

/** Every script that a page names. */
export const ISLANDS: readonly IslandFile[] = [BENEFIT_GUIDE, DRAFT, LOOK_AGAIN, PASSKEY, SLIDER, SMALLER_PHOTO, TALLY];
