import { said } from './said.ts';

/** Completions under a search field: a list that arrow keys walk through (ARIA combobox). Without it the field works as ever. */
export class SearchSuggest extends HTMLElement {
  #field: HTMLInputElement | null = null;
  #list = document.createElement('ul');
  #timer = 0;
  #asked = '';
  #at = -1;

  connectedCallback(): void {
    const field = document.getElementById(this.getAttribute('for') ?? '');
    if (!(field instanceof HTMLInputElement)) return;
    this.#field = field;
    this.#list.id = `${field.id}-words`;
    this.#list.role = 'listbox';
    this.#list.ariaLabel = said('搜索提示');
    this.#list.hidden = true;
    this.append(this.#list);
    field.role = 'combobox';
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-controls', this.#list.id);
    field.setAttribute('aria-expanded', 'false');
    field.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#ask(), 120);
    });
    field.addEventListener('keydown', (event) => this.#move(event));
    field.addEventListener('blur', () => window.setTimeout(() => this.#show([]), 150));
  }

  async #ask(): Promise<void> {
    const typed = this.#field?.value.trim() ?? '';
    this.#asked = typed;
    if (typed === '') {
      this.#show([]);
      return;
    }
    try {
      const answer = await fetch(`/search/suggest?q=${encodeURIComponent(typed)}`);
      const { words } = (await answer.json()) as { words: string[] };
      if (typed === this.#asked && document.activeElement === this.#field) this.#show(words);
    } catch {
      this.#show([]);
    }
  }

  #show(words: string[]): void {
    this.#at = -1;
    this.#list.replaceChildren(
      ...words.map((word, index) => {
        const item = document.createElement('li');
        item.id = `${this.#list.id}-${index}`;
        item.role = 'option';
        item.textContent = word;
        item.addEventListener('pointerdown', (event) => {
          event.preventDefault();
          this.#take(word);
        });
        return item;
      }),
    );
    this.#list.hidden = words.length === 0;
    this.#field?.setAttribute('aria-expanded', String(words.length > 0));
    this.#field?.removeAttribute('aria-activedescendant');
  }

  #move(event: KeyboardEvent): void {
    const items = [...this.#list.children] as HTMLElement[];
    if (this.#list.hidden || event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#show([]);
      return;
    }
    if (event.key === 'Enter' && this.#at >= 0) {
      event.preventDefault();
      this.#take(items[this.#at]?.textContent ?? '');
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    this.#at = (this.#at + step + items.length + (this.#at < 0 && step < 0 ? 1 : 0)) % items.length;
    for (const [index, item] of items.entries()) item.ariaSelected = String(index === this.#at);
    this.#field?.setAttribute('aria-activedescendant', items[this.#at]?.id ?? '');
    items[this.#at]?.scrollIntoView({ block: 'nearest' });
  }

  #take(word: string): void {
    if (!this.#field) return;
    this.#field.value = word;
    this.#show([]);
    this.#field.form?.requestSubmit();
  }
}
