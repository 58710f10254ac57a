import { announce, toolButton } from '../elements/tool-button.ts';
import { drop, keep, listed, type Waiting } from './store.ts';

/**
 * Sends its form by itself, photographs with it, and keeps on this device what did not get through. It is sent when the network is
 * there again, under the key that the form was made with, so that the server does it once however often it arrives.
 */
export class OutboxForm extends HTMLElement {
  private sending = false;

  connectedCallback(): void {
    this.addEventListener('submit', (event) => this.take(event));
    addEventListener('online', () => void this.sendAll());
    void this.show().then(() => (navigator.onLine ? this.sendAll() : undefined));
  }

  private get form(): HTMLFormElement | null {
    return this.querySelector('form');
  }

  private take(event: SubmitEvent): void {
    const { form } = this;
    if (!form || event.defaultPrevented) return;
    event.preventDefault();
    // A file field that was left empty gives a file without a name.
    const fields = [...new FormData(form)].filter(([, value]) => typeof value === 'string' || value.size > 0);
    const key = String(fields.find(([name]) => name === '_key')?.[1] ?? crypto.randomUUID());
    const one: Waiting = { key, action: form.action, label: this.dataset.label ?? '', fields, at: Date.now() };
    void this.send(one, true);
  }

  /** True when the server has it. What it refuses is shown by the form itself, sent the plain way. */
  private async send(one: Waiting, own: boolean): Promise<boolean> {
    try {
      const answer = await fetch(one.action, { method: 'POST', body: bodyOf(one), redirect: 'follow' });
      if (tookIt(one, answer)) {
        await drop(one.key);
        if (own) location.assign(answer.url);
        return true;
      }
      // Nobody is signed in any more: it waits until somebody is.
      if (answer.redirected) await this.wait(one, own, '登录已经失效，已存在这台设备里，重新登录以后自动发送。');
      else if (own) this.form?.submit();
      else await keep({ ...one, refused: true });
      return false;
    } catch {
      await this.wait(one, own, '没有网络，已存在这台设备里，恢复以后自动发送。');
      return false;
    }
  }

  private async wait(one: Waiting, own: boolean, why: string): Promise<void> {
    try {
      await keep(one);
      await this.show();
      if (own) announce(why);
    } catch {
      this.tell('这台设备存不下，请不要关闭本页，有网络时再按一次“保存”。');
    }
  }

  private async sendAll(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    let sent = 0;
    for (const one of await listed()) if (!one.refused && (await this.send(one, false))) sent += 1;
    this.sending = false;
    if (sent > 0) this.tell(`已发送 ${sent} 份检查记录。刷新页面可以看到。`);
    else await this.show();
  }

  private async show(): Promise<void> {
    const waiting = await listed();
    this.tell('');
    if (waiting.length === 0) return;
    const refused = waiting.filter((one) => one.refused);
    const words = waiting.map(({ label }) => label).join('、');
    this.tell(
      refused.length > 0
        ? `没有发送成功，请打开核对：${refused.map(({ label }) => label).join('、')}。`
        : `存在这台设备里、等待发送的检查记录：${words}。`,
    );
    this.querySelector('.outbox-note')?.append(
      refused.length > 0
        ? toolButton('不再发送这些记录', () => void this.forget(refused))
        : toolButton('现在发送', () => void this.sendAll()),
    );
  }

  private async forget(refused: Waiting[]): Promise<void> {
    for (const { key } of refused) await drop(key);
    await this.show();
  }

  private tell(words: string): void {
    this.querySelector('.outbox-note')?.remove();
    if (!words) return;
    const note = document.createElement('p');
    note.className = 'outbox-note';
    note.textContent = words;
    this.prepend(note);
    announce(words);
  }
}

/** As the form would send it: with files in parts, else as fields. */
function bodyOf({ fields }: Waiting): FormData | URLSearchParams {
  if (fields.every(([, value]) => typeof value === 'string')) return new URLSearchParams(fields as [string, string][]);
  const body = new FormData();
  for (const [name, value] of fields)
    if (typeof value === 'string') body.append(name, value);
    else body.append(name, value, value.name);
  return body;
}

/** The server leads from what it took back to the same page; to the sign-in it leads who is nobody. */
const tookIt = ({ action }: Waiting, { ok, redirected, url }: Response): boolean =>
  ok && redirected && new URL(url).pathname === new URL(action).pathname;
