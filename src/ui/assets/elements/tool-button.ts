import { said } from './said.ts';

/** A small button that does something on this page and submits nothing. */
export function toolButton(label: string, act: (button: HTMLButtonElement) => void, look = 'tool'): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = look;
  button.textContent = said(label);
  button.addEventListener('click', () => act(button));
  return button;
}

let region: HTMLElement | undefined;

/** Says a short word to those who cannot see that something happened. */
export function announce(words: string): void {
  if (!region) {
    region = document.createElement('div');
    region.className = 'visually-hidden';
    region.setAttribute('role', 'status');
    document.body.append(region);
  }
  region.textContent = words;
}
