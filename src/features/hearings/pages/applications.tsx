import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Form, RadioGroup, TextField } from '../../../ui/form.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { ApplicationRow } from '../queries/hearings.ts';
import { numberOf } from '../rules/forms.ts';
import { whyNotMove } from '../rules/moves.ts';
import type { ShowProps } from './show.tsx';

const kinds = { person: '个人', organisation: '单位' } as const;

/** Who applied: by number, without name and address, which are shown once against a reason. */
export function Applications(props: ShowProps) {
  return (
    <Card title="报名">
      {props.applications.length === 0 && <EmptyState>还没有人报名。</EmptyState>}
      {props.applications.map((application) => (
        <One {...props} application={application} />
      ))}
    </Card>
  );
}

function One(props: ShowProps & { application: ApplicationRow }) {
  const { application, person, writes } = props;
  const { id, kind, minor, stake, at, verdict, reason } = application;
  const known = person?.application === id ? person : null;
  return (
    <section id={`application-${id}`} class="form-section" aria-label={numberOf(id)}>
      <p class="flush">
        <strong>{numberOf(id)}</strong>　{kinds[kind]}
        {minor && '　未满 18 周岁'}　<Moment at={at} />{' '}
        {verdict && (
          <Tag tone={verdict === 'chosen' ? 'success' : 'plain'}>{verdict === 'chosen' ? '参加' : '不参加'}</Tag>
        )}
        {reason && `　${reason}`}
      </p>
      <p>{stake}</p>
      {known && (
        <p>
          {known.name}　{known.phone}　{known.email}
        </p>
      )}
      {writes && <Choose {...props} />}
      {writes && !known && <Reveal {...props} />}
    </section>
  );
}

function Choose({ hearing, status, application, keyFor }: ShowProps & { application: ApplicationRow }) {
  if (hearing.method !== 'rule' || !status || whyNotMove('choose', status) !== null) return null;
  const { id, verdict } = application;
  return (
    <details open={verdict === null}>
      <summary>确定是否参加</summary>
      <Form
        action={`/staff/hearings/applications/${id}/choice`}
        idempotencyKey={keyFor()}
        label={`确定 ${numberOf(id)}`}
      >
        <RadioGroup
          id={`verdict-${id}`}
          name="verdict"
          label="是否参加"
          inline
          value={verdict}
          options={[
            { value: 'chosen', label: '参加' },
            { value: 'not_chosen', label: '不参加' },
          ]}
        />
        <TextField id={`reason-${id}`} name="reason" label="理由" hint="按公告的哪一项条件" maxLength={500} />
        <Buttons>
          <Button kind="secondary">确定</Button>
        </Buttons>
      </Form>
    </details>
  );
}

function Reveal({ application: { id, name }, keyFor }: ShowProps & { application: ApplicationRow }) {
  if (!name) return <p class="quiet">姓名和联系方式已经按期清除。</p>;
  return (
    <details>
      <summary>查看姓名和联系方式</summary>
      <Form
        action={`/staff/hearings/applications/${id}/contact`}
        idempotencyKey={keyFor()}
        label={`查看 ${numberOf(id)}`}
      >
        <TextField id={`why-${id}`} name="why" label="为什么查看" hint="理由记入流水账" maxLength={500} />
        <Buttons>
          <Button kind="secondary">查看</Button>
        </Buttons>
      </Form>
    </details>
  );
}
