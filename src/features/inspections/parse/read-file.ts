import { createHash } from 'node:crypto';
import { type Bounds, inBoundedThread, MB, threadBeside } from '../../../core/files/bounded-thread.ts';
import { UnreadableText } from '../../../core/files/text/errors.ts';
import type { RegisterName } from '../rules/registers.ts';
import type { ReadSheet } from '../rules/sheet.ts';

/** A file that was read: its rows as JSON in parts, ready for the database, and what is wrong with it. */
export interface ReadFile {
  digest: string;
  total: number;
  parts: string[];
  told: Omit<ReadSheet, 'rows'>;
}

type Message = { unreadable: string } | Omit<ReadFile, 'digest'>;
const bounds: Bounds = { milliseconds: 120_000, heapBytes: 1024 * MB, bufferBytes: 640 * MB };

/** Reads an .xlsx or .csv for a register on a thread of its own. Throws `UnreadableText` with a sentence. */
export async function readFile(register: RegisterName, bytes: Buffer, name: string): Promise<ReadFile> {
  const digest = createHash('sha256').update(bytes).digest('hex');
  const said = await inBoundedThread({
    thread: threadBeside(import.meta.url),
    data: { bytes, name, register },
    bounds,
    hear: (message: Message) => message,
    end: (why): Message => ({
      unreadable:
        why === 'broken' ? `“${name}”没有读完，请检查后重新保存再上传` : `“${name}”太大或者太复杂，请分成几个文件`,
    }),
  });
  if ('unreadable' in said) throw new UnreadableText(said.unreadable);
  return { digest, ...said };
}
