import type { Readable } from 'node:stream';
import { UnreadableText } from '../../files/text/errors.ts';
import { keyedName } from '../../people/secret.ts';
import type { Brought } from '../actions.ts';
import { readPasted, readSource, type Source } from '../parse/source.ts';
import { storedOf } from '../rules/told.ts';

/** Files in one upload, and bytes of one: a notice is a page. */
export const mostFiles = 50;
const largest = 4 * 1024 ** 2;

export interface Part {
  name: string;
  /** Null for a file that is too large. */
  bytes: Buffer | null;
}

export async function takeFile(stream: Readable, part: { name: string }): Promise<Part> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largest) chunks.push(chunk);
  }
  const name = part.name.split(/[/\\]/).at(-1)!.slice(0, 200);
  return { name, bytes: size > largest ? null : Buffer.concat(chunks) };
}

/** What files and pasted texts come to: notices, masked, and for each that cannot be read a sentence. */
export async function bringAll(parts: Part[], pasted: string): Promise<{ items: Brought[]; unread: string[] }> {
  const items: Brought[] = [];
  const unread: string[] = [];
  const take = async (name: string, read: () => Source | Promise<Source>) => {
    try {
      items.push(broughtOf(name, await read()));
    } catch (error) {
      if (!(error instanceof UnreadableText)) throw error;
      unread.push(`${error.message}。`);
    }
  };
  for (const { name, bytes } of parts)
    if (bytes) await take(name, () => readSource(bytes, name));
    else unread.push(`“${name}”超过 4 MB，一份公示没有这么大，请核对。`);
  const texts = pasted.split(/^\s*={4,}\s*$/m).filter((text) => text.trim() !== '');
  for (const [at, text] of texts.entries()) {
    const name = texts.length > 1 ? `粘贴的文字 ${at + 1}` : '粘贴的文字';
    await take(name, () => readPasted(text.trim(), name));
  }
  return { items, unread };
}

const broughtOf = (name: string, source: Source): Brought => ({
  name,
  ...storedOf(source),
  mark: keyedName('bulletin', source.text.replace(/\s+/g, '')).toString('hex'),
});
