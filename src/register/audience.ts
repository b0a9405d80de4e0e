/** Who may read an entry, from narrow to wide. Stored at writing, widened and narrowed by later entries. */
export const AUDIENCES = ["own", "residents", "concerned", "members", "public"] as const;
export type Audience = (typeof AUDIENCES)[number];

export const rankOf = (audience: Audience): number => AUDIENCES.indexOf(audience);
export const isWider = (a: Audience, b: Audience): boolean => rankOf(a) > rankOf(b);
export const narrowest = (a: Audience, b: Audience): Audience => (isWider(a, b) ? b : a);
