import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Derivation } from '../../../ui/derivation.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ErrorSummary, Form, type FormErrors, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import { Day } from '../../../ui/when.tsx';
import type { CaseRow } from '../queries/case.ts';
import { applicantFacts, type Filed } from '../rules/filed.ts';
import { type Move, moves } from '../rules/flow.ts';
import { channelWords } from '../rules/labels.ts';
import { outcomes } from '../rules/outcomes.ts';
import { addressOf } from '../rules/register.ts';
import { canBeOffered } from '../rules/view.ts';
import { carriers, kinds, states, ways } from '../rules.ts';
import { DocumentsCard } from './case-papers.tsx';
import { DisputeCard } from './disputes.tsx';
import { MoveForms } from './moves.tsx';

export interface CaseProps {
  row: CaseRow;
  /** Moves of the table that this person may make now. */
  allowed: Move[];
  /** This person may see the applicant against a reason, and record reviews. */
  knows: boolean;
  /** The applicant unmasked, after a reason was given. */
  open: Filed | null;
  kin: { same: number; alike: number };
  units: { id: number; name: string }[];
  formKey: string;
  typed: Record<string, string>;
  /** The form that was filled in wrongly: of a move, or one of the others on the page. */
  tried: Move | 'unmask' | 'dispute' | 'decide' | null;
  errors?: FormErrors;
  today: string;
}

/** One case: what is asked and by when, what can be done now, everything that happened. */
export function CasePage(props: CaseProps) {
  const { row, open, kin, errors, knows, formKey } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <Facts label="申请" items={caseFacts(row)} />
      {row.due && (
        <Card title="答复期限">
          <Derivation dueOn={row.due.dueOn} steps={row.due.derivation} standing={row.standing?.line} audience="staff" />
        </Card>
      )}
      {!row.receivedOn && row.state !== 'closed' && (
        <NoticeBox tone="warning" title="提交不等于收到">
          <p>请在提交当天与申请人确认；双方确认之日是收到申请之日，期限从次日开始计算。</p>
        </NoticeBox>
      )}
      {kin.alike > 0 && (
        <NoticeBox title={`另有 ${kin.alike} 件不同申请人的申请，摘要相同`}>
          <p>
            多个申请人申请相同信息、且可以公开的，可以纳入主动公开的范围（《条例》第四十四条）。
            <a href={addressOf({ unit: row.unit, words: row.subject })}>看这几件申请</a>
          </p>
        </NoticeBox>
      )}
      <div class="no-print">
        <MoveForms {...props} />
      </div>
      <Card title="申请人" note={kin.same > 0 ? `该申请人在本单位另有 ${kin.same} 件申请。` : undefined}>
        {row.filed ? (
          <Facts label="申请人" items={applicantFacts(open ?? row.filed, open !== null)} />
        ) : (
          <p class="quiet">{row.imported ? '从旧登记簿导入，没有申请人的信息。' : '个人信息已经按期删除。'}</p>
        )}
        {knows && row.filed && !open && <Unmask {...props} />}
      </Card>
      {row.filed && <Wanted filed={row.filed} />}
      <DocumentsCard row={row} knows={knows} formKey={formKey} />
      {knows && canBeOffered(row) && (
        <div class="no-print">
          <Offer row={row} formKey={formKey} />
        </div>
      )}
      {['delivered', 'archived', 'closed'].includes(row.state) && <DisputeCard {...props} />}
      <Card title="办理记录">
        <Timeline label="办理记录" entries={entriesOf(row)} />
      </Card>
    </>
  );
}

function Offer({ row: { id, offered }, formKey }: { row: CaseRow; formKey: string }) {
  if (offered)
    return (
      <Card title="转为主动公开">
        <p>
          已经建立主动公开的草稿：<a href={`/staff/editions/${offered}/preview`}>打开</a>
        </p>
      </Card>
    );
  return (
    <Card
      title="转为主动公开"
      note="多个申请人申请相同信息、或者申请人建议主动公开的，可以纳入主动公开的范围（《条例》第四十四条）。按一下建立草稿，答复的附件一并带入，审查以后公开。"
    >
      <Form action={`/staff/requests/${id}/offer`} idempotencyKey={`${formKey}-offer`} label="转为主动公开">
        <Buttons>
          <Button kind="secondary">建立主动公开的草稿</Button>
        </Buttons>
      </Form>
    </Card>
  );
}

const caseFacts = (row: CaseRow) => [
  { label: '状态', value: states[row.state] },
  { label: '处理决定', value: row.outcome && outcomes[row.outcome].words },
  { label: '受理机关', value: row.unitName },
  { label: '渠道', value: channelWords(row.channel) },
  { label: '申请人类型', value: kinds[row.kind] },
  { label: '摘要', value: row.subject },
  { label: '收到日期', value: row.receivedOn && <Day on={row.receivedOn} /> },
  { label: '办结日期', value: row.endedOn && <Day on={row.endedOn} /> },
  { label: '由哪一件拆分', value: row.splitFrom && <a href={`/staff/requests/${row.splitFrom}`}>原申请</a> },
];

function Wanted({ filed }: { filed: Filed }) {
  return (
    <Card title="所需信息">
      <Facts
        label="所需信息"
        columns={1}
        items={[
          { label: '名称', value: filed.title },
          { label: '发文字号', value: filed.fileNumber },
          { label: '其他特征描述', value: filed.features && <span class="pre-line">{filed.features}</span> },
          { label: '获取方式', value: `${ways[filed.way]}，${carriers[filed.carrier]}` },
          { label: '接受其他方式', value: filed.acceptOther ? '是' : '否' },
          { label: '需要的帮助', value: filed.help },
        ]}
      />
    </Card>
  );
}

function Unmask({ row: { id }, formKey, tried, typed, errors }: CaseProps) {
  const wrong = tried === 'unmask';
  return (
    <details class="fold" open={wrong || undefined}>
      <summary>查看完整信息</summary>
      <Form action={`/staff/requests/${id}/unmask`} idempotencyKey={formKey} label="查看个人信息">
        <TextField
          name="reason"
          label="查看的理由"
          hint="例如：邮寄答复书。理由记入审计"
          value={wrong ? typed.reason : ''}
          error={wrong ? errors?.reason : undefined}
          required
          maxLength={200}
        />
        <Buttons>
          <Button kind="secondary">显示完整信息</Button>
        </Buttons>
      </Form>
    </details>
  );
}

const moment = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Shanghai' });

const entriesOf = (row: CaseRow) =>
  row.events.map((event) => ({
    step: event.move === 'submit' ? '提交申请' : moves[event.move],
    who: event.person ?? (event.data.by === 'applicant' || event.move === 'submit' ? '申请人' : '系统'),
    opinion: event.words || undefined,
    finishedAt: moment.format(event.at),
    note: <>日期 {event.on}</>,
  }));
