import { Editor } from '@tiptap/core';
import { TableKit } from '@tiptap/extension-table';
import { StarterKit } from '@tiptap/starter-kit';
import { importButton } from './import-word.ts';
import { Picture, Standing } from './nodes.ts';
import { makeToolbar } from './toolbar.ts';

/** Puts the editor over a field; the field keeps the HTML and is what the form sends. */
export function openEditor(area: HTMLTextAreaElement): void {
  const box = document.createElement('div');
  box.className = 'rich-editor';
  const surface = document.createElement('div');
  surface.className = 'rich-editor-surface';
  const label = document.querySelector(`label[for="${area.id}"]`);
  const editor = new Editor({
    element: surface,
    content: area.value,
    injectCSS: false, // the content security policy allows no style element
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3, 4] },
        link: { openOnClick: false },
        codeBlock: false,
        code: false,
        trailingNode: false,
      }),
      TableKit,
      Standing,
      Picture,
    ],
    editorProps: {
      // the bar with the save buttons lies over the last lines of the window
      scrollMargin: { top: 72, right: 5, bottom: 112, left: 5 },
      scrollThreshold: { top: 72, right: 0, bottom: 112, left: 0 },
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label?.textContent?.trim() ?? '正文',
        ...(area.getAttribute('aria-describedby')
          ? { 'aria-describedby': area.getAttribute('aria-describedby')! }
          : {}),
      },
    },
    onUpdate({ editor: changed }) {
      area.value = changed.isEmpty ? '' : changed.getHTML();
      area.dispatchEvent(new Event('input', { bubbles: true }));
    },
  });
  const toolbar = makeToolbar(editor);
  if (area.dataset.importAddress) {
    const button = importButton(editor, area.dataset.importAddress);
    button.classList.add('rich-editor-seldom');
    toolbar.append(button);
  }
  box.append(toolbar, surface);
  area.after(box);
  area.hidden = true;
  label?.addEventListener('click', () => editor.commands.focus());
  area.form?.addEventListener('reset', () => editor.commands.setContent(area.defaultValue));
}
