import type { Photo } from "../../register/photo.ts";
import { photoAddress, reportPhotoAddress } from "../addresses.ts";
import type { BookPageContext } from "../context.ts";
import type { Told } from "./reading.ts";

interface Props {
  readonly context: BookPageContext;
  readonly told: Told;
  /** The report for which the entry is opened, where it is not read otherwise. */
  readonly report?: string;
}

/** The photo that an entry has as its source: folded up, so that nobody loads what nobody asked for. */
export function EntryPhoto({ context, told, report }: Props) {
  const { photo } = told.body as { readonly photo?: Photo };
  if (photo === undefined) return <></>;
  const { texts, book, query } = context;
  const at = query.get("at");
  const address = report
    ? reportPhotoAddress(book.slug, report, photo.id)
    : photoAddress(book.slug, told.entry.id, photo.id) + (at === null ? "" : `?at=${encodeURIComponent(at)}`);
  return (
    <details class="photo">
      <summary>
        <span>
          {texts.parts("entry.photo", { alt: <bdi>{photo.alt}</bdi> })}{" "}
          <span class="quiet">{sizeOf(context, photo)}</span>
        </span>
      </summary>
      <a href={address}>
        <img src={address} alt={photo.alt} loading="lazy" />
      </a>
    </details>
  );
}

/** How much it costs to load, in megabytes. */
export const sizeOf = ({ texts }: Pick<BookPageContext, "texts">, { size }: { readonly size: number }): string =>
  texts.t("photo.size", { megabytes: Math.max(0.1, Math.round(size / 104_857.6) / 10) });
