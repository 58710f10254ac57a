import { Button } from '../../../ui/buttons.tsx';
import { Fields, Form, FormSection, SelectField, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Moment } from '../../../ui/when.tsx';
import { stateOfRound } from '../rules/cleaning.ts';
import { one } from './duties-fields.tsx';
import type { RoundProps } from './round.tsx';
import { Closed } from './round-close.tsx';
import { roundsHref } from './rounds.tsx';

/** 清理结果公告: published, on its way, or the form to draft it once every conclusion is there. */
export function Announcement({ round, whyNot, mayDraft, kinds, typed, form, errors, keyFor }: RoundProps) {
  if (round.closedAt) return <Closed round={round} />;
  const state = stateOfRound(round);
  if (round.appliedAt) {
    return (
      <NoticeBox tone="success" title="清理结果已经公布，结论已经生效">
        <p>
          {round.announcementPath && <a href={round.announcementPath}>{round.announcementTitle}</a>}（
          <Moment at={round.appliedAt} />）
        </p>
      </NoticeBox>
    );
  }
  if (state === 'announced') {
    return (
      <NoticeBox title="清理结果公告办理中">
        <p>
          <a href={`/staff/documents/${round.announcement}`}>{round.announcementTitle}</a>
          。公告审查、签发并发布时，结论同时生效。此后又改变结论的，公告不能发布：请作废草稿，重新起草。
        </p>
      </NoticeBox>
    );
  }
  if (whyNot || !mayDraft) return whyNot ? <p class="quiet">{whyNot}</p> : null;
  const own = form === 'announce' ? typed : { title: `关于公布${round.title}结果的公告` };
  return (
    <Form
      action={`${roundsHref}/${round.id}/announcement`}
      idempotencyKey={keyFor('announce')}
      label="起草清理结果公告"
    >
      <FormSection title="起草清理结果公告" note="结论全部作出。公告按一般文件送审，由第二人审查；发布的同时结论生效。">
        <Fields>
          <TextField name="title" label="公告标题" required value={one(own, 'title')} error={errors.title} />
          <SelectField
            name="kind"
            label="文件种类"
            required
            value={one(own, 'kind')}
            error={errors.kind}
            options={kinds.map(({ name, words }) => ({ value: name, label: words }))}
          />
        </Fields>
        <Button>起草公告</Button>
      </FormSection>
    </Form>
  );
}
