export const redact = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, blackened), text);

/** Whatever looks like a token of Discord, a signed one or one of ours, whoever it belongs to. */
export const redactTokens = (text: string): string => text.replace(tokenShape, blackened);

const blackened = '[redacted]';
const tokenShape = /(?<![\w-])(?:[\w-]{16,}\.[\w-]{5,}\.[\w-]{20,}|by[ik]_[\w-]{20,})/g;
