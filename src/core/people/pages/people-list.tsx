import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField, TextField } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Moment } from '../../../ui/when.tsx';
import { roles } from '../../caller.ts';
import type { PersonRow } from '../queries/people.ts';

type ListProps = {
  people: PersonRow[];
  units: { id: number; name: string }[];
  unit: number | null;
  words: string;
  /** the security administrator; others only look */
  manages: boolean;
};

/** Everybody who may enter the console, with what they may do there. */
export function PeopleList({ people, units, unit, words, manages }: ListProps) {
  const unitName = units.find(({ id }) => id === unit)?.name;
  const keep = (query: Record<string, string>) => `/staff/people?${new URLSearchParams(query)}`;
  return (
    <>
      {manages && (
        <div class="form-section">
          <Buttons>
            <ButtonLink href={unit ? `/staff/people/add?unit=${unit}` : '/staff/people/add'} kind="primary">
              添加人员
            </ButtonLink>
            <ButtonLink href="/staff/people/second-factor">须用动态码的岗位</ButtonLink>
          </Buttons>
        </div>
      )}
      <Filters
        action="/staff/people"
        label="筛选人员"
        active={[
          ...(unitName ? [{ label: `单位：${unitName}`, removeHref: keep(words ? { words } : {}) }] : []),
          ...(words ? [{ label: `姓名或账号：${words}`, removeHref: keep(unit ? { unit: String(unit) } : {}) }] : []),
        ]}
        clearHref="/staff/people"
      >
        <SelectField
          name="unit"
          label="单位"
          blank="全部单位"
          value={unit === null ? '' : String(unit)}
          options={units.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <TextField name="words" label="姓名或账号" value={words} />
      </Filters>
      <Table
        caption={`人员，共 ${people.length} 人`}
        rows={people}
        empty="没有符合条件的人员。可以换一个单位，或者清除筛选。"
        columns={[
          {
            key: 'name',
            head: '姓名',
            cell: (person) => <a href={`/staff/people/${person.id}`}>{person.name}</a>,
          },
          { key: 'account', head: '账号', cell: (person) => person.account },
          { key: 'unit', head: '单位', cell: (person) => person.unit_name },
          { key: 'title', head: '职务', cell: (person) => person.title },
          {
            key: 'roles',
            head: '岗位',
            cell: (person) => person.roles.map((role) => roles[role]).join('、') || <span class="quiet">无岗位</span>,
          },
          {
            key: 'state',
            head: '状态',
            cell: (person) => (person.suspended ? <Tag tone="error">已停用</Tag> : <Tag tone="success">正常</Tag>),
          },
          { key: 'factor', head: '动态码', cell: (person) => (person.factor ? '已启用' : '未启用') },
          {
            key: 'seen',
            head: '最近使用',
            kind: 'date',
            cell: (person) => (person.seen_at ? <Moment at={person.seen_at} /> : <span class="quiet">从未登录</span>),
          },
        ]}
      />
    </>
  );
}
