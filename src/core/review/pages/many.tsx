import { ButtonLink } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import { disclosures } from '../../publications/rules.ts';
import type { BriefText } from '../queries/many.ts';
import { ReviewText, type TextView } from './text.tsx';

export const perPage = 50;

export interface ManyView {
  submission: number;
  texts: BriefText[];
  /** Positions to be read as a sample. */
  sample: number[];
  show: 'all' | 'found' | 'sample';
  page: number;
}

/** 清单: every document of a manifest of many with what was found in it; each opens by itself. */
export function ManyTexts({ submission, texts, sample, show, page }: ManyView) {
  const noted = texts.filter(hasFindings);
  const shown = { all: texts, found: noted, sample: texts.filter(({ position }) => sample.includes(position)) }[show];
  const href = (to: ManyView['show'], at = 1) => `/staff/review/${submission}?show=${to}${at > 1 ? `&page=${at}` : ''}`;
  const changed = texts.filter((text) => text.changed).length;
  return (
    <Card
      title={`一并送审的 ${texts.length} 份文件`}
      note={`一次审查覆盖清单里的全部文件，同时发布或者都不发布；其中一份改动，全部重新审查。${sumWords(texts)}`}
    >
      {changed > 0 && <p class="error-text">送审之后有 {changed} 份改动，这次审查已经失效。</p>}
      <Tabs
        label="看清单里的哪些文件"
        items={[
          { label: '全部', href: href('all'), count: texts.length, current: show === 'all' },
          { label: '检查有发现的', href: href('found'), count: noted.length, current: show === 'found' },
          { label: '抽样阅读', href: href('sample'), count: sample.length, current: show === 'sample' },
        ]}
      />
      {show === 'sample' && (
        <p class="quiet">抽样由清单的校验码确定，谁来看都是同样的几份，不能挑选。抽样不代替对全部文件的责任。</p>
      )}
      <Table
        caption="一并送审的文件"
        hideCaption
        rows={shown.slice((page - 1) * perPage, page * perPage)}
        empty={show === 'found' ? '送审时的系统检查没有发现。' : '没有文件。'}
        columns={[
          { key: 'position', head: '序号', kind: 'number', cell: (row) => row.position },
          {
            key: 'title',
            head: '标题',
            kind: 'title',
            cell: (row) => <a href={textHref(submission, row.position)}>{row.title}</a>,
          },
          {
            key: 'first',
            head: '原发布日期（迁移）',
            kind: 'date',
            cell: (row) => (row.firstPublishedOn ? <Day on={row.firstPublishedOn} /> : '—'),
          },
          {
            key: 'disclosure',
            head: '公开属性',
            kind: 'short',
            cell: (row) => row.disclosure && disclosures[row.disclosure],
          },
          { key: 'found', head: '系统检查和附件', cell: findings },
        ]}
      />
      <Pager page={page} total={shown.length} perPage={perPage} href={(to) => href(show, to)} unit="份" />
    </Card>
  );
}

const textHref = (submission: number, position: number) => `/staff/review/${submission}/texts/${position}`;
const hasFindings = ({ found, hints, unchecked }: BriefText) => found + hints + unchecked > 0;

function findings({ found, hints, unchecked, attachments, path, changed }: BriefText) {
  return (
    <>
      {changed && <Tag tone="error">已改动</Tag>} {found > 0 && <Tag tone="warning">发现 {found} 处</Tag>}{' '}
      {unchecked > 0 && <Tag tone="warning">未检查 {unchecked} 处</Tag>} {hints > 0 && <Tag>提示 {hints} 处</Tag>}
      {found + hints + unchecked === 0 && '无发现'}{' '}
      {attachments > 0 && <span class="quiet">附件 {attachments} 个</span>} {path && <a href={path}>公开页面</a>}
    </>
  );
}

function sumWords(texts: BriefText[]): string {
  const sum = (of: (text: BriefText) => number) => texts.reduce((total, text) => total + of(text), 0);
  return `系统检查共发现 ${sum(({ found }) => found)} 处（均已由送审人说明），提示 ${sum(({ hints }) => hints)} 处，未检查 ${sum(
    ({ unchecked }) => unchecked,
  )} 处，附件 ${sum(({ attachments }) => attachments)} 个。`;
}

/** One text of a manifest of many, whole, with the way to its neighbours. */
export function OneOfMany({ submission, text, total }: { submission: number; text: TextView; total: number }) {
  const { position } = text;
  return (
    <>
      <p class="no-print">
        <a href={`/staff/review/${submission}`}>回到清单</a>，第 {position} / {total} 份{' '}
        {position > 1 && <ButtonLink href={textHref(submission, position - 1)}>上一份</ButtonLink>}{' '}
        {position < total && <ButtonLink href={textHref(submission, position + 1)}>下一份</ButtonLink>}
      </p>
      <ReviewText text={text} several />
    </>
  );
}
