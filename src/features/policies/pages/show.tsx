import { interpretationForms } from '../../../core/publications/content-form.ts';
import { StateTag } from '../../../core/publications/pages/state-tag.tsx';
import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { CheckGroup, ErrorSummary, Fields, Form, type FormErrors, SelectField, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Table } from '../../../ui/table.tsx';
import { ClockTag, Tag } from '../../../ui/tag.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import type { InterpretationRow } from '../queries.ts';
import { DutiesFields, one } from './duties-fields.tsx';
import { InterpretationTag } from './interpretation-tag.tsx';
import type { PolicyItem } from './list.tsx';

export interface PolicyShow {
  policy: PolicyItem;
  interpretations: InterpretationRow[];
  promises: {
    form: string;
    dueOn: string | null;
    keptAt: Date | null;
    clock: PolicyItem['due'][number]['clock'] | null;
  }[];
  keyFor(form: string): string;
  typed: Typed;
  errors: FormErrors;
  mayDraft: boolean;
  channels: { value: string; label: string }[];
}

/** One policy with everything article （二） asks: its interpretations, what follows, the topic, who speaks first. */
export function PolicyPage(view: PolicyShow) {
  const { policy, typed, errors, mayDraft } = view;
  const form = one(typed, 'form_');
  return (
    <>
      <ErrorSummary errors={errors} />
      {policy.interpretation === 'missing' && policy.state !== 'issued' && (
        <NoticeBox tone="warning" title="这份文件还没有解读">
          起草解读之后与文件一并送审、同时发布；确实不解读的，由签发人在文件页面签署豁免，理由向公众显示。
        </NoticeBox>
      )}
      <About policy={policy} />
      <Interpretations items={view.interpretations} />
      <Promises items={view.promises} />
      {mayDraft && <DraftInterpretation view={view} />}
      {mayDraft && policy.state === 'draft' && <Bundle view={view} />}
      {mayDraft && policy.state !== 'issued' && (
        <details class="deed" open={form === 'duties' || policy.needs === null || undefined}>
          <summary>调整解读要求</summary>
          <Form
            action={`/staff/policies/${policy.document}/duties`}
            idempotencyKey={view.keyFor('duties')}
            label="解读要求"
          >
            <DutiesFields
              typed={form === 'duties' ? typed : dutiesTyped(view)}
              errors={form === 'duties' ? errors : {}}
            />
            <Buttons>
              <Button kind="secondary">保存解读要求</Button>
            </Buttons>
          </Form>
        </details>
      )}
    </>
  );
}

/** The duties as they stand, for the form. */
function dutiesTyped({ policy, promises }: PolicyShow): Typed {
  return {
    needsInterpretation: policy.needs === null ? '' : policy.needs ? 'yes' : 'no',
    reason: policy.reason,
    later: promises.map((promise) => promise.form),
    isTopic: policy.meetingOn ? 'on' : '',
    meetingOn: policy.meetingOn ?? '',
    topic: policy.topic ?? '',
    interpreterName: policy.interpreter ?? '',
    interpreterPost: policy.interpreterPost ?? '',
  };
}

function About({ policy }: { policy: PolicyItem }) {
  return (
    <Card title="文件" more={{ label: '文件全部信息', href: `/staff/documents/${policy.document}` }}>
      <Facts
        items={[
          { label: '种类', value: policy.kind },
          { label: '起草单位', value: policy.unitName },
          {
            label: '文件状态',
            value: <StateTag state={policy.state} live={!!policy.publishedAt && policy.state === 'issued'} />,
          },
          { label: '发文字号', value: policy.number },
          { label: '发布时间', value: policy.publishedAt && <Moment at={policy.publishedAt} /> },
          { label: '解读', value: <InterpretationTag state={policy.interpretation} /> },
          { label: '第一解读人', value: policy.interpreter && `${policy.interpreter}（${policy.interpreterPost}）` },
          { label: '不需要解读的理由', value: policy.reason, wide: true },
          { label: '免予解读的理由（公开）', value: policy.waiver, wide: true },
          {
            label: '常务会议议题',
            value: policy.meetingOn && (
              <>
                <Day on={policy.meetingOn} /> {policy.topic}
              </>
            ),
          },
          { label: '免予召开发布会的理由（公开）', value: policy.briefingWaiver, wide: true },
        ]}
      />
    </Card>
  );
}

