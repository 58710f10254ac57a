import { disclosures, numberWords } from '../../../core/publications/rules.ts';
import type { Typed } from '../../../platform/form.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { type Fact, Facts } from '../../../ui/facts.tsx';
import {
  DateField,
  ErrorSummary,
  Fields,
  Form,
  type FormErrors,
  FormSection,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { Day } from '../../../ui/when.tsx';
import type { Tied } from '../queries/regulations.ts';
import { outcomes } from '../rules/cleaning.ts';
import type { RegulationItem } from '../rules/ledger.ts';
import { type ChainLink, categories, competitionOutcomes } from '../rules/regulation.ts';
import { Chain } from './chain.tsx';
import { one } from './duties-fields.tsx';
import { StandingTag, WarningTags } from './warning-tags.tsx';

export interface RegulationProps {
  item: RegulationItem;
  chain: ChainLink[];
  mayKeep: boolean;
  /** The form that was refused, with what was typed; otherwise what is entered. */
  typed: Typed;
  form: string;
  errors: FormErrors;
  keyFor(name: string): string;
}

/** One regulation of the ledger: every field of §4.6, what is due, and the forms for what core does not know. */
export function RegulationPage(props: RegulationProps) {
  const { item, chain, mayKeep, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <p>
        <StandingTag standing={item.standing} /> {item.warnings.length > 0 && <WarningTags warnings={item.warnings} />}
      </p>
      <Facts label="台账" items={factsOf(item)} />
      <p>
        <a href={`/staff/documents/${item.document}`}>查看文件和办理过程</a>
        {item.path && (
          <>
            {' · '}
            <a href={item.path}>公开页面</a>
          </>
        )}
      </p>
      <Chain links={chain} />
      <Filings {...props} />
      {mayKeep && <EnterForm {...props} />}
    </>
  );
}

const day = (on: string | null | undefined) => on && <Day on={on} long />;

function factsOf(item: RegulationItem): Fact[] {
  const { cleaned, proposed, legality, competition, evaluation } = item;
  return [
    { label: '发文字号', value: item.number && numberWords(item.number) },
    { label: '类别', value: `${categories[item.category]}${item.entered ? '' : '（尚未登记，系统推定）'}` },
    { label: '制定机关', value: item.issuer },
    { label: '起草单位', value: item.unitName },
    { label: '统一编号（登记号）', value: item.registerNumber },
    { label: '公开属性', value: disclosures[item.disclosure] },
    { label: '成文日期', value: day(item.formedOn) },
    { label: '公布日期', value: day(item.publishedOn) },
    { label: '施行日期', value: day(item.effectiveOn) },
    { label: '有效期至', value: day(item.validUntil) },
    { label: '效力变更', value: item.decidedOn && `自 ${item.decidedOn} 起：${item.decidedNote}`, wide: true },
    { label: '合法性审核', value: legality && `${legality.number}（${legality.on}）` },
    { label: '公平竞争审查', value: competition && `${competition.outcome}（${competition.on}）` },
    { label: '有效期评估', value: evaluation && `${evaluation.outcome}（${evaluation.on}）` },
    { label: '清理结论', value: cleaned && `${cleaned.round}：${outcomes[cleaned.outcome].words}（${cleaned.on}）` },
    { label: '拟作清理结论', value: proposed && `${proposed.round}：${outcomes[proposed.outcome].words}` },
    { label: '征求意见', value: consultationOf(item), wide: true },
    { label: '解读', value: item.interpretations.length > 0 && <TiedList tied={item.interpretations} />, wide: true },
    { label: '替代的文件', value: item.replaces.length > 0 && <TiedList tied={item.replaces} />, wide: true },
    { label: '被替代', value: item.replacedBy.length > 0 && <TiedList tied={item.replacedBy} />, wide: true },
    {
      label: '依据文件',
      value: item.bases && <Lines text={item.bases} />,
      wide: true,
    },
    { label: '汇编专题', value: item.topic },
  ];
}

function consultationOf({ consultations, consultation }: RegulationItem) {
  if (consultations.length > 0) return <TiedList tied={consultations} />;
  return consultation && <a href={consultation}>{consultation}</a>;
}

/** Text with its line ends. */
const Lines = ({ text }: { text: string }) => (
  <>
    {text.split('\n').map((line) => (
      <>
        {line}
        <br />
      </>
    ))}
  </>
);

function TiedList({ tied }: { tied: Tied[] }) {
  return (
    <ul>
      {tied.map(({ document, title, number }) => (
        <li>
          <a href={`/staff/documents/${document}`}>{title}</a> <span class="quiet">{number}</span>
        </li>
      ))}
    </ul>
  );
}

function Filings({ item, mayKeep, keyFor, typed, form, errors }: RegulationProps) {
  const own = form === 'filing' ? typed : {};
  const said = form === 'filing' ? errors : {};
  const base = `/staff/policies/regulations/${item.document}`;
  return (
    <FormSection title="备案" note="自公布之日起 15 日内报上一级人民政府备案；部门文件同时报本级人民政府备案。">
      {item.filings.length === 0 && <p>还没有备案登记。</p>}
      <ul>
        {item.filings.map(({ id, authority, number, filedOn }) => (
          <li>
            {authority}　{number || '（未载备案号）'}　<Day on={filedOn} />
            {mayKeep && (
              <details class="fold">
                <summary>撤销这条登记</summary>
                <Form
                  action={`${base}/filings/${id}/drop`}
                  idempotencyKey={keyFor('drop')}
                  label={`撤销备案登记：${authority}`}
                >
                  <TextField name="reason" id={`reason-${id}`} label="撤销的理由" required />
                  <Button kind="secondary">撤销登记</Button>
                </Form>
              </details>
            )}
          </li>
        ))}
      </ul>
      {mayKeep && item.entered && (
        <Form action={`${base}/filings`} idempotencyKey={keyFor('filing')} label="登记备案">
          <Fields>
            <TextField
              name="authority"
              label="受备机关"
              required
              value={one(own, 'authority')}
              error={said.authority}
            />
            <TextField name="number" label="备案号" value={one(own, 'number')} error={said.number} />
            <DateField name="filedOn" label="备案日期" required value={one(own, 'filedOn')} error={said.filedOn} />
          </Fields>
          <Button kind="secondary">登记备案</Button>
        </Form>
      )}
    </FormSection>
  );
}

/** The fields as they are entered now. */
export function typedOf(item: RegulationItem): Typed {
  const { category, registerNumber, bases, consultation, legality, competition, evaluation } = item;
  return {
    category,
    issuer: item.issuerEntered,
    registerNumber,
    topic: item.topicEntered,
    bases,
    consultation,
    legalityNumber: legality?.number,
    legalityOn: legality?.on,
    competition: competition?.outcome,
    competitionOn: competition?.on,
    evaluation: evaluation?.outcome,
    evaluationOn: evaluation?.on,
  };
}

function EnterForm({ item, typed, form, errors, keyFor }: RegulationProps) {
  const shown = form === 'enter' ? typed : typedOf(item);
  const said = form === 'enter' ? errors : {};
  const field = (name: string) => ({ name, value: one(shown, name), error: said[name] });
  return (
    <Form
      action={`/staff/policies/regulations/${item.document}`}
      idempotencyKey={keyFor('enter')}
      label="登记台账"
      guard
    >
      <FormSection title="登记台账" note="标题、发文字号、日期、解读和替代关系取自文件本身，这里只登记系统不知道的。">
        <Fields>
          <SelectField
            {...field('category')}
            label="类别"
            required
            options={Object.entries(categories).map(([value, label]) => ({ value, label }))}
          />
          <TextField {...field('registerNumber')} label="统一编号或登记号" hint="统一登记、统一编号、统一印发" />
          <TextField {...field('issuer')} label="制定机关" hint="与起草单位相同的可以不填" />
          <TextField {...field('topic')} label="汇编专题" hint="不填的按主题分类汇编" />
          <TextField {...field('legalityNumber')} label="合法性审核意见书编号" />
          <DateField {...field('legalityOn')} label="合法性审核日期" />
          <SelectField
            {...field('competition')}
            label="公平竞争审查"
            blank="尚未登记"
            options={competitionOutcomes.map((value) => ({ value, label: value }))}
          />
          <DateField {...field('competitionOn')} label="公平竞争审查日期" />
          <TextField {...field('evaluation')} label="有效期评估结论" />
          <DateField {...field('evaluationOn')} label="评估日期" />
        </Fields>
        <TextField {...field('consultation')} label="征求意见链接" hint="在本平台征求意见的自动关联，不用填写" />
        <TextArea {...field('bases')} label="依据文件" rows={3} hint="一行一件" />
        <Buttons>
          <Button>保存登记</Button>
        </Buttons>
      </FormSection>
    </Form>
  );
}
