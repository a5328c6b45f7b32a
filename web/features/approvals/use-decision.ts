import { useMutation, useQueryClient } from '@tanstack/react-query';
import { say } from '../../parts/notices.tsx';
import type { Order } from '../orders/questions.ts';
import { nowIs } from '../orders/words.ts';

/** A decision about an order. Whatever comes of it, the page shows what the api says then. */
export function useDecision<Asked>(decide: (asked: Asked) => Promise<Order>, decided: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: decide,
    onSuccess: (order) => {
      client.setQueryData(['orders', 'one', order.id, 'order'], order);
      say(nowIs(order), order.id);
      decided();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['orders'] }),
  });
}
