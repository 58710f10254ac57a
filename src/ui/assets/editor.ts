// The rich-text editor of the console, loaded on editing pages alone. Without it the plain field works.
import { openEditor } from './editor/open.ts';

for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-editor]')) openEditor(area);
