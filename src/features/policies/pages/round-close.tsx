import { Buttons, DangerButton } from '../../../ui/buttons.tsx';
import { Form, FormSection, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { RoundRow } from '../queries/cleaning.ts';
import { one } from './duties-fields.tsx';
import type { RoundProps } from './round.tsx';
import { roundsHref } from './rounds.tsx';

/** 终止清理: away from the conclusions, with what follows from it. */
export function CloseRound({ round, typed, form, errors, keyFor }: RoundProps) {
  return (
    <Form action={`${roundsHref}/${round.id}/close`} idempotencyKey={keyFor('close')} label="终止清理">
      <FormSection title="终止清理" note="这次清理不再办下去时填写。已经作出的结论不生效，但会保留。">
        <TextField
          name="closeReason"
          label="终止的理由"
          required
          wide
          value={form === 'close' ? one(typed, 'closeReason') : ''}
          error={form === 'close' ? errors.closeReason : undefined}
        />
        <Buttons>
          <DangerButton consequence="终止后不能再作出结论，需要清理的要另外组织">终止清理</DangerButton>
        </Buttons>
      </FormSection>
    </Form>
  );
}

export function Closed({ round }: { round: RoundRow }) {
  return (
    <NoticeBox tone="warning" title="这次清理已经终止，结论不生效">
      <p>
        {round.closedBy}（{round.closedAt && <Moment at={round.closedAt} />}）：{round.closeReason}
      </p>
    </NoticeBox>
  );
}
