import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Answers } from '../../../ui/check-answers.tsx';
import { Form } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import type { PublicCall } from '../queries/live.ts';
import { clauseWords } from '../rules/clauses.ts';
import type { Opinion } from '../rules/comment.ts';
import type { Carried } from '../rules/tokens.ts';
import { type Frame, OpinionFrame } from './frame.tsx';
import { opinionHref } from './opinion.tsx';

interface Props {
  frame: Frame;
  call: PublicCall;
  opinion: Opinion;
  key: string;
  files: Carried[];
  tokenOf(file: Carried, key: string): string;
  /** Many come at once: what is said of it, and what a browser works on. */
  work?: { words: string; bits: number; challenge: string };
}

/** 核对: everything once more before it counts; going back keeps all of it. */
export function CheckAnswersPage({ frame, call, opinion, key, files, tokenOf, work }: Props) {
  const { clause, body, kind, minor, name, email, phone } = opinion;
  const fields: [string, string][] = [
    ['clause', clause === null ? '' : String(clause)],
    ['body', body],
    ['kind', kind],
    ['minor', minor ? 'on' : ''],
    ['name', name],
    ['email', email],
    ['phone', phone],
    ...files.map((file): [string, string] => ['file', tokenOf(file, key)]),
  ];
  const asked = { form: 'answers', action: opinionHref(call), back: { name: 'step', value: 'edit' } };
  return (
    <OpinionFrame frame={frame} title="核对意见" call={call}>
      {work && (
        <NoticeBox tone="warning" title="请再点一次“提交意见”">
          <p>{work.words}</p>
        </NoticeBox>
      )}
      <p class="page-intro">请核对。提交以后不能修改，可以另外再提。</p>
      <Answers
        {...asked}
        columns={1}
        label="您填写的内容"
        items={[
          { field: 'clause', label: '针对', value: clauseWords(call.call.clauses, clause) },
          { field: 'body', label: '意见', value: <span class="pre-line">{body}</span>, wide: true },
          { field: 'files', label: '附件', value: files.map((file) => file.name).join('、') || '没有附件' },
          { field: 'kind', label: '以谁的名义', value: kind === 'person' ? '个人' : '单位' },
          { field: 'minor', label: '年龄', value: minor ? '未满 18 周岁' : '' },
          { field: 'name', label: '姓名或单位名称', value: name || '没有填写（匿名）' },
          { field: 'email', label: '邮箱', value: email || '没有填写' },
          { field: 'phone', label: '电话', value: phone || '没有填写' },
        ]}
      />
      <Form id={asked.form} action={asked.action} idempotencyKey={key} label="提交意见">
        {fields.map(([field, value]) => (
          <input type="hidden" name={field} value={value} />
        ))}
        {work && (
          <>
            <input type="hidden" name="asked" value="on" />
            <proof-of-work data-challenge={work.challenge} data-bits={String(work.bits)} role="status" />
          </>
        )}
        <Buttons>
          <Button name="step" value="send">
            提交意见
          </Button>
          <Button kind="secondary" {...asked.back}>
            返回修改
          </Button>
        </Buttons>
      </Form>
    </OpinionFrame>
  );
}
