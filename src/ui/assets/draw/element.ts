import { announce, toolButton } from '../elements/tool-button.ts';
import { type Check, verify } from './verify.ts';

/** A button that fetches the bundle once and shows each check in words. */
export class DrawCheck extends HTMLElement {
  connectedCallback(): void {
    if (this.childElementCount > 0) return;
    const act = (button: HTMLButtonElement) => void this.check(button);
    this.append(toolButton(this.dataset.label ?? '验证', act, 'button button-primary'));
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
    const names = JSON.parse(this.dataset.names ?? '{}') as Record<string, string>;
    for (const { what, holds } of checks) {
      const item = document.createElement('li');
      item.className = holds ? 'draw-holds' : 'draw-fails';
      item.textContent = `${holds ? '一致' : '不符'}：${inWords(what, names)}`;
      list.append(item);
    }
    const all = checks.every(({ holds }) => holds);
    this.say(all ? '验证通过，全部一致。' : '验证没有通过，有不符的项目。', list, all);
  }

  private say(words: string, list?: HTMLElement, passes = false): void {
    const box = document.createElement('div');
    box.className = passes ? 'draw-checks draw-passes' : 'draw-checks';
    const line = document.createElement('p');
    line.textContent = words;
    box.append(line, ...(list ? [list] : []));
    this.append(box);
    announce(words);
  }
}

/** A check begins with the code of its party or event: here with its name. */
function inWords(what: string, names: Record<string, string>): string {
  const code = what.split(' ', 1)[0]!;
  return Object.hasOwn(names, code) ? `${names[code]}${what.slice(code.length + 1)}` : what;
}
