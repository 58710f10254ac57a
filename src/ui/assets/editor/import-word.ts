import type { Editor } from '@tiptap/core';

/** 「从 Word 导入」: the server reads the .docx with its structure and answers clean HTML, or a sentence that says what is wrong. */
export function importButton(editor: Editor, address: string): HTMLElement {
  const holder = document.createElement('span');
  holder.className = 'rich-editor-import';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = '从 Word 导入';
  const picker = document.createElement('input');
  picker.type = 'file';
  picker.accept = '.docx';
  picker.hidden = true;
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  button.addEventListener('click', () => picker.click());
  picker.addEventListener('change', async () => {
    const file = picker.files?.[0];
    picker.value = '';
    if (!file) return;
    if (!editor.isEmpty && !window.confirm('导入会替换编辑框里现有的正文，确定吗？（可以用“撤销”恢复）')) return;
    said.textContent = '正在读取……';
    said.textContent = await importFile(editor, address, file);
  });
  holder.append(button, picker, said);
  return holder;
}

async function importFile(editor: Editor, address: string, file: File): Promise<string> {
  const body = new FormData();
  body.append('file', file);
  try {
    const answer = await fetch(address, { method: 'POST', body });
    const { html, error, notes } = (await answer.json()) as { html?: string; error?: string; notes?: string[] };
    if (!answer.ok || html === undefined) return error ?? '没有读懂这个文件，请另存为 .docx 后再试。';
    editor.chain().focus().setContent(html, { emitUpdate: true }).run();
    return ['已导入，请通读一遍。', ...(notes ?? [])].join('');
  } catch {
    return '网络中断，没有导入，请再试一次。';
  }
}
