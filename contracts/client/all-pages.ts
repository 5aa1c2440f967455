interface Page<Item> {
  items: Item[];
  cursor: string | null;
}

/** Every item of a list that answers in pages. */
export async function allPages<Item>(fetchPage: (cursor: string | undefined) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await fetchPage(cursor ?? undefined);
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null);
  return items;
}
