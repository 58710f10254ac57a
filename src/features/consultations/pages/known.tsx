import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { DateField, ErrorSummary, Fields, FileField, Form, SelectField, TextField } from '../../../ui/form.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { BroadcastRow } from '../queries/known.ts';
import type { RoundRow } from '../queries/rounds.ts';
import { broadcastWhats, media } from '../rules/known.ts';
import { atForm } from './line.tsx';

interface Props {
  round: RoundRow;
  broadcasts: BroadcastRow[];
  typed: Typed;
  /** Of the record under which something was wrong; null is the form of a new one. */
  wrong: number | null;
  errors: Record<string, string>;
  rights: { person: number; writes: boolean; agrees: boolean };
  keyFor(): string;
}

const options = (of: Record<string, string>) => Object.entries(of).map(([value, label]) => ({ value, label }));

/** 刊播情况: where else the round and its result were made known; the public reads what a second person has seen. */
export function BroadcastsPage(props: Props) {
  const { round, broadcasts, errors, rights } = props;
  return (
    <>
      <ErrorSummary errors={atForm(errors, props.wrong)} />
      <p>
        公告和采纳情况在报刊、广播、电视、政府公报上刊播的，登记在这里。保密审查人员核对证明以后，公众在公告和采纳情况页面看到。
      </p>
      {broadcasts.length === 0 && (
        <EmptyState title="还没有登记刊播">刊播以后，登记媒体、日期，上传报样或者截图。</EmptyState>
      )}
      {broadcasts.map((item) => (
        <Item {...props} item={item} />
      ))}
      {rights.writes && <New {...props} />}
      <Buttons>
        <ButtonLink href={`/staff/consultations/${round.document}`} kind="quiet">
          返回
        </ButtonLink>
      </Buttons>
    </>
  );
}

function Item(props: Props & { item: BroadcastRow }) {
  const { item, rights } = props;
  const href = `/staff/consultations/broadcasts/${item.id}`;
  return (
    <div id={`broadcast-${item.id}`}>
      <Card title={`${media[item.medium]}　${item.outlet}`}>
        <Facts
          items={[
            {
              label: '状态',
              value: item.agreed ? <Tag tone="success">已核对，公众可见</Tag> : <Tag tone="warning">等待核对</Tag>,
            },
            { label: '内容', value: broadcastWhats[item.what] },
            { label: '日期', value: <Day on={item.appearedOn} /> },
            { label: '版面、时段或期号', value: item.place },
            { label: '证明', value: item.file && <a href={`${href}/proof`}>{item.file.name}</a> },
            { label: '网址', value: item.link },
            { label: '登记', value: item.enterer },
            { label: '核对', value: item.agreer },
          ]}
        />
        {!item.agreed && rights.agrees && item.enteredBy !== rights.person && (
          <Form action={`${href}/agree`} idempotencyKey={props.keyFor()} label={`核对：${item.outlet}`}>
            <p class="field-hint">看过证明，内容与登记的一致，没有不宜公开的信息。核对后公众立即可见。</p>
            <Buttons>
              <Button>已核对，公布</Button>
            </Buttons>
          </Form>
        )}
        {(rights.writes || rights.agrees) && <End {...props} href={href} />}
      </Card>
    </div>
  );
}

function End({ item, wrong, errors, typed, href, keyFor }: Props & { item: BroadcastRow; href: string }) {
  const mine = wrong === item.id;
  return (
    <details class="deed" open={mine || undefined}>
      <summary>撤下</summary>
      <Form action={`${href}/end`} idempotencyKey={keyFor()} label={`撤下：${item.outlet}`}>
        <TextField
          name="reason"
          id={`f-reason-${item.id}`}
          label="理由"
          required
          maxLength={500}
          value={mine ? [typed.reason ?? ''].flat()[0] : ''}
          error={mine ? errors.reason : undefined}
        />
        <Buttons>
          <Button kind="secondary">撤下</Button>
        </Buttons>
      </Form>
    </details>
  );
}

function New({ round, typed, wrong, errors, keyFor }: Props) {
  const said = wrong === null ? errors : {};
  const field = (name: string, label: string) => ({
    ...{ name, label, error: said[name] },
    value: wrong === null ? [typed[name] ?? ''].flat()[0] : '',
  });
  return (
    <Card title="登记刊播">
      <Form
        action={`/staff/consultations/rounds/${round.id}/broadcasts`}
        idempotencyKey={keyFor()}
        upload
        guard
        label="登记刊播"
      >
        <Fields>
          <SelectField {...field('what', '刊播的内容')} required blank="请选择" options={options(broadcastWhats)} />
          <SelectField {...field('medium', '媒体种类')} required blank="请选择" options={options(media)} />
          <TextField {...field('outlet', '媒体名称')} required maxLength={100} hint="例如：丹东日报" />
          <DateField {...field('appearedOn', '刊播日期')} required />
        </Fields>
        <TextField
          {...field('place', '版面、时段或期号')}
          maxLength={200}
          hint="例如：第 3 版；19:00 新闻节目；2026 年第 4 期"
        />
        <TextField {...field('link', '网址')} maxLength={500} hint="媒体网站上能看到的，填写网址" />
        <FileField name="files" label="证明" error={said.files} hint="报样扫描、节目截图，图片或 PDF；核对后公开" />
        <Buttons>
          <Button>登记</Button>
        </Buttons>
      </Form>
    </Card>
  );
}
