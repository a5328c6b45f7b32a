import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Addon,
  addonCodes,
  choose,
  defaultCatalogue,
  featuresOf,
  resourcesOf,
  tiers,
} from '../../domain/catalogue.ts';
import { formatMoney } from '../../domain/money.ts';
import { type Period, periods } from '../../domain/order.ts';
import { priceOf } from '../../domain/price.ts';

const selection = fc.record({
  tier: fc.constantFrom(...tiers),
  addons: fc.subarray([...addonCodes]),
  period: fc.constantFrom<Period>(...periods),
});
const priced = ({
  period,
  ...chosen
}: {
  tier: (typeof tiers)[number];
  addons: (typeof addonCodes)[number][];
  period: Period;
}) => priceOf({ ...choose(defaultCatalogue, chosen), period });

test('a price is the sum of its lines, in whole minor units', () => {
  fc.assert(
    fc.property(selection, (it) => {
      const { amount, lines } = priced(it);
      assert.equal(
        amount,
        lines.reduce((sum, line) => sum + line.amount, 0),
      );
      assert.ok(Number.isSafeInteger(amount) && amount >= 0);
    }),
  );
});

test('a year costs ten months, and what is sold once costs the same in both', () => {
  fc.assert(
    fc.property(selection, (it) => {
      const [month, year] = [priced({ ...it, period: 'month' }), priced({ ...it, period: 'year' })];
      assert.equal(year.renewalAmount, month.renewalAmount * 10);
      assert.equal(year.amount - year.renewalAmount, month.amount - month.renewalAmount);
    }),
  );
});

test('no add-on makes an order cheaper, and choosing one twice is choosing it once', () => {
  fc.assert(
    fc.property(selection, fc.constantFrom(...addonCodes), (it, addon) => {
      const more = priced({ ...it, addons: [...it.addons, addon] });
      assert.ok(more.amount >= priced(it).amount);
      assert.deepEqual(priced({ ...it, addons: [...it.addons, addon, addon] }), more);
    }),
  );
});

test('the starter plan for a month with a private instance and the source code costs 64 dollars, and 15 from then on', () => {
  const price = priced({ tier: 'starter', addons: ['private_instance', 'source_code'], period: 'month' });

  assert.equal(formatMoney(price), '64.00 USD');
  assert.equal(price.renewalAmount, 1_500);
  assert.deepEqual(
    price.lines.map(({ item }) => item),
    ['Starter plan, one month', 'Private instance, one month', 'Source code, once'],
  );
});

test('what costs nothing is priced at nothing', () => {
  const free = { ...defaultCatalogue.plans[0]!, monthlyPrice: 0 };

  assert.equal(priceOf({ plan: free, addons: [], period: 'year' }).amount, 0);
});

test('a catalogue with a price that is no whole amount sells nothing', () => {
  const addon: Addon = { ...defaultCatalogue.addons[0]!, price: 0.5 };

  assert.throws(() => priceOf({ plan: defaultCatalogue.plans[0]!, addons: [addon], period: 'month' }), {
    code: 'price-invalid',
  });
});

test('what is not on offer is refused by name', () => {
  const empty = { plans: defaultCatalogue.plans, addons: [] };

  assert.throws(
    () => choose(empty, { tier: 'pro', addons: ['white_label'] }),
    /does not offer the add-on "white_label"/,
  );
});

test('a private instance adds its boost, and every add-on shows among the features', () => {
  const chosen = choose(defaultCatalogue, { tier: 'pro', addons: ['private_instance', 'white_label'] });

  assert.deepEqual(resourcesOf(chosen), { memoryMb: 1536, cpuPercent: 150, diskMb: 3072, databases: 1, backups: 3 });
  assert.deepEqual(featuresOf(chosen).slice(-2), ['private_instance', 'white_label']);
});

test('money is written with as many decimals as its currency has', () => {
  assert.equal(formatMoney({ amount: 5, currency: 'USD' }), '0.05 USD');
  assert.equal(formatMoney({ amount: 1200, currency: 'EUR' }), '12.00 EUR');
  assert.equal(formatMoney({ amount: 1200, currency: 'JPY' }), '1200 JPY');
  assert.equal(formatMoney({ amount: -1, currency: 'USD' }), '-0.01 USD');
});
