import type { Editor } from '@tiptap/core';

interface Tool {
  label: string;
  title: string;
  active?(editor: Editor): boolean;
  /** Only useful inside a table, and shown only there. */
  inTable?: boolean;
  /** On a phone behind 「更多」. */
  seldom?: boolean;
  run(editor: Editor): void;
}

const heading = (level: 2 | 3 | 4, label: string): Tool => ({
  seldom: level === 4,
  label: `${label}标题`,
  title: `${label}标题`,
  active: (editor) => editor.isActive('heading', { level }),
  run: (editor) => void editor.chain().focus().toggleHeading({ level }).run(),
});

const tools: Tool[] = [
  { label: '撤销', title: '撤销（Ctrl+Z）', run: (editor) => void editor.chain().focus().undo().run() },
  { seldom: true, label: '重做', title: '重做（Ctrl+Y）', run: (editor) => void editor.chain().focus().redo().run() },
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
    seldom: true,
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
    seldom: true,
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
  {
    inTable: true,
    label: '加行',
    title: '在下面加一行',
    run: (editor) => void editor.chain().focus().addRowAfter().run(),
  },
  {
    inTable: true,
    label: '加列',
    title: '在右边加一列',
    run: (editor) => void editor.chain().focus().addColumnAfter().run(),
  },
  { inTable: true, label: '删行', title: '删除这一行', run: (editor) => void editor.chain().focus().deleteRow().run() },
  {
    inTable: true,
    label: '删列',
    title: '删除这一列',
    run: (editor) => void editor.chain().focus().deleteColumn().run(),
  },
  {
    inTable: true,
    label: '表头',
    title: '把首行作为表头，或者取消',
    run: (editor) => void editor.chain().focus().toggleHeaderRow().run(),
  },
  {
    inTable: true,
    label: '合并',
    title: '合并或拆分单元格',
    run: (editor) => void editor.chain().focus().mergeOrSplit().run(),
  },
  {
    seldom: true,
    label: '居中',
    title: '本段居中',
    active: (editor) => editor.isActive({ class: 'center' }),
    run: (editor) => stand(editor, 'center'),
  },
  {
    seldom: true,
    label: '居右',
    title: '本段靠右，用于署名和日期',
    active: (editor) => editor.isActive({ class: 'right' }),
    run: (editor) => stand(editor, 'right'),
  },
  { seldom: true, label: '图片', title: '插入作为附件上传的图片', run: askPicture },
  {
    seldom: true,
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
  bar.append(...buttons.map(([, button]) => button), moreButton(bar));
  const show = () => {
    const inTable = editor.isActive('table');
    for (const [tool, button] of buttons) {
      if (tool.active) button.setAttribute('aria-pressed', String(tool.active(editor)));
      if (tool.inTable) button.hidden = !inTable;
    }
    keepOneStop(bar);
  };
  editor.on('transaction', show);
  show();
  bar.addEventListener('keydown', (event) => moveInside(event, usable(bar)));
  return bar;
}

/** On a phone the seldom used tools stand behind this one, so that the text keeps the screen. */
function moreButton(bar: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'rich-editor-more';
  button.textContent = '更多';
  button.setAttribute('aria-expanded', 'false');
  button.addEventListener('click', () => {
    const open = bar.toggleAttribute('data-open');
    button.textContent = open ? '收起' : '更多';
    button.setAttribute('aria-expanded', String(open));
  });
  return button;
}

/** The buttons that can be seen now. */
const usable = (bar: HTMLElement) =>
  [...bar.querySelectorAll('button')].filter((button) => button.getClientRects().length > 0);

/** The stop for the Tab key must not stay on a button that is hidden now. */
function keepOneStop(bar: HTMLElement): void {
  const all = [...bar.querySelectorAll('button')];
  const stop = all.find((button) => button.tabIndex === 0 && !button.hidden) ?? all[0];
  for (const button of all) button.tabIndex = button === stop ? 0 : -1;
}

function makeButton(tool: Tool, editor: Editor): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = tool.label;
  button.title = tool.title;
  if (tool.seldom) button.className = 'rich-editor-seldom';
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
