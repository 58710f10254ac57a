/** Where a phrase stands: its number in the list that was given, and its place. */
export interface Match {
  phrase: number;
  from: number;
  to: number;
}

/**
 * Finds every phrase of a list in one pass (Aho and Corasick, 1975): a tree of the phrases in which each node also knows
 * where to go on when the next character does not fit. Steps grow with the text, however many phrases there are and however
 * alike they begin. At each place the longest phrase that ends there is answered. Latin letters match in either case.
 */
export class Automaton {
  /** The next node by `node * 65536 + character`: one table for the whole tree. */
  readonly #next = new Map<number, number>();
  /** Per node: the phrase that ends here (-1: none), where to go on, and its depth. */
  readonly #phrase: number[] = [-1];
  readonly #fail: number[] = [0];
  readonly #lengths: number[];

  constructor(phrases: string[]) {
    this.#lengths = phrases.map((phrase) => phrase.length);
    for (const [index, phrase] of phrases.entries()) if (phrase) this.#add(phrase, index);
    this.#link();
  }

  #add(phrase: string, index: number): void {
    let node = 0;
    for (let at = 0; at < phrase.length; at += 1) {
      const edge = node * 65536 + low(phrase.charCodeAt(at));
      let next = this.#next.get(edge);
      if (next === undefined) {
        next = this.#phrase.push(-1) - 1;
        this.#next.set(edge, next);
      }
      node = next;
    }
    if (this.#phrase[node] === -1) this.#phrase[node] = index;
  }

  /** A node's way out is the longest other beginning that the text read so far ends with; edges come in the order of depth. */
  #link(): void {
    const depth = [0];
    for (const [edge, node] of this.#next) depth[node] = depth[Math.floor(edge / 65536)]! + 1;
    const edges = [...this.#next].sort(([, a], [, b]) => depth[a]! - depth[b]!);
    for (const [edge, node] of edges) {
      const parent = Math.floor(edge / 65536);
      this.#fail[node] = parent === 0 ? 0 : this.#step(this.#fail[parent]!, edge % 65536);
      if (this.#phrase[node] === -1) this.#phrase[node] = this.#phrase[this.#fail[node]!]!;
    }
  }

  #step(from: number, character: number): number {
    for (let node = from; ; node = this.#fail[node]!) {
      const next = this.#next.get(node * 65536 + character);
      if (next !== undefined) return next;
      if (node === 0) return 0;
    }
  }

  /** Every place where a phrase ends, in the order of the text. */
  *find(text: string): Generator<Match> {
    let node = 0;
    for (let at = 0; at < text.length; at += 1) {
      node = this.#step(node, low(text.charCodeAt(at)));
      const phrase = this.#phrase[node]!;
      if (phrase !== -1) yield { phrase, from: at + 1 - this.#lengths[phrase]!, to: at + 1 };
    }
  }
}

const low = (code: number) => (code >= 65 && code <= 90 ? code + 32 : code);

/** Of matches that overlap, the one that begins first, and of those the longest. */
export function longest(matches: Iterable<Match>): Match[] {
  const kept: Match[] = [];
  for (const match of matches) {
    while (kept.length > 0 && match.from <= kept.at(-1)!.from) kept.pop();
    kept.push(match);
  }
  let end = 0;
  return kept.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}
