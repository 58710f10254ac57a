import { toolButton } from './tool-button.ts';

/** Adds the browser's calendar beside a date that is typed as text. */
export class DatePicker extends HTMLElement {
  connectedCallback(): void {
    const text = this.querySelector('input');
    if (!text || !('showPicker' in text) || this.querySelector('button')) return;
    const calendar = document.createElement('input');
    calendar.type = 'date';
    calendar.className = 'native-date';
    calendar.tabIndex = -1;
    calendar.ariaHidden = 'true';
    calendar.min = this.dataset.min ?? '';
    calendar.max = this.dataset.max ?? '';
    calendar.addEventListener('change', () => {
      text.value = calendar.value;
      text.dispatchEvent(new Event('input', { bubbles: true }));
      text.focus();
    });
    const open = () => {
      calendar.value = /^\d{4}-\d{2}-\d{2}$/.test(text.value) ? text.value : '';
      calendar.showPicker();
    };
    this.append(toolButton('日历', open, 'control-addition'), calendar);
  }
}
