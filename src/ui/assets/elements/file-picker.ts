import { sendLargeAhead } from './large-files.ts';
import { said } from './said.ts';

/** 「选择文件」 in place of the browser's own button, with the names of what was chosen; its own label where the server keeps a file already. The native field stays and is what is sent. */
export class FilePicker extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>('input[type="file"]');
    if (!input?.id || this.querySelector('label')) return;
    const button = document.createElement('label');
    button.htmlFor = input.id;
    button.className = 'button button-secondary';
    button.textContent = this.dataset.label ?? said('选择文件');
    const names = document.createElement('span');
    names.className = 'file-picker-names';
    names.setAttribute('aria-live', 'polite');
    const show = () => {
      const files = [...(input.files ?? [])];
      const none = this.dataset.label ? '' : said('还没有选择文件');
      names.textContent = files.length === 0 ? none : files.map((file) => file.name).join('、');
    };
    input.addEventListener('change', show);
    input.form?.addEventListener('reset', () => queueMicrotask(show));
    this.append(button, names);
    if (this.dataset.uploads) {
      const ahead = document.createElement('div');
      this.append(ahead);
      sendLargeAhead(input, this.dataset.uploads, ahead);
    }
    this.toggleAttribute('data-ready', true);
    show();
  }
}
