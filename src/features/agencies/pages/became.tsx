import { Card } from '../../../ui/cards.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Day } from '../../../ui/when.tsx';
import type { FormerUnit, PublicChange, PublicText } from '../queries/live.ts';
import { becameSentence, becameWords } from '../rules/changes.ts';
import { AgencyPage, type Frame, trailOf, unitHref } from './frame.tsx';
import { Texts } from './texts.tsx';

/** 沿革: what the unit was called, from which units it took over; with the document that says so. */
export function History({ changes, slug }: { changes: PublicChange[]; slug: string }) {
  if (changes.length === 0) return null;
  return (
    <Card title="沿革">
      <ul class="prose">
        {changes.map((change) => (
          <li>
            {becameSentence(change)}
            {change.unit !== slug && (
              <>
                <a href={unitHref(change.unit)}>{change.oldName}的页面</a>。
              </>
            )}
            <span class="quiet">
              依据：{change.document}。{change.reason}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** At the head of a renamed unit's page: who comes with the old name in mind sees that this is the place. */
export function RenamedNotice({ changes, slug }: { changes: PublicChange[]; slug: string }) {
  const renamed = changes.find(({ kind, unit }) => kind === 'rename' && unit === slug);
  if (!renamed) return null;
  return (
    <NoticeBox title={`“${renamed.oldName}”已更名为“${renamed.newName}”`}>
      <p>
        自 <Day on={renamed.on} /> 起使用新的名称，网址不变。依据：{renamed.document}。
      </p>
    </NoticeBox>
  );
}

/** The page of a unit that is no more: what it became, and what it published. */
export function FormerUnitPage(props: {
  frame: Frame;
  unit: FormerUnit;
  changes: PublicChange[];
  texts: PublicText[];
  total: number;
  page: number;
}) {
  const { frame, unit, changes } = props;
  const title = unit.fullName ?? unit.name;
  const end = changes.find(({ kind, unit: slug }) => kind !== 'rename' && slug === unit.slug);
  return (
    <AgencyPage frame={frame} title={title} about="units" crumbs={[...trailOf(frame.site), { label: unit.name }]}>
      <h1>{title}</h1>
      <NoticeBox
        tone="warning"
        title={end ? `“${end.oldName}”${becameWords(end)}${namesOf(end)}` : `“${unit.name}”已撤销`}
      >
        <p>
          自 <Day on={end?.on ?? unit.closedOn} /> 起。{end && `依据：${end.document}。${end.reason}`}
        </p>
        {end && end.successors.length > 0 && (
          <p>
            请到{' '}
            {end.successors.map(({ slug, name }, at) => (
              <>
                {at > 0 && '、'}
                <a href={unitHref(slug)}>{name}</a>
              </>
            ))}{' '}
            办理或者咨询。
          </p>
        )}
      </NoticeBox>
      <Texts {...props} base={unitHref(unit.slug)} />
      <History changes={changes} slug={unit.slug} />
    </AgencyPage>
  );
}

const namesOf = ({ kind, successors }: PublicChange): string =>
  kind === 'close' || successors.length === 0 ? '' : `“${successors.map(({ name }) => name).join('”、“')}”`;
