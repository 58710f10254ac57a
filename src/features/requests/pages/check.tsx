import type { Child } from 'hono/jsx';
import type { Typed } from '../../../platform/form.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { type Answer, Answers } from '../../../ui/check-answers.tsx';
import { Form } from '../../../ui/form.tsx';
import { DocumentList } from '../../../ui/list.tsx';
import { applicantFacts, type Filed } from '../rules/filed.ts';
import type { HeldPaper } from '../rules/held.ts';
import { carriers, ways } from '../rules.ts';
import { howLong } from './form.tsx';
import { type Frame, RequestsPage } from './frame.tsx';

interface Props {
  frame: Frame;
  unitName: string;
  filed: Filed;
  /** As it was typed, to be sent again. */
  typed: Typed;
  formKey: string;
  held: HeldPaper[];
  known: { path: string; title: string; unitName: string; on: string }[];
}

const sent = { form: 'answers', action: '/requests/', back: { name: 'back', value: '1' } };

interface AsTyped extends Pick<Props, 'typed' | 'formKey'> {
  sent: typeof sent;
  label: string;
  children?: Child;
}

/** All that was typed, unseen: it is sent as it stands, or taken back to its form. */
export const SendAsTyped = ({ sent: { form, action, back }, typed, formKey, label, children }: AsTyped) => (
  <Form id={form} action={action} idempotencyKey={formKey} label={label}>
    {Object.entries(typed)
      .filter(([name]) => name !== '_key' && name !== back.name)
      .flatMap(([name, value]) => [value ?? []].flat().map((one) => <input type="hidden" name={name} value={one} />))}
    {children}
    <Buttons>
      <Button>{label}</Button>
      <Button kind="secondary" {...back}>
        返回修改
      </Button>
    </Buttons>
  </Form>
);

/** 核对: what is public already, then everything that was typed; nothing is sent yet. */
export function CheckPage({ frame, unitName, filed, typed, formKey, held, known }: Props) {
  return (
    <RequestsPage frame={frame} title="核对申请内容">
      {known.length > 0 && (
        <Card title="这些已经公开的信息可能就是您要的" note="打开看看；不是的，请继续提交。">
          <DocumentList
            look="rich"
            label="已经公开的信息"
            items={known.map(({ path, title, unitName: note, on }) => ({ href: path, title, note, on }))}
          />
        </Card>
      )}
      <Card title="申请还没有提交，请核对">
        <Answers {...sent} label="申请人" items={applicantFacts(filed, true)} />
        <Answers {...sent} label="所需信息" items={wantedFacts(filed, unitName, held)} columns={1} />
        <SendAsTyped sent={sent} typed={typed} formKey={formKey} label="提交申请">
          <p>{howLong}</p>
        </SendAsTyped>
      </Card>
    </RequestsPage>
  );
}

const wantedFacts = (filed: Filed, unitName: string, held: HeldPaper[]): Answer[] => [
  { field: 'unit', label: '受理机关', value: unitName },
  { field: 'title', label: '所需信息的名称', value: filed.title },
  { field: 'fileNumber', label: '发文字号', value: filed.fileNumber },
  { field: 'features', label: '其他特征描述', value: filed.features && <span class="pre-line">{filed.features}</span> },
  { field: 'way', label: '获取方式', value: ways[filed.way] },
  { field: 'carrier', label: '载体', value: carriers[filed.carrier] },
  { field: 'acceptOther', label: '接受其他方式', value: filed.acceptOther ? '是' : '否' },
  { field: 'help', label: '需要的帮助', value: filed.help },
  { field: 'identity', label: '材料', value: held.map(({ name }) => name).join('、') || '没有上传' },
];
