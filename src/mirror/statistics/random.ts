/** A number in [0, 1), another each time. All chance in this folder comes in as one of these. */
export type Chance = () => number;

/**
 * Doty-Humphrey's small fast counter generator (sfc32, PractRand), seeded with a text by FNV-1a and Murmur's finaliser.
 * The same text gives the same numbers on every machine.
 */
export function chanceFrom(seed: string): Chance {
  const next = words(seed);
  let a = next();
  let b = next();
  let c = next();
  let counter = 1;
  const draw = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 12; round++) draw();
  return draw;
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
