import { toolButton } from './tool-button.ts';

export class PrintButton extends HTMLElement {
  connectedCallback(): void {
    if (this.childElementCount > 0) return;
    this.append(toolButton(this.dataset.words ?? '打印', () => window.print(), this.dataset.look));
  }
}

/** The day of printing at the head of each sheet; the browser's day, because the paper leaves from here. */
export class PrintDate extends HTMLElement {
  connectedCallback(): void {
    const write = () => {
      const today = new Date();
      this.textContent = `打印日期：${today.getFullYear()}年${today.getMonth() + 1}月${today.getDate()}日`;
    };
    write();
    window.addEventListener('beforeprint', write);
  }
}
