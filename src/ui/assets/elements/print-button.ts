import { inEnglish } from './said.ts';
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
      const [year, month, day] = [today.getFullYear(), today.getMonth() + 1, today.getDate()];
      this.textContent = inEnglish()
        ? `Printed on ${day} ${today.toLocaleString('en', { month: 'long' })} ${year}`
        : `打印日期：${year}年${month}月${day}日`;
    };
    write();
    window.addEventListener('beforeprint', write);
  }
}
