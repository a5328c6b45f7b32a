/** Integer minor units (cents) of one currency. */
export interface Money {
  amount: number;
  currency: string;
}

/** "12.00 USD", with as many decimals as the currency has. */
export function formatMoney({ amount, currency }: Money): string {
  const decimals = minorDigits(currency);
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals ? `.${digits.slice(-decimals)}` : '';
  return `${amount < 0 ? '-' : ''}${whole}${fraction} ${currency}`;
}

const known = new Map<string, number>();

/** Asking Intl is slow, and there are few currencies. */
function minorDigits(currency: string): number {
  const digits = known.get(currency) ?? askIntl(currency);
  known.set(currency, digits);
  return digits;
}

const askIntl = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
