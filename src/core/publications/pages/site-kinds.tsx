import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { type Step, states } from '../../review/rules.ts';
import type { KindRow } from '../queries/site.ts';

const route = (steps: string[]) => steps.map((step) => states[step as Step]).join(' → ');

/** Kinds of document: where each is shown and who clears it. */
export function SiteKinds({ kinds }: { kinds: KindRow[] }) {
  return (
    <>
      <p>每一种文件经哪些环节审查、发布到哪个栏目。起草人不审自己的文字，保密审查在任何路线里都不能省去。</p>
      <div class="form-section">
        <Buttons>
          <ButtonLink href="/staff/kinds/add" kind="primary">
            增加文件种类
          </ButtonLink>
        </Buttons>
      </div>
      <Table
        caption={`文件种类，共 ${kinds.length} 种`}
        rows={kinds}
        empty="还没有文件种类。增加以后才能起草文件。"
        columns={[
          { key: 'words', head: '种类', cell: (kind) => <a href={`/staff/kinds/${kind.name}`}>{kind.words}</a> },
          { key: 'column', head: '发布到的栏目', cell: (kind) => kind.columnName },
          { key: 'steps', head: '审查环节', cell: (kind) => route(kind.steps) },
          { key: 'urgent', head: '紧急程序', cell: (kind) => route(kind.urgentSteps) },
          { key: 'days', head: '每个环节', kind: 'short', cell: (kind) => `${kind.stepDays} 个工作日` },
          { key: 'mend', head: '退回后修改', kind: 'short', cell: (kind) => `${kind.mendDays} 个工作日` },
          {
            key: 'marks',
            head: '要求',
            cell: (kind) => (
              <>
                {kind.takesNumber && <Tag tone="info">编发文字号</Tag>}{' '}
                {kind.isPolicy && <Tag tone="info">政策文件</Tag>}
              </>
            ),
          },
        ]}
      />
    </>
  );
}
