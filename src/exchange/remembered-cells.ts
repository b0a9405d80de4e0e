import type { ScannedRows } from "./scanned-rows.ts";

/** So many answers are kept, each in the place that its bytes point at: memory does not grow with a file. */
const PLACES_AS_POWER = 10;
const PLACES = 1 << PLACES_AS_POWER;
const LONGEST = 128;

/**
 * Answers the same cell as before without making text of it again: registers say the same words thousands of times. `read` depends on
 * the text alone.
 */
export class RememberedCells<Answer> {
  readonly #read: (text: string) => Answer;
  readonly #bytes = new DataView(new ArrayBuffer(PLACES * LONGEST));
  readonly #lengths = new Int32Array(PLACES).fill(-1);
  readonly #answers = new Array<Answer>(PLACES);

  constructor(read: (text: string) => Answer) {
    this.#read = read;
  }

  answer(rows: ScannedRows, cell: number): Answer {
    const length = (rows.stops[cell] as number) - (rows.starts[cell] as number);
    // A negative length: quotes are doubled in it.
    if (length < 0 || length > LONGEST) return this.#read(rows.textOf(cell));
    const place = placeOf(rows, cell);
    if (this.#lengths[place] === length && this.#holds(place, rows, cell)) return this.#answers[place] as Answer;
    return this.#learn(place, rows, cell);
  }

  /** Whether the cell kept in a place is, byte for byte, this one of the same length. Four bytes at a time. */
  #holds(place: number, { view, starts }: ScannedRows, cell: number): boolean {
    const kept = this.#bytes;
    const [length, from, start] = [this.#lengths[place] as number, place * LONGEST, starts[cell] as number];
    let at = 0;
    for (; at + 4 <= length; at += 4)
      if (kept.getInt32(from + at, true) !== view.getInt32(start + at, true)) return false;
    for (; at < length; at++) if (kept.getUint8(from + at) !== view.getUint8(start + at)) return false;
    return true;
  }

  #learn(place: number, rows: ScannedRows, cell: number): Answer {
    const answer = this.#read(rows.textOf(cell));
    const [start, stop] = [rows.starts[cell] as number, rows.stops[cell] as number];
    for (let at = start; at < stop; at++) this.#bytes.setUint8(place * LONGEST + at - start, rows.view.getUint8(at));
    this.#lengths[place] = stop - start;
    this.#answers[place] = answer;
    return answer;
  }
}

/** By its length, and its first, middle and last four bytes. */
function placeOf({ view, starts, stops }: ScannedRows, cell: number): number {
  const start = starts[cell] as number;
  const stop = stops[cell] as number;
  let hash = stop - start;
  if (hash < 4) for (let at = start; at < stop; at++) hash = (hash << 8) | view.getUint8(at);
  else {
    const ends =
      Math.imul(view.getInt32(start, true) ^ hash, MIX) ^ Math.imul(view.getInt32(stop - 4, true), OTHER_MIX);
    hash = ends ^ (ends >>> 15) ^ view.getInt32((start + stop - 4) >> 1, true);
  }
  return Math.imul(hash, MIX) >>> (32 - PLACES_AS_POWER);
}

/** Fibonacci hashing: the high bits of the product depend on every bit (Knuth, The Art of Computer Programming 3, 6.4). */
const MIX = 0x9e3779b1;
const OTHER_MIX = 0x85ebca6b;
