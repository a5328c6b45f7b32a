export const redact = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, blackened), text);

/** Whatever looks like a token of Discord or a signed one, whoever it belongs to. */
export const redactTokens = (text: string): string => text.replace(tokenShape, blackened);

const blackened = '[redacted]';
const tokenShape = /(?<![\w-])[\w-]{16,}\.[\w-]{5,}\.[\w-]{20,}/g;
