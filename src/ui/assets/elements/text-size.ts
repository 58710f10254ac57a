import { said } from './said.ts';
import { toolButton } from './tool-button.ts';

const sizes = [
  { label: '小', scale: '0.89' },
  { label: '中', scale: '1' },
  { label: '大', scale: '1.25' },
  { label: '特大', scale: '1.67' },
];
const storeName = 'text-size';

/** 字号 小 中 大 特大 of the article (16, 18, 22 and 30 px), kept on this device. */
export class TextSize extends HTMLElement {
  connectedCallback(): void {
    if (this.childElementCount > 0) return;
    this.className = 'tool-group';
    this.role = 'group';
    this.ariaLabel = said('字号');
    this.append(said('字号'));
    for (const size of sizes) this.append(toolButton(size.label, () => this.choose(size.scale)));
    this.choose(remembered() ?? '1');
  }

  choose(scale: string): void {
    document.documentElement.style.setProperty('--text', scale);
    try {
      localStorage.setItem(storeName, scale);
    } catch {
      // A browser that keeps nothing still shows the size on this page.
    }
    this.querySelectorAll('button').forEach((button, index) => {
      button.ariaPressed = String(sizes[index]?.scale === scale);
    });
  }
}

function remembered(): string | undefined {
  try {
    const stored = localStorage.getItem(storeName);
    return sizes.find((size) => size.scale === stored)?.scale;
  } catch {
    return undefined;
  }
}
