import type { Typed } from '../../../platform/form.ts';
import { dayOf, formatMoment } from '../../../platform/time.ts';
import { Button, ButtonLink, Buttons, DangerButton } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form, type FormErrors, TextArea, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Table } from '../../../ui/table.tsx';
import type { ChangeRow } from '../queries/changes.ts';
import type { RevisionRow } from '../queries/revisions.ts';
import type { AgencyRow } from '../queries/working.ts';
import { becameSentence, kinds } from '../rules/changes.ts';
import type { Noticed } from '../rules/noticed.ts';
import { type Profile, partNames, parts } from '../rules/profile.ts';
import type { Wrong } from '../rules/why-not.ts';
import { StateTags } from './agencies.tsx';
import { PartDiffs } from './part-diffs.tsx';

interface Props {
  agency: AgencyRow;
  working: Profile;
  writes: boolean;
  revisions: RevisionRow[];
  changes: ChangeRow[];
  noticed: Noticed[];
  wrong: Wrong[];
  whyNot: string | null;
  typed: Typed;
  errors?: FormErrors;
  newKey(): string;
}

/** One unit: its parts, what differs from what is public, and what can be done with the whole. */
export function AgencyUnitPage(props: Props) {
  const { agency, working, errors } = props;
  const { waiting, draft, shown, slug, closedOn } = agency;
  return (
    <>
      <ErrorSummary errors={errors} />
      <p>
        <StateTags agency={agency} /> {shown && <a href={`/units/${slug}/`}>公开的页面</a>}
      </p>
      {waiting && (
        <NoticeBox title="正在等待审查">
          <p>
            <a href={`/staff/agencies/revisions/${waiting.revision}`}>查看送审的内容</a>。要再修改，请先撤回送审。
          </p>
        </NoticeBox>
      )}
      {!closedOn && <Parts {...props} />}
      {draft && (
        <section class="form-section">
          <h2>草稿与已公开内容的差别</h2>
          <PartDiffs before={shown} after={working} onlyChanged />
        </section>
      )}
      {props.writes && !closedOn && <Submit {...props} />}
      <Revisions {...props} />
      <Changes {...props} />
      {shown && <Withdraw {...props} />}
    </>
  );
}

function Parts({ agency: { slug }, working, wrong, writes }: Props) {
  const rows = partNames.map((part) => ({ part, wrong: wrong.filter((one) => one.part === part) }));
  const amount = (part: (typeof partNames)[number]) => {
    const value = working[part];
    return Array.isArray(value) ? `${value.length} 项` : '';
  };
  return (
    <Table
      caption="各部分内容"
      hideCaption
      rows={rows}
      columns={[
        {
          key: 'part',
          head: '内容',
          kind: 'short',
          cell: ({ part }) =>
            writes ? <a href={`/staff/agencies/${slug}/${part}`}>{parts[part].words}</a> : parts[part].words,
        },
        { key: 'amount', head: '数量', kind: 'short', cell: ({ part }) => amount(part) },
        {
          key: 'wrong',
          head: '还缺什么',
          cell: (row) => (row.wrong.length === 0 ? '齐全' : row.wrong.map(({ sentence }) => <p>{sentence}</p>)),
        },
      ]}
    />
  );
}

