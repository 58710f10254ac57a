import type { Typed } from '../../../platform/form.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Answers } from '../../../ui/check-answers.tsx';
import { Facts } from '../../../ui/facts.tsx';
import {
  ErrorSummary,
  Fields,
  FileField,
  Form,
  type FormErrors,
  FormSection,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { ConfirmationPanel } from '../../../ui/panel.tsx';
import { QueryCode } from '../../../ui/query-code.tsx';
import { Day } from '../../../ui/when.tsx';
import type { MatterView } from '../queries/matter.ts';
import { idTypes } from '../rules/form.ts';
import type { HeldPaper } from '../rules/held.ts';
import { grounds, type Matter, type MatterKind, matterFacts, matterKinds, outcomeWords } from '../rules/matter.ts';
import type { Dealer } from '../rules/remedies.ts';
import { mostProofs } from '../rules.ts';
import { SendAsTyped } from './check.tsx';
import { type FieldOf, fieldOf, options } from './fields.tsx';
import { type Frame, RequestsPage } from './frame.tsx';
import { WhomToAsk } from './sent.tsx';

interface Props {
  frame: Frame;
  kind: MatterKind;
  units: { slug: string; name: string }[];
  typed: Typed;
  formKey: string;
  errors?: FormErrors;
  /** Papers that are held already, with the keys to them. */
  held: HeldPaper[];
}

export const matterTitles = { correction: '申请更正与自己有关的记录', complaint: '投诉信息公开工作' } as const;

const intros = {
  correction:
    '有证据证明行政机关提供的、与您自身相关的政府信息记录不准确的，可以要求更正。依据：《政府信息公开条例》第四十一条。提出的内容加密保存，不会公开。',
  complaint:
    '认为行政机关没有按照要求主动公开政府信息，或者对申请不依法答复处理的，可以投诉。由政府信息公开工作主管部门查证（《政府信息公开条例》第四十七条）。可以不留姓名。提出的内容加密保存，不会公开。',
} as const;

/** 第四十一条、第四十七条: only what is needed to look into it, and to answer. */
export function MatterPage({ frame, kind, units, typed, formKey, errors, held }: Props) {
  const field = fieldOf(typed, errors);
  return (
    <RequestsPage frame={frame} title={matterTitles[kind]} open error={!!errors}>
      <p class="page-intro">{intros[kind]}</p>
      <ErrorSummary errors={errors} />
      <Form action={`/requests/${kind}/check`} idempotencyKey={formKey} upload guard label={matterTitles[kind]}>
        <FormSection title={kind === 'correction' ? '哪一项记录' : '什么情况'}>
          <SelectField
            {...field('unit', kind === 'correction' ? '保存记录的单位' : '被投诉的单位')}
            required
            blank="请选择"
            options={units.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
          {kind === 'correction' ? <Correction field={field} /> : <Complaint field={field} />}
        </FormSection>
        <Proofs held={held} errors={errors} />
        <Person kind={kind} field={field} />
        <Buttons>
          <Button>下一步，核对</Button>
        </Buttons>
      </Form>
    </RequestsPage>
  );
}

const Correction = ({ field }: { field: FieldOf }) => (
  <>
    <TextArea
      {...field('what', '不准确的记录')}
      hint="哪一项记录，记录里是怎样写的"
      required
      rows={4}
      maxLength={2000}
    />
    <TextArea
      {...field('evidence', '证据和正确的内容')}
      hint="单位会与您联系，核对证据的原件"
      required
      rows={4}
      maxLength={2000}
    />
  </>
);

const Complaint = ({ field }: { field: FieldOf }) => (
  <>
    <RadioGroup {...field('ground', '投诉的事项')} required options={options(grounds)} />
    <TextField {...field('request', '申请编号')} hint="投诉答复的填写，没有的不填" width="medium" maxLength={60} />
    <TextArea
      {...field('what', '具体情况')}
      hint="什么信息、什么时候、单位怎样做的"
      required
      rows={5}
      maxLength={2000}
    />
    <TextArea {...field('evidence', '线索和证据')} hint="可以不填" rows={3} maxLength={2000} />
  </>
);

const Proofs = ({ held, errors }: Pick<Props, 'held' | 'errors'>) => (
  <FormSection
    title="证明材料"
    note={`JPG、PNG 或 PDF，最多 ${mostProofs} 份，每份不超过 10 MB；可以不上传。加密保存，不会公开。`}
  >
    <FileField
      name="proof"
      label="上传材料"
      multiple
      accept=".jpg,.jpeg,.png,.pdf"
      error={errors?.proof}
      held={held.map(({ token, name }) => ({ name, fields: { held_proof: token, name_proof: name } }))}
    />
  </FormSection>
);

function Person({ kind, field }: { kind: MatterKind; field: FieldOf }) {
  const named = kind === 'correction';
  return (
    <FormSection title="您的联系方式" note={named ? undefined : '都可以不填；不填的，凭编号和查询码查询结果。'}>
      <Fields>
        <TextField {...field('name', '姓名或者名称')} required={named} maxLength={100} autocomplete="name" />
        {named && (
          <SelectField
            {...field('idType', '证件名称')}
            required
            blank="请选择"
            options={idTypes.map((value) => ({ value, label: value }))}
          />
        )}
        {named && <TextField {...field('idNumber', '证件号码')} required maxLength={40} autocomplete="off" />}
        <TextField
          {...field('phone', '联系电话')}
          hint={named ? '电话和邮箱至少填一项' : undefined}
          type="tel"
          autocomplete="tel"
        />
        <TextField {...field('email', '电子邮箱')} type="email" autocomplete="email" />
      </Fields>
    </FormSection>
  );
}

type CheckProps = Pick<Props, 'frame' | 'kind' | 'typed' | 'formKey' | 'held'> & { told: Matter; unitName: string };

/** 核对: everything that was typed; nothing is sent yet. */
export function MatterCheckPage({ frame, kind, typed, formKey, held, told, unitName }: CheckProps) {
  const sent = { form: 'answers', action: `/requests/${kind}/`, back: { name: 'back', value: '1' } };
  const papers = held.map(({ name }) => name);
  const said = matterFacts(kind, told, { unitName, papers }).map((one) => ({
    ...one,
    value: <span class="pre-line">{one.value}</span>,
  }));
  return (
    <RequestsPage frame={frame} title="核对填写的内容">
      <Card title="还没有提交，请核对">
        <Answers {...sent} label="填写的内容" columns={1} items={said} />
        <SendAsTyped sent={sent} typed={typed} formKey={formKey} label="提交" />
      </Card>
    </RequestsPage>
  );
}

/** Number and code, once; the answer itself, so that no address bears the code. */
export function MatterSentPage({
  frame,
  kind,
  number,
  code,
  ...dealer
}: Pick<Props, 'frame' | 'kind'> & Dealer & Record<'number' | 'code', string>) {
  return (
    <RequestsPage frame={frame} title={`${matterKinds[kind]}已提交`} bare>
      <ConfirmationPanel
        title={`${matterKinds[kind]}已提交`}
        number={{ label: '编号', value: number }}
        keep={
          <QueryCode code={code}>
            <a href="/requests/status/">查询进度</a>
          </QueryCode>
        }
        next={[
          kind === 'correction'
            ? '保存记录的单位审核；属实的更正，不归它更正的转送有权更正的机关，都会告知您。'
            : '政府信息公开工作主管部门查证；属实的督促整改或者通报批评，结果写在查询页上。',
          '条例没有规定这件事的办理期限，请凭编号和查询码查询结果。',
        ]}
      >
        <WhomToAsk {...dealer} />
      </ConfirmationPanel>
    </RequestsPage>
  );
}

/** What became of it. */
export function MatterStatusPage({ frame, view }: { frame: Frame; view: MatterView }) {
  return (
    <RequestsPage frame={frame} title={matterKinds[view.kind]}>
      <Facts
        label={matterKinds[view.kind]}
        items={[
          { label: '编号', value: view.number },
          { label: '状态', value: view.outcome ? '已处理' : '处理中' },
          { label: view.kind === 'correction' ? '保存记录的单位' : '被投诉的单位', value: view.aboutName },
          { label: '处理单位', value: view.unitPhone ? `${view.unitName}，电话 ${view.unitPhone}` : view.unitName },
          { label: '证明材料', value: view.papers.join('、') },
          { label: '提交日期', value: <Day on={view.submittedOn} /> },
          { label: '处理日期', value: view.decidedOn && <Day on={view.decidedOn} /> },
          { label: '处理结果', value: view.outcome && outcomeWords(view.kind, view.outcome), wide: true },
          { label: '说明', value: view.words && <span class="pre-line">{view.words}</span>, wide: true },
        ]}
      />
    </RequestsPage>
  );
}
