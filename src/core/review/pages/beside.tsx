import { Card } from '../../../ui/cards.tsx';
import { sizeWords } from '../../publications/pages/editor-attachments.tsx';
import { Links } from '../../publications/pages/links.tsx';
import type { TextView } from './text.tsx';

/** 附件 and 关联 at hand beside the texts: what goes out with them, and what they interpret or replace. */
export function Beside({ texts }: { texts: TextView[] }) {
  return (
    <>
      <Card title="附件">
        {texts.every((text) => text.files.length === 0) ? (
          <p class="quiet">没有附件</p>
        ) : (
          texts.map((text) => <Attached text={text} several={texts.length > 1} />)
        )}
      </Card>
      {texts.map(({ document, links, position }) => (
        <Links
          links={links}
          document={document}
          title={texts.length > 1 ? `第 ${position} 份文件的关联` : '关联'}
          empty="没有关联"
        />
      ))}
    </>
  );
}

function Attached({ text, several }: { text: TextView; several: boolean }) {
  if (text.files.length === 0) return null;
  return (
    <>
      {several && <p class="quiet">第 {text.position} 份文件</p>}
      <ol class="beside-files">
        {text.files.map((file) => (
          <li>
            <a href={`/staff/files/${file.id}/about`}>{file.name}</a> <span class="quiet">{sizeWords(file.bytes)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
