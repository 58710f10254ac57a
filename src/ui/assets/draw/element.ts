import { announce, toolButton } from '../elements/tool-button.ts';
import { type Check, verify } from './verify.ts';

/** A button that fetches the bundle once and shows each check in words. */
export class DrawCheck extends HTMLElement {
  connectedCallback(): void {
    if (this.childElementCount > 0) return;
    this.append(toolButton(this.dataset.label ?? '验证', (button) => void this.check(button)));
  }

  private async check(button: HTMLButtonElement): Promise<void> {
    button.disabled = true;
    this.querySelector('.draw-checks')?.remove();
    const bundle = await this.fetchBundle();
    if (bundle === undefined) this.say('没有取到验证包，请稍后再试，或者下载后在自己的电脑上验证。');
    else this.checkBundle(bundle);
    button.disabled = false;
  }

  private async fetchBundle(): Promise<unknown> {
    try {
      const answer = await fetch(this.dataset.bundle ?? '');
      return answer.ok ? await answer.json() : undefined;
    } catch {
      return undefined;
    }
  }

  private checkBundle(bundle: unknown): void {
    try {
      this.show(verify(bundle));
    } catch (error) {
      this.say(`验证没有通过：${(error as Error).message}。`);
    }
  }

  private show(checks: Check[]): void {
    const list = document.createElement('ul');
    for (const { what, holds } of checks) {
      const item = document.createElement('li');
      item.className = holds ? 'draw-holds' : 'draw-fails';
      item.textContent = `${holds ? '一致' : '不符'}：${what}`;
      list.append(item);
    }
    const all = checks.every(({ holds }) => holds);
    this.say(all ? '验证通过，全部一致。' : '验证没有通过，有不符的项目。', list);
  }

  private say(words: string, list?: HTMLElement): void {
    const box = document.createElement('div');
    box.className = 'draw-checks';
    const line = document.createElement('p');
    line.textContent = words;
    box.append(line, ...(list ? [list] : []));
    this.append(box);
    announce(words);
  }
}
