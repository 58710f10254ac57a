import { Card } from '../../../ui/cards.tsx';
import { Links } from '../../publications/pages/links.tsx';
import { FileList } from '../../publications/pages/show.tsx';
import type { TextView } from './text.tsx';

/** 附件 and 关联 at hand beside the texts: what goes out with them, and what they interpret or replace. */
export function Beside({ texts }: { texts: TextView[] }) {
  const several = texts.length > 1;
  const attached = texts.filter((text) => text.files.length > 0);
  const linked = texts.filter((text) => text.links.length > 0);
  const empty = [attached.length === 0 && '附件', linked.length === 0 && '关联'].filter(Boolean).join('、');
  return (
    <>
      {attached.length > 0 && (
        <Card title="附件">
          {attached.map(({ files, position }) => (
            <>
              {several && <p class="quiet">第 {position} 份文件</p>}
              <FileList files={files} />
            </>
          ))}
        </Card>
      )}
      {linked.map(({ document, links, position }) => (
        <Links links={links} document={document} title={several ? `第 ${position} 份文件的关联` : '关联'} />
      ))}
      {empty && <p class="review-line quiet">{empty}：无</p>}
    </>
  );
}
