export type PhotoProblem = "photo-heic" | "photo-type" | "photo-broken" | "photo-large";

/** Why a file is no photo that can be kept: a code whose words stand under `form.error`. */
export class BadPhoto extends Error {
  readonly problem: PhotoProblem;

  constructor(problem: PhotoProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** A small file can unfold into more than a phone can hold: at most so many points. */
const MOST_POINTS = 64_000_000;

/** @param width and height in points */
export function checkSize(width: number, height: number): void {
  if (width === 0 || height === 0) throw new BadPhoto("photo-broken");
  if (width * height > MOST_POINTS) throw new BadPhoto("photo-large");
}
