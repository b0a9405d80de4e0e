import { textOfUtf8 } from "./encoding.ts";
import type { ScannedRows } from "./scanned-rows.ts";

const FIRST_ROOM = 1 << 10;
/** So many places are looked at; what finds none, as in a file made to be slow, goes into a map. */
const MOST_STEPS = 1000;
const NO_PLACE = -1;

/** The file numbers of one file and the line of each: its bytes and twenty more for every number. */
export class FileNumbers {
  #count = 0;
  #bytes = new Uint8Array(16 * FIRST_ROOM);
  /** Where each number begins in the bytes, and where the next one will. */
  #begins = new Int32Array(FIRST_ROOM + 1);
  #lines = new Int32Array(FIRST_ROOM);
  #hashes = new Int32Array(FIRST_ROOM);
  /** By hash: one more than which number it is, 0 where there is none. At most half of it is taken. */
  #places = new Int32Array(2 * FIRST_ROOM);
  readonly #crowded = new Map<string, number>();

  /** The line on which the number in this cell stood before; 0 when it is new, and from now on it stands on this line. */
  firstLine(rows: ScannedRows, cell: number, line: number): number {
    const hash = hashOf(rows, cell);
    const mask = this.#places.length - 1;
    let place = NO_PLACE;
    for (let step = 0; step < MOST_STEPS && place === NO_PLACE; step++) {
      const here = (hash + step) & mask;
      const taken = (this.#places[here] as number) - 1;
      if (taken < 0) place = here;
      else if (this.#hashes[taken] === hash && this.#holds(taken, rows, cell)) return this.#lines[taken] as number;
    }
    const inCrowd = this.#crowded.size === 0 ? undefined : this.#crowded.get(rows.textOf(cell));
    if (inCrowd !== undefined) return inCrowd;
    if (place === NO_PLACE) this.#crowded.set(rows.textOf(cell), line);
    else this.#add(rows, cell, { hash, place, line });
    return 0;
  }

  #holds(taken: number, { bytes, starts, stops }: ScannedRows, cell: number): boolean {
    const start = starts[cell] as number;
    const length = (stops[cell] as number) - start;
    const begin = this.#begins[taken] as number;
    if ((this.#begins[taken + 1] as number) - begin !== length) return false;
    for (let at = 0; at < length; at++) if (this.#bytes[begin + at] !== bytes[start + at]) return false;
    return true;
  }

  #add({ bytes, starts, stops }: ScannedRows, cell: number, { hash, place, line }: Place): void {
    const start = starts[cell] as number;
    const length = (stops[cell] as number) - start;
    const begin = this.#begins[this.#count] as number;
    if (begin + length > this.#bytes.length) this.#bytes = roomier(this.#bytes, 2 * this.#bytes.length + length);
    for (let at = 0; at < length; at++) this.#bytes[begin + at] = bytes[start + at] as number;
    this.#lines[this.#count] = line;
    this.#hashes[this.#count] = hash;
    this.#begins[++this.#count] = begin + length;
    this.#places[place] = this.#count;
    if (this.#count === this.#lines.length) this.#makeRoom();
  }

  #makeRoom(): void {
    const room = 2 * this.#count;
    this.#begins = roomier(this.#begins, room + 1);
    this.#lines = roomier(this.#lines, room);
    this.#hashes = roomier(this.#hashes, room);
    this.#places = new Int32Array(2 * room);
    for (let number = 0; number < this.#count; number++) {
      const place = this.#freePlace(this.#hashes[number] as number);
      if (place === NO_PLACE) this.#crowded.set(this.#textOf(number), this.#lines[number] as number);
      else this.#places[place] = number + 1;
    }
  }

  #freePlace(hash: number): number {
    const mask = this.#places.length - 1;
    for (let step = 0; step < MOST_STEPS; step++)
      if (this.#places[(hash + step) & mask] === 0) return (hash + step) & mask;
    return NO_PLACE;
  }

  #textOf(number: number): string {
    return textOfUtf8(this.#bytes.subarray(this.#begins[number], this.#begins[number + 1]));
  }
}

interface Place {
  readonly hash: number;
  readonly place: number;
  readonly line: number;
}

/** Fowler, Noll and Vo's, whose low bits mix well. */
const FNV_PRIME = 0x01000193;

/** Numbers that differ in their last letter only come to lie beside each other: memory is slow where it is far. */
function hashOf({ bytes, starts, stops }: ScannedRows, cell: number): number {
  const stop = stops[cell] as number;
  let hash = 0;
  for (let at = starts[cell] as number; at < stop; at++)
    hash = (Math.imul(hash, FNV_PRIME) + (bytes[at] as number)) | 0;
  return hash;
}

function roomier<Numbers extends Int32Array | Uint8Array>(from: Numbers, length: number): Numbers {
  const to = new (from.constructor as new (length: number) => Numbers)(length);
  to.set(from);
  return to;
}
