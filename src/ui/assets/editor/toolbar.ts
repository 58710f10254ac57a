import type { Editor } from '@tiptap/core';

interface Tool {
  label: string;
  title: string;
  active?(editor: Editor): boolean;
  run(editor: Editor): void;
}

const heading = (level: 2 | 3 | 4, label: string): Tool => ({
  label: `${label}标题`,
  title: `${label}标题`,
  active: (editor) => editor.isActive('heading', { level }),
  run: (editor) => void editor.chain().focus().toggleHeading({ level }).run(),
});

const tools: Tool[] = [
  { label: '撤销', title: '撤销（Ctrl+Z）', run: (editor) => void editor.chain().focus().undo().run() },
  { label: '重做', title: '重做（Ctrl+Y）', run: (editor) => void editor.chain().focus().redo().run() },
  heading(2, '一级'),
  heading(3, '二级'),
  heading(4, '三级'),
  {
    label: '加粗',
    title: '加粗（Ctrl+B）',
    active: (editor) => editor.isActive('bold'),
    run: (editor) => void editor.chain().focus().toggleBold().run(),
  },
  {
    label: '项目',
    title: '项目列表',
    active: (editor) => editor.isActive('bulletList'),
    run: (editor) => void editor.chain().focus().toggleBulletList().run(),
  },
  {
    label: '编号',
    title: '编号列表',
    active: (editor) => editor.isActive('orderedList'),
    run: (editor) => void editor.chain().focus().toggleOrderedList().run(),
  },
  {
    label: '引用',
    title: '引用段落',
    active: (editor) => editor.isActive('blockquote'),
    run: (editor) => void editor.chain().focus().toggleBlockquote().run(),
  },
  { label: '链接', title: '加上或去掉链接', active: (editor) => editor.isActive('link'), run: askLink },
  {
    label: '表格',
    title: '插入表格',
    run: (editor) => void editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
  { label: '加行', title: '在下面加一行', run: (editor) => void editor.chain().focus().addRowAfter().run() },
  { label: '加列', title: '在右边加一列', run: (editor) => void editor.chain().focus().addColumnAfter().run() },
  { label: '删行', title: '删除这一行', run: (editor) => void editor.chain().focus().deleteRow().run() },
  { label: '删列', title: '删除这一列', run: (editor) => void editor.chain().focus().deleteColumn().run() },
  { label: '合并', title: '合并或拆分单元格', run: (editor) => void editor.chain().focus().mergeOrSplit().run() },
  {
    label: '居中',
    title: '本段居中',
    active: (editor) => editor.isActive({ class: 'center' }),
    run: (editor) => stand(editor, 'center'),
  },
  {
    label: '居右',
    title: '本段靠右，用于署名和日期',
    active: (editor) => editor.isActive({ class: 'right' }),
    run: (editor) => stand(editor, 'right'),
  },
  { label: '图片', title: '插入作为附件上传的图片', run: askPicture },
  {
    label: '清除格式',
    title: '清除所选文字的格式',
    run: (editor) => void editor.chain().focus().unsetAllMarks().clearNodes().run(),
  },
];

/** A second press takes it back. */
function stand(editor: Editor, name: 'center' | 'right'): void {
  const type = editor.isActive('heading') ? 'heading' : 'paragraph';
  const now = editor.isActive({ class: name }) ? null : name;
  editor.chain().focus().updateAttributes(type, { class: now }).run();
}

/** A picture is uploaded as an attachment first, so that it is reviewed with the text; here its number is asked for, and its words. */
function askPicture(editor: Editor): void {
  const number = window.prompt('第几个附件是这张图片？（先在下面上传并保存）');
  if (!number || !/^[1-9]\d{0,2}$/.test(number.trim())) return;
  const words = window.prompt('图片说明（看不见图片的人靠它了解内容）') ?? '';
  editor
    .chain()
    .focus()
    .insertContent({ type: 'picture', attrs: { src: `attachment:${number.trim()}`, alt: words } })
    .run();
}

function askLink(editor: Editor): void {
  if (editor.isActive('link')) {
    editor.chain().focus().unsetLink().run();
    return;
  }
  const address = window.prompt('链接地址（以 https:// 开头）');
  if (address && /^(https?:\/\/|mailto:|tel:|\/)/.test(address))
    editor.chain().focus().setLink({ href: address }).run();
}

/** The row of tools: one stop for the Tab key, arrows move inside (WAI-ARIA toolbar). */
export function makeToolbar(editor: Editor): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'rich-editor-tools';
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', '排版工具');
  const buttons = tools.map((tool) => [tool, makeButton(tool, editor)] as const);
  bar.append(...buttons.map(([, button]) => button));
  const show = () => {
    for (const [tool, button] of buttons)
      if (tool.active) button.setAttribute('aria-pressed', String(tool.active(editor)));
  };
  editor.on('transaction', show);
  show();
  bar.addEventListener('keydown', (event) => moveInside(event, [...bar.querySelectorAll('button')]));
  for (const [index, [, button]] of buttons.entries()) button.tabIndex = index === 0 ? 0 : -1;
  return bar;
}

function makeButton(tool: Tool, editor: Editor): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = tool.label;
  button.title = tool.title;
  button.addEventListener('click', () => tool.run(editor));
  return button;
}

function moveInside(event: KeyboardEvent, buttons: HTMLButtonElement[]): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  if (!step || at < 0) return;
  event.preventDefault();
  const next = buttons[(at + step + buttons.length) % buttons.length]!;
  for (const button of buttons) button.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}
