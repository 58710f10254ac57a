import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { ErrorSummary, Form, TextArea } from '../../../ui/form.tsx';
import type { Headings } from '../rules/columns.ts';
import { targets } from '../rules/columns.ts';
import { type ListName, type Lists, listNames } from '../rules/lists.ts';

interface ListsProps {
  lists: Lists;
  headings: Headings;
  formKey(): string;
  /** What was typed into a list that cannot be one, and why. */
  refused: { name: string; typed: string; error: string } | null;
}

const hints: Partial<Record<ListName, string>> = {
  catchAll: '材料名称等于或者结尾是这些字样的，不能送审。',
  nothing: '导入时，单元格里只有这些字样的，当作没有填写。',
  yes: '“是＝有、支持”：左边是正式写法，等号右边是导入时也认的写法，用顿号分开。',
};

/** 清单和表头: the office's own words, one form a list; a change counts for what is written from now on. */
export function ListsPage({ lists, headings, formKey, refused }: ListsProps) {
  const wordsOf = new Map(headings.map(({ element, words }) => [element, words]));
  return (
    <>
      <ErrorSummary errors={refused ? { [`words-${refused.name}`]: refused.error } : undefined} />
      <p>一行一个。“县级＝县、区级”表示“县级”也可以写成“县”“区级”。改动只影响以后的填写和导入，已经公开的不变。</p>
      {(Object.keys(listNames) as ListName[]).map((name) => (
        <Card title={listNames[name]} note={hints[name]}>
          <WordsForm
            address={`/staff/services/lists/${name}`}
            label={listNames[name]}
            name={name}
            words={lists[name]}
            {...{ formKey, refused }}
          />
        </Card>
      ))}
      <Card title="导入时认得的表头" note="要素自己的名称总是认得，不用写。不同系统的写法一行一个。">
        {targets.map(({ name, label }) => (
          <details>
            <summary>
              {label}
              <span class="quiet">　{(wordsOf.get(name) ?? []).join('、')}</span>
            </summary>
            <WordsForm
              address={`/staff/services/headings/${name}`}
              label={`${label}的其他写法`}
              name={`head-${name}`}
              words={wordsOf.get(name) ?? []}
              {...{ formKey, refused }}
            />
          </details>
        ))}
      </Card>
    </>
  );
}

function WordsForm(
  props: { address: string; label: string; name: string; words: string[] } & Pick<ListsProps, 'formKey' | 'refused'>,
) {
  const { address, label, name, words, formKey, refused } = props;
  const mine = refused?.name === name ? refused : null;
  return (
    <Form action={address} idempotencyKey={formKey()} label={label}>
      <TextArea
        name="words"
        id={`f-words-${name}`}
        label={label}
        rows={Math.min(12, Math.max(3, words.length))}
        value={mine?.typed ?? words.join('\n')}
        error={mine?.error}
      />
      <Buttons>
        <Button kind="secondary">
          保存<span class="visually-hidden">：{label}</span>
        </Button>
      </Buttons>
    </Form>
  );
}
