import { said } from './said.ts';
import { announce, toolButton } from './tool-button.ts';

/** Copies what `data-value` holds: a document number, a receipt number. */
export class CopyText extends HTMLElement {
  connectedCallback(): void {
    // Without a secure origin browsers offer no clipboard; then there is no button either.
    if (!navigator.clipboard || this.childElementCount > 0) return;
    this.append(toolButton(this.label(), (button) => void this.copy(button)));
  }

  label(): string {
    return this.dataset.label ?? '复制';
  }

  value(): string {
    return this.dataset.value ?? '';
  }

  async copy(button: HTMLButtonElement): Promise<void> {
    await navigator.clipboard.writeText(this.value());
    button.textContent = said('已复制');
    announce(said('已复制'));
    window.setTimeout(() => {
      button.textContent = said(this.label());
    }, 2000);
  }
}

/** Shares the page by its title and address. */
export class CopyLink extends CopyText {
  label(): string {
    return '复制链接';
  }

  value(): string {
    return `${document.title}\n${location.href}`;
  }
}
