/**
 * Cuts what goes to review into manifests of at most `most` items, as equal as can be: each is one review and one publication, so
 * its size is what one transaction of the asking room carries in seconds.
 */
export function manifestsOf<Item>(items: Item[], most: number): Item[][] {
  const count = Math.ceil(items.length / most);
  const from = (part: number) => Math.floor((part * items.length) / count);
  return Array.from({ length: count }, (_, part) => items.slice(from(part), from(part + 1)));
}
