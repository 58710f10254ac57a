import { sendInParts } from './part-upload.ts';

/** Files beyond this are sent at once when they are chosen, in parts; smaller ones travel with the form. */
const large = 8 * 1024 ** 2;

/**
 * Takes large files out of a field and sends them ahead, with their progress in words; each comes back into the form as the
 * number of a file that is ours. Until all are here the form is not sent.
 */
export function sendLargeAhead(input: HTMLInputElement, address: string, list: HTMLElement): void {
  let travelling = 0;
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    const ahead = files.filter((file) => file.size > large);
    if (ahead.length === 0) return;
    const rest = new DataTransfer();
    for (const file of files) if (file.size <= large) rest.items.add(file);
    input.files = rest.files;
    input.dispatchEvent(new Event('change'));
    for (const file of ahead) void send(file);
  });
  input.form?.addEventListener('submit', (event) => {
    if (travelling === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    list.querySelector('progress')?.scrollIntoView({ block: 'center' });
    window.alert('附件还在上传，传完后再保存。');
  });

  async function send(file: File): Promise<void> {
    const row = document.createElement('p');
    const bar = document.createElement('progress');
    const words = document.createElement('span');
    words.setAttribute('aria-live', 'polite');
    bar.setAttribute('aria-label', `上传 ${file.name}`);
    bar.value = 0;
    row.append(`${file.name} `, bar, words);
    list.append(row);
    travelling += 1;
    const end = await sendInParts(address, file, ({ done, waiting }) => {
      if (!Number.isNaN(done)) bar.value = done;
      words.textContent = waiting ? ' 网络中断，恢复后自动接着传。' : ` 已上传 ${Math.floor(done * 100)}%`;
    });
    travelling -= 1;
    bar.remove();
    if ('error' in end) {
      words.textContent = `：没有收下。${end.error}`;
      row.className = 'field-error';
      return;
    }
    words.textContent = '：已上传，保存后成为附件。';
    row.append(hidden('file', end.file), hidden('position', '999'));
    input.form?.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function hidden(name: string, value: string): HTMLInputElement {
  const field = document.createElement('input');
  Object.assign(field, { type: 'hidden', name, value });
  return field;
}
