import { bufferSource } from './source.ts';
import { Unfit } from './unfit.ts';
import { type Entry, readEntries, type Source, unpack } from './zip.ts';

const most = { depth: 3, unpacked: 512 * 1024 ** 2, one: 64 * 1024 ** 2 };
const programs = /\.(exe|dll|scr|com|bat|cmd|msi|ps1|vbs|vbe|js|jse|wsf|hta|jar|lnk|sh|apk)$/i;

/** Names of everything in a package, and in packages within it. Unfit for programs, macros and boxes within boxes within boxes. */
export async function listWithin(source: Source, entries: Entry[]): Promise<string[]> {
  const names: string[] = [];
  let unpacked = 0;
  const look = async (within: Source, list: Entry[], path: string[]): Promise<void> => {
    if (path.length >= most.depth) throw new Unfit('压缩包里套着压缩包，层数太多，为安全起见不能接收。请只打一层包。');
    for (const entry of list) {
      const name = [...path, entry.name].join(' / ');
      if (programs.test(entry.name))
        throw new Unfit(`压缩包里有程序或脚本“${entry.name.slice(-60)}”，请去掉后再上传。`);
      if (/(^|\/)vbaProject\.bin$/i.test(entry.name))
        throw new Unfit(`压缩包里的“${path.at(-1) ?? '文件'}”带有宏，不能上传。`);
      if (!/\.(docx|xlsx|pptx)$/i.test(path.at(-1) ?? '')) names.push(name); // parts of a document are no files
      if (entry.size === 0 || entry.size > most.one) continue;
      unpacked += entry.size;
      if (unpacked > most.unpacked) throw new Unfit('文件解压后大得不合常理，为安全起见不能接收。');
      const content = await unpack(within, entry);
      const start = content.toString('latin1', 0, 4);
      if (start.startsWith('MZ') || start === '\x7fELF')
        throw new Unfit(`压缩包里的“${entry.name.slice(-60)}”是可执行程序，不能上传。`);
      if (start !== 'PK\x03\x04') continue;
      const inner = bufferSource(content);
      await look(inner, await readEntries(inner), [...path, entry.name]);
    }
  };
  await look(source, entries, []);
  return names;
}
