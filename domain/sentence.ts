/** What a person typed, or a host said, ends like a sentence. */
export const closed = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
