import { languages } from '../../../core/publications/content-form.ts';
import { dayOf } from '../../../platform/time.ts';
import { Button } from '../../../ui/buttons.tsx';
import { Form } from '../../../ui/form.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { TranslationGap } from '../queries/translations.ts';
import { perPage, queryOf } from '../rules.ts';

interface Props {
  language: string;
  gaps: TranslationGap[];
  total: number;
  page: number;
  /** Which of them this person may translate. */
  mine: Set<number>;
  newKey(): string;
}

const base = '/staff/translations';

/** 缺少或落后的译文, the ones that say something old first. */
export function TranslationsPage({ language, gaps, total, page, mine, newKey }: Props) {
  return (
    <>
      <p class="quiet">
        公开的文件里，还没有译文的，和译文落后于原文的。译文是单独的文件，照样送审；原文撤回时，它的译文一同撤下。
      </p>
      <Tabs
        label="文种"
        items={Object.entries(languages).map(([name, label]) => ({
          label,
          href: base + queryOf({ lang: name }),
          current: name === language,
        }))}
      />
      <Table
        caption="缺少或落后的译文"
        hideCaption
        rows={gaps}
        empty="公开的文件都有译文，并且是最新的。"
        columns={[
          { key: 'title', head: '原文', kind: 'title', cell: ({ path, title }) => <a href={path}>{title}</a> },
          { key: 'unit', head: '单位', kind: 'short', cell: ({ unitName }) => unitName },
          {
            key: 'published',
            head: '发布日期',
            kind: 'date',
            cell: ({ publishedAt }) => <Day on={dayOf(publishedAt)} />,
          },
          { key: 'state', head: '译文', cell: (gap) => <State gap={gap} /> },
          {
            key: 'act',
            head: '办理',
            kind: 'actions',
            cell: (gap) =>
              gap.translation ? (
                <a href={`/staff/documents/${gap.translation.document}`}>去更正译文</a>
              ) : mine.has(gap.document) ? (
                <Form action={base} idempotencyKey={newKey()} label={`翻译：${gap.title}`}>
                  <input type="hidden" name="document" value={String(gap.document)} />
                  <input type="hidden" name="language" value={language} />
                  <Button kind="secondary">起草译文</Button>
                </Form>
              ) : (
                <span class="quiet">由{gap.unitName}起草</span>
              ),
          },
        ]}
      />
      <Pager page={page} total={total} perPage={perPage} href={(to) => base + queryOf({ lang: language, page: to })} />
    </>
  );
}

function State({ gap: { translation, edition } }: { gap: TranslationGap }) {
  if (!translation) return <Tag>没有</Tag>;
  const from = translation.from ? `译自第 ${translation.from} 版` : '没有写明译自第几版';
  return (
    <>
      <Tag tone="warning">落后</Tag> {from}，原文是第 {edition} 版
    </>
  );
}
