import type { Typed } from '../../../platform/form.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ErrorSummary, Form, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { PublicCall } from '../queries/live.ts';
import { clauseWords } from '../rules/clauses.ts';
import { channels } from '../rules/elements.ts';
import { numberOf } from '../rules/number.ts';
import type { Own } from '../rules/own.ts';
import { type Frame, HashFold, OpinionFrame } from './frame.tsx';

/** 查询我的意见: number and code, nothing else. */
export function CheckPage({ frame, typed, errors }: { frame: Frame; typed: Typed; errors?: Record<string, string> }) {
  const value = (name: string) => [typed[name] ?? ''].flat()[0];
  return (
    <OpinionFrame frame={frame} title="查询我的意见" open error={!!errors}>
      <ErrorSummary errors={errors} />
      <p class="page-intro">用回执上的编号和查询码，核对意见是否在册、有没有改动、办理到哪一步。</p>
      <Form action="/consultations/check/" label="查询我的意见">
        <TextField
          name="number"
          label="编号"
          hint="例如 YJ-0000123"
          required
          width="medium"
          value={value('number')}
          error={errors?.number}
        />
        <TextField
          name="code"
          label="查询码"
          hint="四组，每组四位"
          required
          width="medium"
          autocomplete="off"
          value={value('code')}
          error={errors?.code}
        />
        <Buttons>
          <Button>查询</Button>
        </Buttons>
      </Form>
    </OpinionFrame>
  );
}

const states: Record<Own['state'], string> = {
  received: '已收到',
  treated: '正在研究',
  answered: '采纳情况已公布',
  set_aside: '未纳入办理，理由见采纳情况',
};

/** One's own opinion as it stands in the register, and whether it is still what was sent. */
export function OwnPage({ frame, own, call }: { frame: Frame; own: Own; call: PublicCall | undefined }) {
  return (
    <OpinionFrame frame={frame} title="我的意见" call={call}>
      {own.unchanged ? (
        <NoticeBox tone="success" title="意见在册，没有改动">
          <p>登记簿里的文字、附件和台账中的校验值一致，请再与回执上的校验值对照。</p>
        </NoticeBox>
      ) : (
        <NoticeBox tone="error" title="意见与登记时不一致">
          <p>请把回执交给政务公开工作机构核查。</p>
        </NoticeBox>
      )}
      <Facts
        columns={1}
        label="我的意见"
        items={[
          { label: '编号', value: numberOf(own.id) },
          { label: '办理情况', value: states[own.state] },
          { label: '提交时间', value: <Moment at={own.submittedAt} /> },
          { label: '方式', value: channels[own.channel] },
          { label: '针对', value: call && call.round === own.round ? clauseWords(call.call.clauses, own.clause) : '' },
          { label: '意见', value: <span class="pre-line">{own.body}</span>, wide: true },
          { label: '附件', value: own.files.map(({ name }) => name).join('、') },
        ]}
      />
      <HashFold hash={own.hash} />
      {call?.resultPath && (
        <p>
          <a href={call.resultPath}>看意见采纳情况</a>
        </p>
      )}
    </OpinionFrame>
  );
}
