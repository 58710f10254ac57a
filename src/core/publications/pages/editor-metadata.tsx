import type { Child } from 'hono/jsx';
import type { Typed } from '../../../platform/form.ts';
import { Card } from '../../../ui/cards.tsx';
import { DateField, Fields, type FormErrors, SelectField, TextArea, TextField } from '../../../ui/form.tsx';
import { genres, interpretationForms, languages, textOf as one, subjects } from '../content-form.ts';

type Part = { typed: Typed; errors: FormErrors };

/** The catalogue record that the drafter states (standards §5.5). */
export function IndexFields({ typed, errors }: Part) {
  const field = (name: string) => ({ name, value: one(typed, name), error: errors[name] });
  const wrong = indexNames.some((name) => errors[name]);
  return (
    <Folded title="索引信息" open={wrong}>
      <Fields>
        <SelectField {...field('subject')} label="主题分类" blank="未选择" options={options(subjects)} />
        <SelectField {...field('genre')} label="体裁分类" blank="未选择" options={options(genres)} />
        <TextField {...field('keywords')} label="主题词" hint="用空格或顿号分开" />
        <DateField {...field('formedOn')} label="成文日期" />
        <DateField {...field('effectiveOn')} label="施行日期" />
        <DateField {...field('expiresOn')} label="有效期至" />
        <TextField {...field('recipients')} label="主送机关" hint="依次写明" />
        <TextField {...field('signatory')} label="发文机关署名" hint="空着就是起草单位" />
        <TextField {...field('number')} label="原发文字号" hint="只填他处已编的文号" />
        <TextField {...field('source')} label="来源" hint="转载的内容写明来源" />
        <TextField {...field('sourceUrl')} label="来源网址" type="url" hint="转载的原文网址" />
        <TextField {...field('author')} label="作者或责任编辑" hint="显示在正文上方" />
        <TextField {...field('audience')} label="服务对象" />
        <TextField {...field('contact')} label="政策咨询电话" type="tel" />
        {one(typed, 'firstPublishedOn') && (
          <>
            <DateField {...field('firstPublishedOn')} label="原发布日期（迁移）" />
            <TextField {...field('firstPublishedSource')} label="原发布日期的依据" hint="旧网站上哪里这样写" />
          </>
        )}
        {one(typed, 'language') && (
          <>
            <SelectField
              {...field('language')}
              label="文种"
              options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
            />
            <TextField
              {...field('translatedFrom')}
              label="译自第几版"
              hint="照原文现在的版次核对后填写"
              width="short"
            />
          </>
        )}
      </Fields>
      <TextArea {...field('abstract')} label="内容概述" rows={3} maxLength={500} />
    </Folded>
  );
}

const indexNames = [
  'subject',
  'genre',
  'keywords',
  'formedOn',
  'effectiveOn',
  'expiresOn',
  'recipients',
  'signatory',
  'number',
  'source',
  'sourceUrl',
  'author',
  'audience',
  'contact',
  'abstract',
  'firstPublishedOn',
  'firstPublishedSource',
  'language',
  'translatedFrom',
];

/** A part that waits behind its heading on a phone; on a wide screen it always stands open, with and without script. */
function Folded({ title, open, children }: { title: string; open: boolean; children?: Child }) {
  return (
    <section class="card foldable" aria-label={title}>
      <div class="card-head">
        <h2>{title}</h2>
      </div>
      <details class="foldable-switch" open={open || undefined}>
        <summary>{title}</summary>
      </details>
      <div class="foldable-body">{children}</div>
    </section>
  );
}

const options = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }));

/** Of an interpretation: its form, and the words of a picture or recording for those who cannot see or hear it. */
export function InterpretationFields({ typed, errors }: Part) {
  return (
    <>
      <SelectField
        name="form"
        label="解读形式"
        required
        value={one(typed, 'form')}
        options={interpretationForms.map((name) => ({ value: name, label: name }))}
        error={errors.form}
      />
      <TextField
        name="interpreter"
        label="解读人"
        hint="姓名和职务"
        value={one(typed, 'interpreter')}
        error={errors.interpreter}
      />
      <TextArea
        name="transcript"
        label="全文或文字稿"
        hint="图解附全文，音频视频附文字稿，看不见、听不到的人也能读到。"
        rows={8}
        value={one(typed, 'transcript')}
        error={errors.transcript}
      />
    </>
  );
}

/** 解读方案 goes through sign-off with the policy: outline, form, channel, time (standards §4.4). */
export function PlanFields({ typed, errors }: Part) {
  return (
    <Card title="解读方案" note="解读方案随文件一并送审、签发，不向公众显示。">
      <TextArea
        name="plan"
        label="解读提纲"
        hint="背景依据、目标任务、主要内容、适用范围、期限、惠民举措、新旧差异等"
        rows={4}
        value={one(typed, 'plan')}
        error={errors.plan}
      />
      <TextField
        name="planForm"
        label="形式"
        hint="例如：文字解读、图解"
        value={one(typed, 'planForm')}
        error={errors.planForm}
      />
      <TextField name="planChannel" label="渠道" value={one(typed, 'planChannel')} error={errors.planChannel} />
      <TextField
        name="planTime"
        label="时间"
        hint="与文件同时，最迟在文件公布后 3 个工作日内"
        value={one(typed, 'planTime')}
        error={errors.planTime}
      />
    </Card>
  );
}
