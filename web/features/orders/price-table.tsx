import { formatMoney } from '../../../domain/money.ts';
import type { Order } from './questions.ts';

export function PriceTable({ order: { price, period, renewalAmount } }: { order: Order }) {
  const { currency } = price;
  return (
    <div>
      <table className="w-full">
        <caption className="sr-only">What the order costs</caption>
        <tbody>
          {price.lines.map(({ item, amount }) => (
            <tr key={item}>
              <th scope="row" className="py-0.5 pr-4 text-left font-normal">
                {item}
              </th>
              <td className="whitespace-nowrap py-0.5 text-right tabular-nums">{formatMoney({ amount, currency })}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-semibold">
            <th scope="row" className="border-line border-t pt-2 pr-4 text-left font-semibold">
              First {period}
            </th>
            <td className="whitespace-nowrap border-line border-t pt-2 text-right tabular-nums">
              {formatMoney(price)}
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="mt-1 text-soft text-sm">
        Then {formatMoney({ amount: renewalAmount, currency })} a {period}.
      </p>
    </div>
  );
}
