/** A check box in the head of a table (on a phone, which shows no heads, above it with its words) that ticks every row, and the number of ticked rows wherever `data-selected-count` stands. */
export class SelectAll extends HTMLElement {
  connectedCallback(): void {
    const table = this.closest('table') ?? this.closest('form')?.querySelector('table');
    const name = this.getAttribute('for');
    if (!table || !name || this.querySelector('input')) return;
    const boxes = [
      ...table.querySelectorAll<HTMLInputElement>(`tbody input[type="checkbox"][name="${CSS.escape(name)}"]`),
    ];
    const all = document.createElement('input');
    all.type = 'checkbox';
    all.ariaLabel = '选择本页全部';
    const count = () => {
      const chosen = boxes.filter((box) => box.checked).length;
      all.checked = chosen > 0 && chosen === boxes.length;
      all.indeterminate = chosen > 0 && chosen < boxes.length;
      for (const place of document.querySelectorAll('[data-selected-count]')) place.textContent = `已选 ${chosen} 件`;
    };
    all.addEventListener('change', () => {
      for (const box of boxes) box.checked = all.checked;
      // heard by this box and by its twin
      table.dispatchEvent(new Event('change'));
    });
    table.addEventListener('change', count);
    this.replaceChildren(this.dataset.words ? labelled(all, this.dataset.words) : all);
    count();
  }
}

function labelled(box: HTMLInputElement, words: string): HTMLLabelElement {
  const label = document.createElement('label');
  label.append(box, words);
  box.removeAttribute('aria-label');
  return label;
}
