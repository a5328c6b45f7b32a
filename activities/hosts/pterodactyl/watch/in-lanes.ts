/** So much at once and no more; each answer comes as soon as it is there. */
export async function* inLanes<Item, Answer>(
  items: Iterable<Item>,
  lanes: number,
  work: (item: Item) => Promise<Answer>,
): AsyncGenerator<Answer> {
  const running = new Map<Item, Promise<readonly [Item, Answer]>>();
  const next = async () => {
    const [item, answer] = await Promise.race(running.values());
    running.delete(item);
    return answer;
  };

  for (const item of items) {
    running.set(
      item,
      work(item).then((answer) => [item, answer]),
    );
    if (running.size >= lanes) yield next();
  }
  while (running.size > 0) yield next();
}
