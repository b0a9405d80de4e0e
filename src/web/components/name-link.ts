import { html } from "hono/html";

/** A link to something by its name, which runs its own way. Lists hold hundreds: a template costs a third of elements. */
export const nameLink = (href: string, name: string) => html`<a href="${href}"><bdi>${name}</bdi></a>`;
