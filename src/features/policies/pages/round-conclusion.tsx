import type { Typed } from '../../../platform/form.ts';
import { Button } from '../../../ui/buttons.tsx';
import { DateField, Form, SelectField, TextField } from '../../../ui/form.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { ConclusionRow } from '../queries/cleaning.ts';
import type { RegulationRow } from '../queries/regulations.ts';
import { outcomes, whyNotGoOn } from '../rules/cleaning.ts';
import { one } from './duties-fields.tsx';
import type { RoundProps } from './round.tsx';
import { roundsHref } from './rounds.tsx';

export type ConcludedRow = RegulationRow & { conclusion: ConclusionRow | undefined };

/** What a round says of one regulation, with the form for who keeps the round. */
export function Conclusion({ row, round, mayKeep, ...props }: RoundProps & { row: ConcludedRow }) {
  const said = row.conclusion;
  const words = said ? (
    <>
      <strong>{outcomes[said.outcome].words}</strong>
      {said.untilOn && `（延至 ${said.untilOn}）`}：{said.reason}
      <br />
      <span class="quiet">
        {said.decidedBy} <Moment at={said.decidedAt} />
      </span>
    </>
  ) : (
    '尚未作出'
  );
  if (!mayKeep || whyNotGoOn(round) !== null) return <div>{words}</div>;
  return (
    <div>
      {words}
      <details class="fold" open={props.form === `conclude-${row.document}` || undefined}>
        <summary>{said ? '改变结论' : '作出结论'}</summary>
        <ConcludeForm {...props} {...{ row, round }} />
      </details>
    </div>
  );
}

function ConcludeForm({
  row,
  round,
  typed,
  form,
  errors,
  keyFor,
}: Omit<RoundProps, 'mayKeep'> & { row: ConcludedRow }) {
  const own = form === `conclude-${row.document}`;
  const shown: Typed = own
    ? typed
    : { outcome: row.conclusion?.outcome, reason: row.conclusion?.reason, untilOn: row.conclusion?.untilOn ?? '' };
  const field = (name: string) => ({
    name,
    id: `${name}-${row.document}`,
    value: one(shown, name),
    error: own ? errors[name] : undefined,
  });
  return (
    <Form
      action={`${roundsHref}/${round.id}/conclusions`}
      idempotencyKey={keyFor(`conclude-${row.document}`)}
      label={`清理结论：${row.title}`}
    >
      <input type="hidden" name="document" value={row.document} />
      <SelectField
        {...field('outcome')}
        label="清理结论"
        required
        blank="请选择"
        options={Object.entries(outcomes).map(([value, { words }]) => ({ value, label: words }))}
      />
      <TextField {...field('reason')} label="理由" required hint="随清理结果公布" />
      <DateField {...field('untilOn')} label="继续有效的，有效期延至" />
      <Button kind="secondary">保存结论</Button>
    </Form>
  );
}
