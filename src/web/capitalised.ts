/** A word of a list as it stands at the start of a line; it does not change what people or registers wrote further on. */
export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
