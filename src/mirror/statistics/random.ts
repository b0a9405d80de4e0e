/** A number in [0, 1), another each time. All chance in this folder comes in as one of these. */
export type Chance = () => number;

/** 32 bits of chance, another each time, as a whole number with a sign. */
export type Bits = () => number;

/** Numbers from the bits of the same seed. */
export function chanceFrom(seed: string): Chance {
  const bits = bitsFrom(seed);
  return () => (bits() >>> 0) / 4_294_967_296;
}

/**
 * Doty-Humphrey's small fast counter generator (sfc32, PractRand), seeded with a text by FNV-1a and Murmur's finaliser.
 * The same text gives the same bits on every machine.
 */
export function bitsFrom(seed: string): Bits {
  const next = words(seed);
  // In an array of numbers and not in variables: several times as quick.
  const state = Int32Array.of(next(), next(), next(), 1);
  const draw = (): number => {
    const [b, c] = [state[1] as number, state[2] as number];
    const counter = state[3] as number;
    const sum = ((((state[0] as number) + b) | 0) + counter) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    state[3] = counter + 1;
    return sum;
  };
  for (let round = 0; round < 12; round++) draw();
  return draw;
}

/** Streams told apart by a name; "" is the stream of the seed itself. A name asked for again goes on where it was. */
export function streamsFrom(seed: string): (name: string) => Chance {
  const streams = new Map<string, Chance>();
  return (name) => {
    const stream = streams.get(name) ?? chanceFrom(name === "" ? seed : `${seed} ${name}`);
    streams.set(name, stream);
    return stream;
  };
}

/** 32-bit words from a text. */
function words(text: string): () => number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return () => {
    hash = (hash + 0x9e3779b9) | 0;
    let word = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return word ^ (word >>> 16);
  };
}

/** A whole number from 0 up to, not including, `below`; uneven by less than below / 2³². */
export const drawBelow = (chance: Chance, below: number): number => Math.floor(chance() * below);