function Interpretations({ items }: { items: InterpretationRow[] }) {
  return (
    <Card title="解读">
      <Table
        caption="解读"
        hideCaption
        rows={items}
        empty="还没有解读。"
        columns={[
          { key: 'form', head: '形式', cell: (row) => <Tag tone="info">{row.form}</Tag> },
          {
            key: 'title',
            head: '标题',
            kind: 'title',
            cell: (row) => <a href={`/staff/documents/${row.document}`}>{row.title}</a>,
          },
          {
            key: 'state',
            head: '状态',
            cell: (row) => <StateTag state={row.state} live={!!row.publishedAt && row.state === 'issued'} />,
          },
          {
            key: 'published',
            head: '发布时间',
            kind: 'date',
            cell: (row) => (row.publishedAt ? <Moment at={row.publishedAt} /> : '—'),
          },
        ]}
      />
    </Card>
  );
}

function Promises({ items }: { items: PolicyShow['promises'] }) {
  if (items.length === 0) return null;
  return (
    <Card title="随后发布的解读" note="最迟在文件公布后 3 个工作日内。">
      <ul>
        {items.map((item) => (
          <li>
            {item.form}：
            {item.keptAt ? (
              <>
                <Moment at={item.keptAt} /> 已发布
              </>
            ) : item.dueOn ? (
              <>
                应在 <Day on={item.dueOn} /> 前发布
              </>
            ) : (
              '自文件公布之日起算'
            )}{' '}
            {item.clock && <ClockTag {...item.clock} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function DraftInterpretation({ view }: { view: PolicyShow }) {
  const { policy } = view;
  const wrong = one(view.typed, 'form_') === 'interpretation';
  const typed = wrong ? view.typed : {};
  const errors = wrong ? view.errors : {};
  return (
    <details class="deed" open={wrong || policy.interpretation === 'missing' || undefined}>
      <summary>起草解读</summary>
      <Form
        action={`/staff/policies/${policy.document}/interpretations`}
        idempotencyKey={view.keyFor('interpretation')}
        label="起草解读"
      >
        <Fields>
          <SelectField
            name="form"
            label="解读形式"
            required
            blank="请选择"
            value={one(typed, 'form')}
            options={interpretationForms.map((form) => ({ value: form, label: form }))}
            error={errors.form}
          />
          <TextField
            name="interpreter"
            label="解读人"
            hint="姓名和职务，负责人解读、专家解读必填"
            value={one(typed, 'interpreter')}
            error={errors.interpreter}
          />
        </Fields>
        <TextField
          name="title"
          label="解读标题"
          required
          value={one(typed, 'title') || `《${policy.title}》解读`}
          error={errors.title}
        />
        <Buttons>
          <Button kind="secondary">开始写解读</Button>
        </Buttons>
      </Form>
    </details>
  );
}

function Bundle({ view }: { view: PolicyShow }) {
  const { policy, typed, errors, channels } = view;
  const wrong = one(typed, 'form_') === 'bundle';
  const drafts = view.interpretations.filter((item) => item.state === 'draft');
  const kept = (name: string, usual: string[]) => (wrong ? [typed[name] ?? []].flat() : usual);
  const usual = drafts.map((item) => String(item.document));
  return (
    <details class="deed" open={wrong || drafts.length > 0 || undefined}>
      <summary>一并送审</summary>
      <Form
        action={`/staff/policies/${policy.document}/bundle`}
        idempotencyKey={view.keyFor('bundle')}
        label="一并送审"
      >
        {drafts.length > 0 ? (
          <CheckGroup
            name="interpretations"
            label="与文件一起送审、同时发布的解读"
            options={drafts.map((item) => ({ value: String(item.document), label: `${item.title}（${item.form}）` }))}
            values={kept('interpretations', usual)}
          />
        ) : (
          <p class="quiet">没有待送审的解读。</p>
        )}
        <CheckGroup
          name="channels"
          label="以何种方式公开"
          inline
          options={channels}
          values={kept('channels', ['portal'])}
          error={wrong ? errors.channels : undefined}
        />
        <CheckGroup
          name="urgent"
          label="紧急程度"
          options={[{ value: 'on', label: '紧急', hint: '缩短环节和时限，仍须两个人' }]}
          values={kept('urgent', [])}
        />
        <TextField
          name="urgentReason"
          label="紧急的理由"
          value={wrong ? one(typed, 'urgentReason') : ''}
          error={wrong ? errors.urgentReason : undefined}
        />
        <Buttons>
          <Button>一并送审</Button>
          <ButtonLink href={`/staff/editions/${policy.edition}/edit`} kind="quiet">
            先改正文
          </ButtonLink>
        </Buttons>
      </Form>
    </details>
  );
}
