import type { WithNodeLock } from './allocate.ts';

/** Queues within this process first, so that it waits at the shared lock, which may cost a connection, once for each node. */
export function inTurn(withNodeLock: WithNodeLock): WithNodeLock {
  const last = new Map<number, Promise<unknown>>();
  return (nodeId, work) => {
    const locked = () => withNodeLock(nodeId, work);
    const mine = (last.get(nodeId) ?? Promise.resolve()).then(locked, locked);
    last.set(nodeId, mine);
    return mine;
  };
}
