import { appOrders } from './people/app-orders.ts';
import { guildOrders } from './people/guild-orders.ts';
import { lookingOrders } from './people/looking-orders.ts';
import { newcomerOrders } from './people/newcomer-orders.ts';
import { writingOrders } from './people/writing-orders.ts';

/** The page, and tests, act and look as any of the people here. */
export const peopleOrders = [...newcomerOrders, ...lookingOrders, ...writingOrders, ...appOrders, ...guildOrders];
