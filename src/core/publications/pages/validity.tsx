import { formatDay, formatMoment } from '../../../platform/time.ts';
import { Button, Buttons, DangerButton } from '../../../ui/buttons.tsx';
import { DateField, Fields, SelectField, TextField } from '../../../ui/form.tsx';
import { textOf } from '../content-form.ts';
import type { Proposal } from '../queries/validity.ts';
import { validities } from '../rules.ts';
import { Deed, type DeedsView, Why } from './deed.tsx';

/** 标注效力 by the first person. */
export function MarkValidity({ view }: { view: DeedsView }) {
  const { typed, errors } = view;
  return (
    <Deed view={view} name="validity" title="标注效力">
      <Fields>
        <SelectField
          name="validity"
          label="效力"
          required
          blank="请选择"
          value={textOf(typed, 'validity')}
          options={Object.entries(validities).map(([value, label]) => ({ value, label }))}
          error={errors.validity}
        />
        <DateField name="from" label="自哪一天起" required value={textOf(typed, 'from')} error={errors.from} />
        <TextField
          name="validityNote"
          label="说明"
          wide
          value={textOf(typed, 'validityNote')}
          error={errors.validityNote}
        />
      </Fields>
      <Buttons>
        <Button kind="secondary">提出，交另一个人复核</Button>
      </Buttons>
    </Deed>
  );
}

const proposalWords = ({ state, from, note, proposerName, proposedAt }: Proposal) =>
  `${proposerName}于 ${formatMoment(proposedAt)} 提出：自${formatDay(from)}起标注为“${validities[state]}”${note ? `，说明“${note}”` : ''}。`;

/** What the second person decides; whoever proposed it can only take it back. */
export function DecideValidity({ view }: { view: DeedsView }) {
  const { agreeValidity: agree, declineValidity: decline } = view;
  return (
    <>
      {agree && (
        <Deed view={view} name="agreeValidity" title="复核效力标注" open>
          <p>{proposalWords(agree)}同意后公众立即可见。</p>
          <input type="hidden" name="proposal" value={String(agree.id)} />
          <Buttons>
            <Button>同意标注</Button>
          </Buttons>
        </Deed>
      )}
      {decline && (
        <Deed view={view} name="declineValidity" title={agree ? '不同意这项标注' : '效力标注等待复核：撤回'}>
          {!agree && <p>{proposalWords(decline)}须由另一个人复核。</p>}
          <input type="hidden" name="proposal" value={String(decline.id)} />
          <Why view={view} name="declineReason" label={agree ? '不同意的理由' : '撤回的理由'} />
          <Buttons>
            <DangerButton consequence="这项标注不再办理，可以另行提出">{agree ? '不同意' : '撤回标注'}</DangerButton>
          </Buttons>
        </Deed>
      )}
    </>
  );
}
