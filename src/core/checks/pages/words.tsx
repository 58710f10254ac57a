import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField, TextField } from '../../../ui/form.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { WordRow, WordSearch } from '../queries/rates.ts';
import { wordKinds } from '../rules/words.ts';
import { rateColumns } from './checks.tsx';
import { ChecksTabs } from './tabs.tsx';

export const kindOptions = Object.entries(wordKinds).map(([value, label]) => ({ value, label }));

/** The word list in force: search, add, change, and what became of what each word pointed out. */
export function Words({ words, search }: { words: WordRow[]; search: WordSearch }) {
  const total = words[0]?.total ?? 0;
  const href = (change: Partial<Record<'kind' | 'words' | 'page', string>>) =>
    `/staff/checks/words?${new URLSearchParams({ kind: search.kind, words: search.words, ...change })}`;
  return (
    <>
      <ChecksTabs current="/staff/checks/words" />
      <div class="form-section">
        <Buttons>
          <ButtonLink href="/staff/checks/words/edit" kind="primary">
            增加词条
          </ButtonLink>
          <ButtonLink href="/staff/checks/words/import">导入 CSV</ButtonLink>
          <ButtonLink href="/staff/checks/words/export">导出 CSV</ButtonLink>
        </Buttons>
      </div>
      <Filters
        action="/staff/checks/words"
        active={[
          ...(search.kind ? [{ label: wordKinds[search.kind], removeHref: href({ kind: '' }) }] : []),
          ...(search.words ? [{ label: search.words, removeHref: href({ words: '' }) }] : []),
        ]}
        clearHref="/staff/checks/words"
      >
        <SelectField name="kind" label="类型" blank="全部" value={search.kind} options={kindOptions} />
        <TextField name="words" label="词" value={search.words} />
      </Filters>
      <Table
        caption={`词表，共 ${total} 条`}
        rows={words}
        empty="没有这样的词条。词表空着的时候，用词算“未检查”，不算通过。"
        columns={[
          { key: 'kind', head: '类型', kind: 'short', cell: (word) => <Tag>{wordKinds[word.kind]}</Tag> },
          {
            key: 'word',
            head: '词',
            kind: 'title',
            cell: (word) => (
              <>
                <a href={`/staff/checks/words/edit?id=${word.id}`}>
                  {word.before}
                  <strong>{word.word}</strong>
                  {word.after}
                </a>
                {word.note && <p class="quiet">{word.note}</p>}
              </>
            ),
          },
          { key: 'suggestion', head: '建议的写法', cell: (word) => word.suggestion },
          ...rateColumns<WordRow>((word) => ({ ...word, name: word.word })),
        ]}
      />
      <Pager page={search.page} total={total} perPage={search.perPage} href={(page) => href({ page: String(page) })} />
    </>
  );
}
