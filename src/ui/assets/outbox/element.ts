import { announce, toolButton } from '../elements/tool-button.ts';
import { drop, keep, listed, type Waiting } from './store.ts';

/**
 * Sends its form by itself and keeps on this device what did not get through. It is sent when the network is there again, under
 * the key that the form was made with, so that the server does it once however often it arrives.
 */
export class OutboxForm extends HTMLElement {
  private sending = false;

  connectedCallback(): void {
    this.addEventListener('submit', (event) => this.take(event));
    addEventListener('online', () => void this.sendAll());
    this.show();
    if (navigator.onLine) void this.sendAll();
  }

  private get form(): HTMLFormElement | null {
    return this.querySelector('form');
  }

  private take(event: SubmitEvent): void {
    const { form } = this;
    if (!form || event.defaultPrevented) return;
    event.preventDefault();
    const fields = [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]);
    const key = fields.find(([name]) => name === '_key')?.[1] ?? crypto.randomUUID();
    const one: Waiting = { key, action: form.action, label: this.dataset.label ?? '', fields, at: Date.now() };
    void this.send(one, true);
  }

  /** True when the server has it. What it refuses is shown by the form itself, sent the plain way. */
  private async send(one: Waiting, own: boolean): Promise<boolean> {
    try {
      const answer = await fetch(one.action, {
        method: 'POST',
        body: new URLSearchParams(one.fields),
        redirect: 'follow',
      });
      if (answer.ok && answer.redirected) {
        drop(one.key);
        if (own) location.assign(answer.url);
        return true;
      }
      if (own) this.form?.submit();
      else keep({ ...one, refused: true });
      return false;
    } catch {
      keep(one);
      this.show();
      if (own) announce('没有网络，已存在这台设备里，恢复以后自动发送。');
      return false;
    }
  }

  private async sendAll(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    let sent = 0;
    for (const one of listed()) if (!one.refused && (await this.send(one, false))) sent += 1;
    this.sending = false;
    this.show();
    if (sent > 0) this.tell(`已发送 ${sent} 份检查记录。刷新页面可以看到。`);
  }

  private show(): void {
    const waiting = listed();
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
        ? toolButton('不再发送这些记录', () => {
            for (const { key } of refused) drop(key);
            this.show();
          })
        : toolButton('现在发送', () => void this.sendAll()),
    );
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
