import { StateTag } from '../../../core/publications/pages/state-tag.tsx';
import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { DateField, ErrorSummary, Form, TextField } from '../../../ui/form.tsx';
import { Day } from '../../../ui/when.tsx';
import type { ApplicationRow, DrawOf, HearingRow, PapersRow } from '../queries/hearings.ts';
import { forms, methods } from '../rules/elements.ts';
import { type Move, type Status, whyNotMove } from '../rules/moves.ts';
import { Applications } from './applications.tsx';
import { StatusTag } from './frame.tsx';

export interface Person {
  application: number;
  name: string;
  phone: string;
  email: string;
}

export interface ShowProps {
  hearing: HearingRow;
  applications: ApplicationRow[];
  papers: PapersRow[];
  draw: DrawOf | undefined;
  /** Null before the notice was public. */
  status: Status | null;
  writes: boolean;
  errors?: Record<string, string> | undefined;
  typed: Typed;
  person?: Person | undefined;
  today: string;
  keyFor(): string;
}

/** One hearing, with what comes next. */
export function ShowPage(props: ShowProps) {
  const { hearing, writes, errors, status } = props;
  const { document, edition, state, notice, path } = hearing;
  const chosen = props.applications.filter(({ verdict }) => verdict === 'chosen').length;
  return (
    <>
      <ErrorSummary errors={errors} />
      <p>
        {status && path && <StatusTag status={status} />}{' '}
        {state !== 'issued' && <StateTag state={state} live={false} />}
      </p>
      <Facts
        items={[
          { label: '形式', value: forms[notice.form] },
          { label: '举行', value: notice.heldOn && <Day on={notice.heldOn} /> },
          { label: '报名截止', value: notice.applyUntil && <Day on={notice.applyUntil} /> },
          { label: '确定方式', value: methods[notice.method] },
          { label: '名额', value: String(notice.seats) },
          { label: '报名', value: `${props.applications.length} 份，已确定参加 ${chosen} 份` },
        ]}
      />
      <div class="form-section">
        <Buttons>
          {writes && ['draft', 'submitted', 'cleared'].includes(state) && (
            <ButtonLink href={`/staff/hearings/editions/${edition}`} kind="primary">
              编辑公告
            </ButtonLink>
          )}
          <ButtonLink href={`/staff/documents/${document}`}>送审、更正和流转</ButtonLink>
          {path && <ButtonLink href={path}>看公开的页面</ButtonLink>}
          {hearing.list && <ButtonLink href={`/staff/documents/${hearing.list}`}>参加人名单</ButtonLink>}
          {hearing.record && <ButtonLink href={`/staff/documents/${hearing.record}`}>笔录</ButtonLink>}
        </Buttons>
      </div>
      {writes && status && <Next {...props} status={status} />}
      <Applications {...props} />
      <Papers {...props} />
    </>
  );
}

/** The buttons of what may be done now. */
function Next(props: ShowProps & { status: Status }) {
  const { hearing, draw, status } = props;
  const may = (move: Move) => whyNotMove(move, status) === null;
  const byDraw = hearing.method === 'draw';
  return (
    <div class="form-section">
      {byDraw && may('openDraw') && (!draw || draw.ended) && <One {...props} deed="draw" words="发起公开抽签" />}
      {byDraw && draw && (
        <p>
          <a href={`/staff/draws/${draw.draw}`}>公开抽签{draw.number && ` ${draw.number}`}</a>
        </p>
      )}
      {byDraw && may('takeDraw') && <One {...props} deed="taken" words="采用抽签结果" />}
      {may('list') && <One {...props} deed="list" words={hearing.list ? '重新生成参加人名单' : '生成参加人名单'} />}
      {may('record') && !hearing.record && <One {...props} deed="record" words="起草笔录" />}
    </div>
  );
}

function One({ hearing, keyFor, deed, words }: ShowProps & { deed: string; words: string }) {
  return (
    <Form action={`/staff/hearings/${hearing.document}/${deed}`} idempotencyKey={keyFor()} label={words}>
      <Button kind="secondary">{words}</Button>
    </Form>
  );
}

function Papers({ hearing, papers, writes, status, errors, typed, keyFor, today }: ShowProps) {
  const value = (name: string) => [typed[name] ?? ''].flat()[0];
  const open = writes && status !== null && whyNotMove('papers', status) === null;
  if (papers.length === 0 && !open) return null;
  return (
    <Card title="材料送达">
      {papers.map(({ sentOn, what, lateReason }) => (
        <p>
          <Day on={sentOn} />　{what}
          {lateReason && `　晚于规定：${lateReason}`}
        </p>
      ))}
      {open && (
        <Form action={`/staff/hearings/${hearing.document}/papers`} idempotencyKey={keyFor()} label="登记材料送达">
          <DateField name="sentOn" label="送达日期" required value={value('sentOn') || today} error={errors?.sentOn} />
          <TextField name="what" label="哪些材料" required value={value('what')} error={errors?.what} maxLength={500} />
          <TextField
            name="lateReason"
            label="晚于规定的理由"
            hint="按期送达的不填；填了会公开"
            value={value('lateReason')}
            error={errors?.lateReason}
            maxLength={500}
          />
          <Buttons>
            <Button kind="secondary">登记</Button>
          </Buttons>
        </Form>
      )}
    </Card>
  );
}
