import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { ErrorSummary, Form, TextArea } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import type { FileRow } from '../queries.ts';

/** Which words are to go from a copy of a file, and what the clerk should know before and after. */
export function MaskPage({ file, key, typed, error }: { file: FileRow; key: string; typed: string; error?: string }) {
  return (
    <>
      <ErrorSummary errors={{ words: error }} />
      <Card title={`遮盖：${file.name}`}>
        <NoticeBox tone="info" title="系统会这样做">
          <ul>
            <li>
              另外生成一份副本，写出的文字从副本里真正删除，原处留下{file.type === 'pdf' ? '黑块' : '■■■'}
              ；原来的附件不变。
            </li>
            <li>副本重新读一遍，并逐个打开内部的每一部分查找；只要还能找到，就不生成副本。</li>
            <li>图片里的字系统看不到，请自己核对。{file.type === 'pdf' && 'PDF 的批注和表单域不会保留。'}</li>
          </ul>
        </NoticeBox>
        <Form action={`/staff/files/${file.id}/mask`} idempotencyKey={key} label="遮盖文字">
          <TextArea
            name="words"
            label="要遮盖的文字"
            hint="每行一处，例如姓名、身份证号、住址。中间的空格和换行不影响查找，全文出现的都会遮盖。"
            required
            rows={8}
            value={typed}
            error={error}
          />
          <Buttons>
            <Button>生成遮盖后的副本</Button>
            <ButtonLink href={`/staff/files/${file.id}/about`}>返回</ButtonLink>
          </Buttons>
        </Form>
      </Card>
    </>
  );
}
