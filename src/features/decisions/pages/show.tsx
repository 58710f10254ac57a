import { StateTag } from '../../../core/publications/pages/state-tag.tsx';
import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { ErrorSummary, Form, RadioGroup, SelectField, TextField } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import type { DecisionRow, TieRow } from '../queries/decisions.ts';
import type { Catalogue } from '../rules/elements.ts';
import { whenWords } from '../rules/when.ts';

interface Props {
  decision: DecisionRow;
  ties: TieRow[];
  writes: boolean;
  formKey: string;
  wrong?: { typed: Typed; errors: Record<string, string> } | undefined;
}

/** One text of this room, with the ways on from it. */
export function ShowPage(props: Props) {
  const { decision, writes, wrong } = props;
  const { document, edition, state, path, values } = decision;
  const editable = writes && ['draft', 'submitted', 'cleared'].includes(state);
  return (
    <>
      <ErrorSummary errors={wrong?.errors} />
      <p>
        <StateTag state={state} live={state === 'issued' && path !== null} />
      </p>
      <div class="form-section">
        <Buttons>
          {editable && (
            <ButtonLink href={`/staff/decisions/editions/${edition}`} kind="primary">
              编辑
            </ButtonLink>
          )}
          <ButtonLink href={`/staff/documents/${document}`}>送审、更正和流转</ButtonLink>
          {path && <ButtonLink href={path}>看公开的页面</ButtonLink>}
        </Buttons>
      </div>
      {values.type === 'catalogue' && <Entries {...props} catalogue={values} />}
    </>
  );
}

function Entries(props: Props & { catalogue: Catalogue }) {
  const { catalogue, ties, writes, decision } = props;
  return (
    <>
      <Table
        caption="决策事项"
        rows={catalogue.entries}
        empty="目录里还没有事项。"
        columns={[
          { key: 'number', head: '序号', kind: 'short', cell: ({ number }) => number },
          { key: 'title', head: '决策事项', kind: 'title', cell: ({ title }) => title },
          { key: 'unit', head: '承办单位', cell: ({ unit }) => unit },
          { key: 'draft', head: '预计公布草案', kind: 'short', cell: ({ draftOn }) => draftOn && whenWords(draftOn) },
          {
            key: 'ties',
            head: '已关联',
            cell: ({ number }) =>
              ties
                .filter((tie) => tie.number === number)
                .map((tie) => (
                  <p class="flush">
                    {tie.kind === 'draft' ? '草案：' : '正式文件：'}
                    <a href={`/staff/documents/${tie.document}`}>{tie.title}</a>
                    {!tie.public && '（未公开）'}
                  </p>
                )),
          },
        ]}
      />
      {writes && decision.path && <TieForm {...props} />}
    </>
  );
}

/** 关联: from then on the announcement's address leads to the draft, as soon as the draft is public. */
function TieForm({ catalogue, decision, formKey, wrong }: Props & { catalogue: Catalogue }) {
  const value = (name: string) => [wrong?.typed[name] ?? ''].flat()[0];
  return (
    <Card title="关联草案或正式文件" note="草案公开以后，目录里这一项的网址自动转到草案。网址留空就是取消关联。">
      <Form action={`/staff/decisions/${decision.document}/tie`} idempotencyKey={formKey} label="关联">
        <SelectField
          name="number"
          label="事项"
          required
          value={value('number')}
          options={catalogue.entries.map(({ number, title }) => ({
            value: String(number),
            label: `${number}　${title}`,
          }))}
          error={wrong?.errors.number}
        />
        <RadioGroup
          name="kind"
          label="关联的是"
          required
          inline
          value={value('kind') || 'draft'}
          options={[
            { value: 'draft', label: '草案' },
            { value: 'decision', label: '正式文件' },
          ]}
          error={wrong?.errors.kind}
        />
        <TextField
          name="address"
          label="网址"
          hint="门户上的，或者工作台里征求意见、文件的网址"
          value={value('address')}
          error={wrong?.errors.address}
          maxLength={300}
        />
        <Buttons>
          <Button>关联</Button>
        </Buttons>
      </Form>
    </Card>
  );
}
