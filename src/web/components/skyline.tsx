/** Gables of a street, as paths from the waterline up; the numbers are places along the water. */
const HOUSES = [
  "M8 96V52l18-20 18 20v44z",
  "M50 96V40h5v-8h6v-8h14v8h6v8h5v56z",
  "M92 96V58q12-2 14-18 2-8 6-8t6 8q2 16 14 18v38z",
  "M138 96V64h40v32z",
  "M184 96V46l22-26 22 26v50z",
  "M234 96V54h5v-8h6v-8h12v8h6v8h5v42z",
  "M274 96V70l16-16 16 16v26z",
  "M312 96V44q14-2 16-20 2-8 7-8t7 8q2 18 16 20v52z",
  "M364 96V60h44v36z",
  "M414 96V50l20-22 20 22v46z",
] as const;

/** Their windows and doors, the same for every house that is drawn. */
const OPENINGS =
  "M18 60h6v10h-6zM29 60h6v10h-6zM22 80h9v16h-9zM60 48h6v10h-6zM71 48h6v10h-6zM60 64h6v10h-6zM71 64h6v10h-6zM64 80h9v16h-9zM104 66h6v10h-6zM115 66h6v10h-6zM108 82h9v14h-9zM144 72h8v8h-8zM164 72h8v8h-8zM154 76h9v20h-9zM195 54h6v10h-6zM211 54h6v10h-6zM195 70h6v10h-6zM211 70h6v10h-6zM201 84h10v12h-10zM243 60h6v10h-6zM255 60h6v10h-6zM247 78h9v18h-9zM286 78h9v18h-9zM323 54h6v10h-6zM341 54h6v10h-6zM323 70h6v10h-6zM341 70h6v10h-6zM330 84h10v12h-10zM371 68h8v8h-8zM392 68h8v8h-8zM382 74h9v22h-9zM424 58h6v10h-6zM438 58h6v10h-6zM429 80h10v16h-10z";

/** Houses that the water hardly shows: the ones a town does not see when it says it works with the street. */
const HARDLY_SEEN: ReadonlySet<number> = new Set([1, 3, 6, 8]);

/** A street and its reflection in the water, in which some houses are hardly seen. Decoration: the page says it in words. */
export function Skyline() {
  return (
    <svg class="hero-picture" viewBox="0 0 462 180" aria-hidden="true" focusable="false">
      {HOUSES.map((path) => (
        <path d={path} />
      ))}
      <path class="paper" d={OPENINGS} />
      <path d="M0 98h462v1.5H0z" />
      <g transform="translate(0 98.75) scale(1 -0.8) translate(0 -98.75)">
        {HOUSES.map((path, i) => (
          <path d={path} opacity={HARDLY_SEEN.has(i) ? 0.1 : 0.4} />
        ))}
      </g>
    </svg>
  );
}
