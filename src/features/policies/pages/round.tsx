import { numberWords } from '../../../core/publications/rules.ts';
import type { Typed } from '../../../platform/form.ts';
import { Button } from '../../../ui/buttons.tsx';
import {
  DateField,
  ErrorSummary,
  Fields,
  Form,
  type FormErrors,
  FormSection,
  SelectField,
  TextField,
} from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import type { ConclusionRow, RoundRow } from '../queries/cleaning.ts';
import type { RegulationRow } from '../queries/regulations.ts';
import { outcomes } from '../rules/cleaning.ts';
import { categories } from '../rules/regulation.ts';
import { one } from './duties-fields.tsx';
import { ledgerHref } from './regulations.tsx';
import { RoundTag, roundsHref } from './rounds.tsx';

export interface RoundProps {
  round: RoundRow;
  scope: RegulationRow[];
  conclusions: ConclusionRow[];
  mayKeep: boolean;
  mayDraft: boolean;
  /** Why the announcement cannot be drafted yet, or null. */
  whyNot: string | null;
  kinds: { name: string; words: string }[];
  typed: Typed;
  form: string;
  errors: FormErrors;
  keyFor(name: string): string;
}

type Row = RegulationRow & { conclusion: ConclusionRow | undefined };

/** One round: each regulation of its scope with its conclusion, and the way to the announcement. */
export function RoundPage(props: RoundProps) {
  const { round, scope, conclusions, errors } = props;
  const rows = scope.map(
    (row): Row => ({ ...row, conclusion: conclusions.find((one) => one.document === row.document) }),
  );
  return (
    <>
      <ErrorSummary errors={errors} />
      <p>
        <RoundTag round={round} /> {round.unitName ?? '全区'}，
        {round.categories.map((name) => categories[name]).join('、')}
        ，<Day on={round.issuedUntil} long /> 以前印发的 {scope.length} 份文件。
      </p>
      <Announcement {...props} />
      <Table
        caption="清理范围内的文件"
        rows={rows}
        empty="这个范围里没有文件。请检查类别和截至日期；没有公开的文件不在清理结果里公布。"
        columns={[
          {
            key: 'title',
            head: '文件名称',
            kind: 'title',
            cell: (row) => <a href={`${ledgerHref}/${row.document}`}>{row.title}</a>,
          },
          { key: 'number', head: '文号', kind: 'short', cell: (row) => (row.number ? numberWords(row.number) : '—') },
          {
            key: 'until',
            head: '有效期至',
            kind: 'date',
            cell: (row) => (row.validUntil ? <Day on={row.validUntil} /> : '—'),
          },
          { key: 'outcome', head: '清理结论', cell: (row) => <Conclusion {...props} row={row} /> },
        ]}
      />
    </>
  );
}

function Conclusion({ row, round, mayKeep, ...props }: RoundProps & { row: Row }) {
  const said = row.conclusion;
  const words = said ? (
    <>
      <strong>{outcomes[said.outcome].words}</strong>
      {said.untilOn && `（延至 ${said.untilOn}）`}：{said.reason}
      <br />
      <span class="quiet">
        {said.decidedBy} <Moment at={said.decidedAt} />
      </span>
    </>
  ) : (
    '尚未作出'
  );
  if (!mayKeep || round.appliedAt) return <div>{words}</div>;
  return (
    <div>
      {words}
      <details class="fold" open={props.form === `conclude-${row.document}` || undefined}>
        <summary>{said ? '改变结论' : '作出结论'}</summary>
        <ConcludeForm {...props} {...{ row, round }} />
      </details>
    </div>
  );
}

function ConcludeForm({ row, round, typed, form, errors, keyFor }: Omit<RoundProps, 'mayKeep'> & { row: Row }) {
  const own = form === `conclude-${row.document}`;
  const shown: Typed = own
    ? typed
    : { outcome: row.conclusion?.outcome, reason: row.conclusion?.reason, untilOn: row.conclusion?.untilOn ?? '' };
  const field = (name: string) => ({
    name,
    id: `${name}-${row.document}`,
    value: one(shown, name),
    error: own ? errors[name] : undefined,
  });
  return (
    <Form
      action={`${roundsHref}/${round.id}/conclusions`}
      idempotencyKey={keyFor(`conclude-${row.document}`)}
      label={`清理结论：${row.title}`}
    >
      <input type="hidden" name="document" value={row.document} />
      <SelectField
        {...field('outcome')}
        label="清理结论"
        required
        blank="请选择"
        options={Object.entries(outcomes).map(([value, { words }]) => ({ value, label: words }))}
      />
      <TextField {...field('reason')} label="理由" required hint="随清理结果公布" />
      <DateField {...field('untilOn')} label="继续有效的，有效期延至" />
      <Button kind="secondary">保存结论</Button>
    </Form>
  );
}

function Announcement({ round, whyNot, mayDraft, kinds, typed, form, errors, keyFor }: RoundProps) {
  const drafted = round.announcement !== null && round.announcementState !== 'abandoned';
  if (round.appliedAt) {
    return (
      <NoticeBox tone="success" title="清理结果已经公布，结论已经生效">
        <p>
          {round.announcementPath && <a href={round.announcementPath}>{round.announcementTitle}</a>}（
          <Moment at={round.appliedAt} />）
        </p>
      </NoticeBox>
    );
  }
  if (drafted) {
    return (
      <NoticeBox title="清理结果公告办理中">
        <p>
          <a href={`/staff/documents/${round.announcement}`}>{round.announcementTitle}</a>
          。公告审查、签发并发布时，结论同时生效。此后又改变结论的，公告不能发布：请作废草稿，重新起草。
        </p>
      </NoticeBox>
    );
  }
  if (whyNot || !mayDraft) return whyNot ? <p class="quiet">{whyNot}</p> : null;
  const own = form === 'announce' ? typed : { title: `关于公布${round.title}结果的公告` };
  return (
    <Form
      action={`${roundsHref}/${round.id}/announcement`}
      idempotencyKey={keyFor('announce')}
      label="起草清理结果公告"
    >
      <FormSection title="起草清理结果公告" note="结论全部作出。公告按一般文件送审，由第二人审查；发布的同时结论生效。">
        <Fields>
          <TextField name="title" label="公告标题" required value={one(own, 'title')} error={errors.title} />
          <SelectField
            name="kind"
            label="文件种类"
            required
            value={one(own, 'kind')}
            error={errors.kind}
            options={kinds.map(({ name, words }) => ({ value: name, label: words }))}
          />
        </Fields>
        <Button>起草公告</Button>
      </FormSection>
    </Form>
  );
}