function Submit({ agency, noticed, whyNot, typed, errors = {}, newKey }: Props) {
  const base = `/staff/agencies/${agency.slug}`;
  if (agency.waiting)
    return (
      <Form action={`${base}/recall`} idempotencyKey={newKey()} label="撤回送审">
        <Buttons>
          <Button kind="secondary">撤回送审</Button>
        </Buttons>
      </Form>
    );
  if (!agency.draft) return null;
  return (
    <section class="form-section">
      <h2>送审</h2>
      {noticed.length > 0 && (
        <ul>
          {noticed.map(({ place, words, shown }) => (
            <li>
              {place}：{words}“{shown}”
            </li>
          ))}
        </ul>
      )}
      {whyNot ? (
        <p class="quiet">{whyNot}</p>
      ) : (
        <Form action={`${base}/submit`} idempotencyKey={newKey()} label="送审">
          <TextField
            name="note"
            label="变更说明"
            value={String(typed.note ?? '')}
            error={errors.note}
            hint="给审查人看，例如 办公地址搬迁；领导变动写明任职文件"
          />
          {noticed.length > 0 && (
            <TextArea
              name="answer"
              label="确需公开的理由"
              rows={2}
              value={String(typed.answer ?? '')}
              error={errors.answer}
              hint="检查发现的内容确需公开的，写明理由"
            />
          )}
          <Buttons>
            <Button>送审</Button>
          </Buttons>
        </Form>
      )}
      <Form action={`${base}/drop`} idempotencyKey={newKey()} label="放弃草稿">
        <Buttons>
          <DangerButton consequence="草稿里没有送审的内容都不再保留；已经公开的不变。">放弃草稿</DangerButton>
        </Buttons>
      </Form>
    </section>
  );
}

const decisions = { approved: '同意公开', returned: '退回', recalled: '撤回送审', withdrawn: '撤下' };

const Revisions = ({ revisions }: Props) => (
  <section class="form-section">
    <h2>送审记录</h2>
    <Table
      caption="送审记录"
      hideCaption
      rows={revisions}
      empty="还没有送审过。"
      columns={[
        {
          key: 'number',
          head: '第几次',
          kind: 'short',
          cell: ({ id, number }) => <a href={`/staff/agencies/revisions/${id}`}>第 {number} 次</a>,
        },
        { key: 'by', head: '送审人', kind: 'short', cell: ({ submitterName }) => submitterName },
        { key: 'at', head: '送审时间', kind: 'short', cell: ({ submittedAt }) => formatMoment(submittedAt) },
        { key: 'note', head: '变更说明', cell: ({ note }) => note },
        {
          key: 'decision',
          head: '结论',
          cell: ({ decision, deciderName, words }) =>
            decision ? `${decisions[decision]}（${deciderName}）${words ?? ''}` : '等待审查',
        },
      ]}
    />
  </section>
);

const Changes = ({ changes, agency, writes }: Props) => (
  <section class="form-section">
    <h2>机构变更</h2>
    <Table
      caption="机构变更"
      hideCaption
      rows={changes}
      empty="没有更名、合并、分设、撤销的记录。"
      columns={[
        {
          key: 'kind',
          head: '变更',
          kind: 'short',
          cell: ({ id, kind }) => <a href={`/staff/agencies/changes/${id}`}>{kinds[kind]}</a>,
        },
        { key: 'words', head: '内容', cell: (change) => becameSentence(change) },
        { key: 'at', head: '提出', kind: 'short', cell: ({ proposedAt }) => dayOf(proposedAt) },
        {
          key: 'decision',
          head: '结论',
          kind: 'short',
          cell: ({ decision }) => (decision ? (decision === 'approved' ? '已办理' : '没有办理') : '等待审查'),
        },
      ]}
    />
    {writes && !agency.closedOn && (
      <Buttons>
        <ButtonLink href={`/staff/agencies/${agency.slug}/change`}>提出机构变更</ButtonLink>
      </Buttons>
    )}
  </section>
);

const Withdraw = ({ agency, typed, errors = {}, newKey }: Props) => (
  <section class="form-section">
    <h2>撤下</h2>
    <p class="quiet">公开的内容有严重错误时立即撤下，一个人就可以办理；改正后重新送审。</p>
    <Form action={`/staff/agencies/${agency.slug}/withdraw`} idempotencyKey={newKey()} label="撤下机构信息">
      <TextField
        name="words"
        label="撤下的理由"
        value={String(typed.words ?? '')}
        error={errors.words}
        hint="例如 领导姓名有误，核对后重新公开"
        required
      />
      <Buttons>
        <DangerButton consequence="公众立即看不到这个单位的职责、地址、电话、领导、指南和目录。">撤下</DangerButton>
      </Buttons>
    </Form>
  </section>
);
