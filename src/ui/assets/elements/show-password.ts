import { toolButton } from './tool-button.ts';

/** Lets people see what they type: better than typing it twice. */
export class ShowPassword extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector('input');
    if (!field || this.querySelector('button')) return;
    const button = toolButton(
      '显示',
      () => {
        const hidden = field.type === 'password';
        field.type = hidden ? 'text' : 'password';
        button.textContent = hidden ? '隐藏' : '显示';
        button.ariaLabel = hidden ? '隐藏密码' : '显示密码';
      },
      'control-addition',
    );
    button.ariaLabel = '显示密码';
    this.append(button);
    field.form?.addEventListener('submit', () => {
      field.type = 'password';
    });
  }
}
