import type { PageContext } from "../context.ts";

interface Props {
  readonly context: PageContext;
  /** Texts stand under `<area>.<section>.title` and `<area>.<section>.1`, `.2`, … */
  readonly area: string;
  readonly sections: readonly string[];
}

/** Running text out of the language files: headings, each with its paragraphs. */
export function Sections({ context, area, sections }: Props) {
  return (
    <div class="prose">
      {sections.map((section) => (
        <>
          <h2>{context.texts.t(`${area}.${section}.title`)}</h2>
          {paragraphsOf(context, `${area}.${section}`).map((key) => (
            <p>{context.texts.t(key)}</p>
          ))}
        </>
      ))}
    </div>
  );
}

function paragraphsOf({ texts }: PageContext, section: string): readonly string[] {
  const keys: string[] = [];
  for (let n = 1; texts.has(`${section}.${n}`); n++) keys.push(`${section}.${n}`);
  return keys;
}
