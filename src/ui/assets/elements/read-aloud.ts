import { said } from './said.ts';
import { toolButton } from './tool-button.ts';

type Sentence = { text: string; range: Range };

/** Reads a text sentence by sentence, with the sentence marked, pause and stop. Where the browser has no voice, there is no button. */
export class ReadAloud extends HTMLElement {
  #sentences: Sentence[] = [];
  #at = 0;
  #reading = false;

  connectedCallback(): void {
    const bodies = (this.getAttribute('for') ?? '').split(' ').flatMap((id) => document.getElementById(id) ?? []);
    if (bodies.length === 0 || !('speechSynthesis' in window) || this.childElementCount > 0) return;
    const start = toolButton('朗读', () => {
      if (this.#reading) this.pause(start);
      else this.start(bodies, start);
    });
    this.append(start);
    window.addEventListener('pagehide', () => speechSynthesis.cancel());
  }

  start(bodies: HTMLElement[], button: HTMLButtonElement): void {
    if (this.#at === 0) this.#sentences = bodies.flatMap(sentencesOf);
    this.#reading = true;
    button.textContent = said('暂停朗读');
    this.next(button);
  }

  pause(button: HTMLButtonElement): void {
    this.#reading = false;
    speechSynthesis.cancel();
    button.textContent = said('继续朗读');
  }

  next(button: HTMLButtonElement): void {
    const sentence = this.#sentences[this.#at];
    if (!sentence) {
      this.finish(button);
      return;
    }
    mark(sentence.range);
    const speech = new SpeechSynthesisUtterance(sentence.text);
    // the text may be in another language than the page around it
    speech.lang = sentence.range.startContainer.parentElement?.closest<HTMLElement>('[lang]')?.lang || 'zh-CN';
    speech.onend = () => {
      // Cancelling for a pause ends the sentence too; it is read again from its beginning.
      if (!this.#reading) return;
      this.#at += 1;
      this.next(button);
    };
    speech.onerror = (event) => {
      if (event.error === 'canceled' || event.error === 'interrupted') return;
      this.finish(button);
      this.tell(said('本机没有可用的语音，无法朗读'));
    };
    speechSynthesis.speak(speech);
  }

  /** Beside the button, and said to those who do not see it. */
  tell(words: string): void {
    const note = this.querySelector('.tool-note') ?? document.createElement('span');
    note.className = 'tool-note';
    note.setAttribute('role', 'status');
    this.append(note);
    note.textContent = words;
  }

  finish(button: HTMLButtonElement): void {
    this.#at = 0;
    this.#reading = false;
    CSS.highlights?.delete('reading');
    button.textContent = said('朗读');
  }
}

function sentencesOf(body: HTMLElement): Sentence[] {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const found: Sentence[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const match of (node.textContent ?? '').matchAll(/[^。！？；\n]+[。！？；]?/g)) {
      if (!match[0].trim()) continue;
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      found.push({ text: match[0].trim(), range });
    }
  }
  return found;
}

function mark(range: Range): void {
  if (!CSS.highlights) return;
  CSS.highlights.set('reading', new Highlight(range));
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  range.startContainer.parentElement?.scrollIntoView({ block: 'nearest', behavior: still ? 'auto' : 'smooth' });
}
