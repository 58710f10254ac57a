import { Extension, mergeAttributes, Node } from '@tiptap/core';

/** Paragraphs and headings keep how they stand: centred, right, flush (the classes that the server allows too). */
export const Standing = Extension.create({
  name: 'standing',
  addGlobalAttributes: () => [
    {
      types: ['paragraph', 'heading'],
      attributes: {
        class: {
          default: null,
          parseHTML: (element) => element.className || null,
          renderHTML: ({ class: name }) => (name ? { class: name } : {}),
        },
      },
    },
  ],
});

/** A picture is an attachment of the same text (`attachment:2`); here it is shown by its words, the preview shows it whole. */
export const Picture = Node.create({
  name: 'picture',
  group: 'inline',
  inline: true,
  draggable: true,
  addAttributes: () => ({ src: { default: '' }, alt: { default: '' } }),
  parseHTML: () => [{ tag: 'img[src^="attachment:"]' }],
  renderHTML: ({ HTMLAttributes }) => ['img', mergeAttributes(HTMLAttributes)],
  addNodeView:
    () =>
    ({ node }) => {
      const dom = document.createElement('span');
      dom.className = 'rich-editor-picture';
      dom.textContent = `图片（附件 ${String(node.attrs.src).replace('attachment:', '')}）${node.attrs.alt}`;
      return { dom };
    },
});
