import { inEnglish } from './said.ts';

/** 「还可以写 120 字」 under a text field; spoken only after a pause, so that typing is not talked over. */
export class CharCount extends HTMLElement {
  #timer = 0;

  connectedCallback(): void {
    const field = document.getElementById(this.getAttribute('for') ?? '');
    const max = Number(this.dataset.max);
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) || !max) return;
    const spoken = document.createElement('span');
    spoken.className = 'visually-hidden';
    spoken.setAttribute('aria-live', 'polite');
    const shown = document.createElement('span');
    shown.ariaHidden = 'true';
    this.replaceChildren(shown, spoken);
    const count = () => {
      const left = max - [...field.value].length;
      const words = wordsOf(left, max);
      shown.textContent = words;
      this.toggleAttribute('data-over', left < 0);
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => {
        spoken.textContent = words;
      }, 1000);
    };
    field.addEventListener('input', count);
    count();
  }
}

function wordsOf(left: number, max: number): string {
  if (inEnglish())
    return left >= 0 ? `${left} of ${max} characters left` : `${-left} too many (at most ${max} characters)`;
  return left >= 0 ? `还可以写 ${left} 字（最多 ${max} 字）` : `超出 ${-left} 字（最多 ${max} 字）`;
}
