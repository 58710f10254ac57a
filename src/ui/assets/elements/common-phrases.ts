import { toolButton } from './tool-button.ts';

/** 常用语 as buttons: a click writes the words where the cursor stands. */
export class CommonPhrases extends HTMLElement {
  connectedCallback(): void {
    const field = document.getElementById(this.getAttribute('for') ?? '');
    if (!(field instanceof HTMLTextAreaElement) || this.childElementCount > 0) return;
    const phrases: string[] = JSON.parse(this.dataset.phrases ?? '[]');
    this.append(
      ...phrases.map((phrase) =>
        toolButton(
          phrase,
          () => {
            field.setRangeText(phrase, field.selectionStart, field.selectionEnd, 'end');
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.focus();
          },
          '',
        ),
      ),
    );
  }
}
