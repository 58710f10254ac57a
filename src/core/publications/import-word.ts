import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { Refused } from '../../platform/errors.ts';
import { cleanHtml, plainText } from './clean.ts';

const most = 20 * 1024 * 1024;
const unpacked = 100 * 1024 * 1024;

/** How a Word document's styles become our headings: its title is the page's own, so 标题 1 starts at the second level. */
const styles = [
  "p[style-name='Title'] => h2:fresh",
  "p[style-name='heading 1'] => h2:fresh",
  "p[style-name='heading 2'] => h3:fresh",
  "p[style-name='heading 3'] => h4:fresh",
  "p[style-name='标题 1'] => h2:fresh",
  "p[style-name='标题 2'] => h3:fresh",
  "p[style-name='标题 3'] => h4:fresh",
  'u => u',
];

/**
 * Reads a .docx into clean semantic HTML: headings, lists, tables, emphasis and links stay; pictures do not (they are uploaded
 * as attachments, because each needs a text). Throws a Chinese sentence for what is no .docx, is empty or unpacks too large.
 */
export async function readWord(bytes: Uint8Array): Promise<{ html: string; notes: string[] }> {
  refuseStrange(bytes);
  let pictures = 0;
  const options = {
    styleMap: styles,
    convertImage: mammoth.images.imgElement(async () => {
      pictures += 1;
      return { src: '' };
    }),
  };
  const read = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, options).catch((cause: unknown) => {
    throw new Refused('这个 Word 文件读不出来，可能已损坏。请用 Word 打开后另存为 .docx 再试。', 409, { cause });
  });
  const html = cleanHtml(read.value);
  if (!plainText(html)) throw new Refused('这个 Word 文件里没有文字，没有导入。');
  return { html, notes: pictures > 0 ? [`文中 ${pictures} 张图片没有导入，请作为附件上传并写明文字说明。`] : [] };
}

function refuseStrange(bytes: Uint8Array): void {
  if (bytes.length > most) throw new Refused('Word 文件超过 20 MB，请压缩图片或拆分后再导入。');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw new Refused('这不是 .docx 文件。旧的 .doc 和 .wps 请先另存为 .docx。');
  let size = 0;
  try {
    unzipSync(bytes, {
      filter: (entry) => {
        size += entry.originalSize;
        return false;
      },
    });
  } catch {
    throw new Refused('这个 Word 文件读不出来，可能已损坏。请用 Word 打开后另存为 .docx 再试。');
  }
  if (size > unpacked) throw new Refused('这个文件解开后太大，没有导入。');
}
