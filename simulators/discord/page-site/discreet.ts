/** Longer texts are cut: a page that inspects a thousand guilds is not to hold all of them. */
const longest = 100_000;

const secret = /"(token|access_token|refresh_token|client_secret)"(\s*:\s*)"[^"(][^"]*"/g;

/** Of webhooks and interactions, whoever has the address may speak for them. */
const address = /(\/(?:webhooks|interactions)\/\d+\/)[\w-]{20,}/g;

/** Without what nobody may use who looks on. */
export function discreet(text: string): string {
  const told = text.replace(secret, '"$1"$2"(secret)"').replace(address, '$1(secret)');
  return told.length > longest ? `${told.slice(0, longest)}… (${told.length - longest} characters more)` : told;
}
