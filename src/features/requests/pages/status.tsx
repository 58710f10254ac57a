import type { Child } from 'hono/jsx';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Derivation } from '../../../ui/derivation.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ErrorSummary, Form, type FormErrors, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Steps } from '../../../ui/steps.tsx';
import { Day } from '../../../ui/when.tsx';
import { documentKinds } from '../rules/documents.ts';
import { moves } from '../rules/flow.ts';
import { outcomes } from '../rules/outcomes.ts';
import { progressOf } from '../rules/progress.ts';
import type { View } from '../rules/view.ts';
import { states } from '../rules.ts';
import { MoveCards } from './applicant-moves.tsx';
import { type Frame, RequestsPage } from './frame.tsx';

/** Number and code as they travel: in the body of every form, never in an address. */
export interface Key {
  number: string;
  code: string;
}

/** 查询进度: the two things that only the applicant has. */
export function AskPage({ frame, typed, errors }: { frame: Frame; typed: Key; errors?: FormErrors }) {
  return (
    <RequestsPage frame={frame} title="查询办理进度" open error={!!errors}>
      <ErrorSummary errors={errors} />
      <Form action="/requests/status/" label="查询办理进度">
        <TextField
          name="number"
          label="申请编号"
          hint="照提交成功的页面或者回执填写，连同前面的字和年份；括号用哪种都可以"
          value={typed.number}
          error={errors?.number}
          width="medium"
          required
          autocomplete="off"
        />
        <TextField
          name="code"
          label="查询码"
          hint="13 位字母和数字，在提交成功的页面或者回执上"
          value={typed.code}
          error={errors?.code}
          width="medium"
          required
          autocomplete="off"
        />
        <Buttons>
          <Button>查询</Button>
        </Buttons>
      </Form>
      <p>
        还没有申请的，可以<a href="/requests/">提交申请</a>。编号和查询码都丢失的，请带身份证件到受理机关查询。
      </p>
    </RequestsPage>
  );
}

interface Props {
  frame: Frame;
  proof: Key;
  view: View;
  formKey: string;
  said?: string | null;
  typed?: string;
  errors?: FormErrors;
}

export function StatusPage({ frame, proof, view, formKey, said, typed, errors }: Props) {
  return (
    <RequestsPage frame={frame} title="申请办理进度" error={!!errors}>
      {said && (
        <NoticeBox tone="success" title={said}>
          <p>页面下方的办理过程里已经记录。</p>
        </NoticeBox>
      )}
      <ErrorSummary errors={errors} />
      <Steps label="办理进度" steps={progressOf(view)} />
      <Facts label="申请" items={factsOf(view)} />
      {view.due && !view.due.ended && view.state !== 'closed' && (
        <Card title="答复期限">
          <Derivation
            dueOn={view.due.dueOn}
            steps={view.due.derivation}
            standing={view.standing?.line}
            audience="public"
          />
        </Card>
      )}
      <MoveCards {...{ proof, view, formKey, typed, errors }} />
      <Documents proof={proof} view={view} />
      <History view={view} />
      {view.parts.length > 0 && <Parts view={view} />}
    </RequestsPage>
  );
}

const factsOf = (view: View) => [
  { label: '申请编号', value: view.number },
  { label: '状态', value: states[view.state] },
  { label: '处理结果', value: view.outcome && outcomes[view.outcome].words },
  { label: '受理机关', value: view.unitPhone ? `${view.unitName}，电话 ${view.unitPhone}` : view.unitName },
  { label: '提交日期', value: <Day on={view.submittedOn} /> },
  { label: '收到日期', value: view.receivedOn && <Day on={view.receivedOn} /> },
  { label: '办结日期', value: view.endedOn && <Day on={view.endedOn} /> },
  { label: '所需信息', value: view.wanted, wide: true },
];

/** A button each, for a link would need the code in its address. */
function Documents({ proof, view }: { proof: Key; view: View }) {
  const { documents, papers } = view;
  if (documents.length + papers.length === 0) return null;
  return (
    <Card title="文书和答复">
      <ul class="plain-list">
        {documents.map(({ id, kind, number, madeOn }) => (
          <li>
            {documentKinds[kind].title}（{number}，<Day on={madeOn} />）
            <Download proof={proof} what="document" id={id} name="format" value="pdf">
              下载 PDF
            </Download>
            <Download proof={proof} what="document" id={id} name="format" value="docx">
              下载 Word
            </Download>
          </li>
        ))}
        {papers.map(({ id, name }) => (
          <li>
            {name}
            <Download proof={proof} what="paper" id={id} name="format" value="as_is">
              下载
            </Download>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface DownloadProps {
  proof: Key;
  what: 'document' | 'paper';
  id: number;
  name: string;
  value: string;
  children?: Child;
}

function Download({ proof, what, id, name, value, children }: DownloadProps) {
  return (
    <Form
      action="/requests/status/download"
      class="inline-form"
      label={`下载${what === 'paper' ? '答复附件' : '文书'} ${id} ${value}`}
    >
      <Proof proof={proof} />
      <input type="hidden" name="what" value={what} />
      <input type="hidden" name="id" value={String(id)} />
      <Button kind="secondary" name={name} value={value}>
        {children}
      </Button>
    </Form>
  );
}

export function Proof({ proof }: { proof: Key }) {
  return (
    <>
      <input type="hidden" name="number" value={proof.number} />
      <input type="hidden" name="code" value={proof.code} />
    </>
  );
}

function History({ view }: { view: View }) {
  return (
    <Card title="办理过程">
      <ol class="plain-list">
        {view.history.map(({ on, move, note }) => (
          <li>
            <Day on={on} />　{move === 'submit' ? '提交申请' : moves[move]}
            {note && `：${note}`}
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** A request with several matters goes on as several; each is followed by itself. */
function Parts({ view }: { view: View }) {
  return (
    <Card title="拆分出来的申请" note="一件申请有几项内容的，分别办理。请分别凭编号和查询码查询。">
      <ul class="plain-list">
        {view.parts.map(({ number, code, subject, state }) => (
          <li>
            {number}：{subject}（{states[state]}），查询码 <strong class="code">{code}</strong>
          </li>
        ))}
      </ul>
    </Card>
  );
}
