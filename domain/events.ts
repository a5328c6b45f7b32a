/** The rooms that live updates go to. */
export const orderTopic = (orderId: string) => `order:${orderId}`;

export const eventNames = ['order_update', 'deployment_update'] as const;
export type EventName = (typeof eventNames)[number];
