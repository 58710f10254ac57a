import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { GroundRow } from '../../review/queries/grounds.ts';

/** The exemption list in the order in which drafters see it. */
export function Grounds({ grounds }: { grounds: GroundRow[] }) {
  return (
    <>
      <p>起草人把文件定为“不予公开”时，从这里选择依据。用过的依据不删除，只修改文字和条款。</p>
      <div class="form-section">
        <Buttons>
          <ButtonLink href="/staff/grounds/edit" kind="primary">
            增加依据
          </ButtonLink>
        </Buttons>
      </div>
      <Table
        caption={`不予公开依据，共 ${grounds.length} 条`}
        rows={grounds}
        empty="还没有依据。没有依据，起草人不能把文件定为“不予公开”。"
        columns={[
          { key: 'position', head: '次序', kind: 'number', cell: (ground) => String(ground.position) },
          {
            key: 'words',
            head: '情形',
            kind: 'title',
            cell: (ground) => (
              <a href={`/staff/grounds/edit?${new URLSearchParams({ code: ground.code })}`}>{ground.words}</a>
            ),
          },
          { key: 'article', head: '法律依据', cell: (ground) => ground.article },
          {
            key: 'mandatory',
            head: '性质',
            kind: 'short',
            cell: (ground) => (ground.mandatory ? <Tag tone="warning">应当不予公开</Tag> : <Tag>可以不予公开</Tag>),
          },
          { key: 'uses', head: '已用', kind: 'number', cell: (ground) => `${ground.uses} 次` },
        ]}
      />
    </>
  );
}
