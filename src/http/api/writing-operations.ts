import * as z from "zod";
import { PHOTO_TYPES } from "../../register/photo.ts";
import { entryDraft } from "./entry-body.ts";
import { lang, type Operation } from "./operation.ts";
import * as shapes from "./shapes.ts";

export const WRITING = {
  writeEntry: {
    method: "post",
    path: "/books/{book}/entries",
    tag: "Writing",
    summary: "Write an entry, of every kind that has a form",
    description:
      "The same rules as on the form. Words about what people are come back with 422 before anything is written: a person looks again, and sends it with `looked`. Erasing needs a key that may erase.",
    query: z.object({ lang }),
    body: entryDraft,
    answer: shapes.receiptShape,
    status: 201,
    scope: "write",
    once: true,
    refusals: [409, 413, 415, 422],
  },
  addPhoto: {
    method: "post",
    path: "/books/{book}/photos",
    tag: "Writing",
    summary: "Send a photo of a letter or notice, for an entry to name",
    description:
      "Its bytes alone, as JPEG, PNG or WebP. Place, day and device are taken out. It waits an hour for an entry whose `photo` is this answer and an `alt`: what it shows, in words.",
    query: z.object({ lang }),
    takes: PHOTO_TYPES,
    answer: shapes.photoShape,
    status: 201,
    scope: "write",
    refusals: [413, 415],
  },
  addReport: {
    method: "post",
    path: "/books/{book}/entries/{entry}/reports",
    tag: "Writing",
    summary: "Report an entry as misuse, without an account",
    query: z.object({ lang }),
    body: shapes.reportDraft,
    answer: shapes.reportShape,
    status: 201,
    refusals: [413, 415],
  },
} as const satisfies Readonly<Record<string, Operation>>;
