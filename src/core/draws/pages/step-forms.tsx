import { Button, Buttons, DangerButton } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { CheckGroup, Form, SelectField, TextArea, TextField } from '../../../ui/form.tsx';
import { kinds, type Source } from '../rules/beacon.ts';
import type { StaffDrawProps } from './staff-draw.tsx';

/** The forms of what can be done now, the next step first. */
export function StepForms(props: StaffDrawProps) {
  const { draw, next, newKey } = props;
  const at = (step: string) => `/staff/draws/${draw.id}/${step}`;
  const own = draw.parties.find((party) => party.own)?.party ?? '';
  return (
    <>
      {next.waits && <p>{next.waits}</p>}
      {next.publish && (
        <Card title="公布方案" note="请核对下面的方案和名单。公布后方案不能修改，名单在冻结前仍可调整。">
          <Form action={at('publish')} idempotencyKey={newKey()} label="公布方案">
            <Buttons>
              <Button>核对无误，公布方案</Button>
            </Buttons>
          </Form>
        </Card>
      )}
      {next.freeze && (
        <Card title="冻结名单" note="请核对各层的数量、排除的对象和回避。冻结后公布名单的摘要，名单不能再改。">
          <Form action={at('freeze')} idempotencyKey={newKey()} label="冻结名单">
            <input type="hidden" name="seen" value={props.seen} />
            <Buttons>
              <Button>核对无误，冻结名单</Button>
            </Buttons>
          </Form>
        </Card>
      )}
      {next.commit.includes(own) && (
        <Card title="本单位的随机数" note="由系统生成并密封，公布结果以前谁也看不到；现在公布它的摘要。">
          <Form action={at('commit-own')} idempotencyKey={newKey()} label="本单位的随机数">
            <Buttons>
              <Button>生成并公布承诺</Button>
            </Buttons>
          </Form>
        </Card>
      )}
      <Commit {...props} parties={next.commit.filter((party) => party !== own)} />
      <Enter {...props} />
      <HandIn {...props} />
      {next.draw && (
        <Card title="抽取" note="同一方案只抽一次。结果的摘要立即记入台账并公布。">
          <Form action={at('draw')} idempotencyKey={newKey()} label="抽取">
            <Buttons>
              <Button>抽取</Button>
            </Buttons>
          </Form>
        </Card>
      )}
      {next.reveal && (
        <Card
          title="公布结果"
          note="公布名单、随机数和结果，任何人都可以重新计算。需要突击检查的，检查结束后、期限以前再公布。"
        >
          <Form action={at('reveal')} idempotencyKey={newKey()} label="公布结果">
            <Buttons>
              <DangerButton consequence="公布后公众立即可见，不能收回">公布结果</DangerButton>
            </Buttons>
          </Form>
        </Card>
      )}
      <Abort {...props} />
    </>
  );
}

const typedText = (typed: StaffDrawProps['typed'], name: string) =>
  typeof typed[name] === 'string' ? typed[name] : '';

const partyOptions = ({ draw }: StaffDrawProps, parties: string[]) =>
  draw.parties
    .filter(({ party }) => parties.includes(party))
    .map(({ party, name }) => ({ value: party, label: `${name}（${party}）` }));

function Commit(props: StaffDrawProps & { parties: string[] }) {
  const { draw, typed, errors, newKey, parties } = props;
  if (parties.length === 0) return null;
  return (
    <Card title="登记其他方的承诺" note="只登记该方带来的摘要，随机数由该方自己保管，公共事件以后再交。">
      <Form action={`/staff/draws/${draw.id}/commit`} idempotencyKey={newKey()} label="登记其他方的承诺">
        <SelectField
          name="party"
          label="参加方"
          required
          value={typedText(typed, 'party')}
          error={errors.party}
          options={partyOptions(props, parties)}
        />
        <TextField
          name="hash"
          label="承诺"
          required
          maxLength={64}
          value={typedText(typed, 'hash')}
          error={errors.hash}
          hint={`对“ZXDRAW-1 SHARE、${draw.number}、代码、随机数”四行文字求摘要，64 位十六进制`}
        />
        <Buttons>
          <Button>登记并公布</Button>
        </Buttons>
      </Form>
    </Card>
  );
}

function Enter({ draw, next, typed, errors, newKey }: StaffDrawProps) {
  const due = draw.sources.filter(({ source }) => next.enter.includes(source));
  if (due.length === 0) return null;
  const hints = due
    .map(({ source }) => `${kinds[source as Source].words}${kinds[source as Source].valueHint}`)
    .join('；');
  return (
    <Card title="公共事件的数值" note="一人录入，另一人自行查证后再填一遍核对。两次一致才公布。">
      <Form action={`/staff/draws/${draw.id}/beacon`} idempotencyKey={newKey()} label="公共事件的数值">
        <SelectField
          name="source"
          label="公共事件"
          required
          value={typedText(typed, 'source')}
          error={errors.source}
          options={due.map(({ source, event }) => ({ value: source, label: `${kinds[source].words} ${event}` }))}
        />
        <TextField
          name="value"
          label="数值"
          required
          maxLength={100}
          value={typedText(typed, 'value')}
          error={errors.value}
          hint={hints}
        />
        <Buttons>
          <Button name="do" value="enter">
            录入
          </Button>
          <Button name="do" value="confirm" kind="secondary">
            核对并公布
          </Button>
        </Buttons>
      </Form>
    </Card>
  );
}

function HandIn(props: StaffDrawProps) {
  const { draw, next, typed, errors, newKey } = props;
  if (next.handIn.length === 0) return null;
  return (
    <Card title="登记其他方的随机数" note="密封保存，公布结果以前谁也看不到。与承诺不一致的，抽签公开作废。">
      <Form action={`/staff/draws/${draw.id}/share`} idempotencyKey={newKey()} label="登记其他方的随机数">
        <SelectField
          name="party"
          label="参加方"
          required
          value={typedText(typed, 'party')}
          error={errors.party}
          options={partyOptions(props, next.handIn)}
        />
        <TextField
          name="secret"
          label="随机数"
          required
          maxLength={128}
          value={typedText(typed, 'secret')}
          error={errors.secret}
          hint="64 至 128 位十六进制，字母小写"
        />
        {errors.secret && (
          <CheckGroup
            name="mismatch"
            label="不一致时"
            options={[{ value: 'yes', label: '确认不一致，抽签公开作废' }]}
          />
        )}
        <Buttons>
          <Button>登记</Button>
        </Buttons>
      </Form>
    </Card>
  );
}

function Abort({ draw, next, typed, errors, newKey }: StaffDrawProps) {
  if (!next.abort) return null;
  return (
    <details open={!!errors.abortReason}>
      <summary>终止抽签</summary>
      <Form action={`/staff/draws/${draw.id}/abort`} idempotencyKey={newKey()} label="终止抽签">
        <TextArea
          name="abortReason"
          label="终止的原因"
          required
          rows={2}
          maxLength={300}
          value={typedText(typed, 'abortReason')}
          error={errors.abortReason}
          hint={draw.number ? '原因会公开，编号不再使用' : undefined}
        />
        <Buttons>
          <DangerButton consequence="终止以后不能恢复">终止</DangerButton>
        </Buttons>
      </Form>
    </details>
  );
}
