import { Button, ButtonLink, Buttons, DangerButton } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { CheckGroup, Fields, SelectField, TextField } from '../../../ui/form.tsx';
import { textOf } from '../content-form.ts';
import { Deed, type DeedsView, sentTo, Why } from './deed.tsx';
import { DecideValidity, MarkValidity } from './validity.tsx';
import { Withdraw, WithdrawVersion } from './withdraw.tsx';

/** The way into the text, and down to 送审 below it. */
export function EditLinks({ view }: { view: DeedsView }) {
  if (!view.edit) return null;
  return (
    <p class="next-deeds">
      <ButtonLink href={`/staff/editions/${view.edition}/edit`} kind="primary">
        编辑
      </ButtonLink>
      <ButtonLink href={`/staff/editions/${view.edition}/preview`}>预览</ButtonLink>
      {view.submit && !view.submit.unread && <ButtonLink href="#submit">去送审</ButtonLink>}
    </p>
  );
}

/** What comes next: accept a file, send to review, waive. */
export function NextDeeds({ view }: { view: DeedsView }) {
  return (
    <>
      {view.unchecked.map((file) => (
        <Deed view={view} name="accept" title={`接受未经检查的附件：${file.name}`}>
          <input type="hidden" name="file" value={String(file.id)} />
          <Why
            view={view}
            name="acceptReason"
            label="接受的理由"
            hint="系统不能检查这种格式的内容。请打开看过，写明为什么可以使用；您的名字会记录在案。"
          />
          <Buttons>
            <Button kind="secondary">由我负责，接受</Button>
          </Buttons>
        </Deed>
      ))}
      {view.submit && <Submit view={view} {...view.submit} />}
      <DecideValidity view={view} />
      {view.waive.map((item) => (
        <Deed view={view} name="waive" title="签署豁免">
          <input type="hidden" name="needs" value={item.needs} />
          <p>{item.words}</p>
          <Why view={view} name="waiver" label="豁免的理由" hint="至少五个字。发布后公众会在文件页面看到这句话。" />
          <Buttons>
            <DangerButton consequence="签署后理由向公众显示">签署豁免</DangerButton>
          </Buttons>
        </Deed>
      ))}
    </>
  );
}

/** What is done now and then, the irrevocable last. */
export function OtherDeeds({ view }: { view: DeedsView }) {
  return (
    <>
      {view.correct && (
        <Deed view={view} name="correct" title="更正">
          <Why
            view={view}
            name="note"
            label="更正了什么"
            hint="公众会看到这句话。系统另开一版，经审查签发后替换现在的版本。"
          />
          <CheckGroup
            name="unfit"
            label="原来的内容"
            options={[
              {
                value: 'on',
                label: '不应公开',
                hint: '例如含有个人信息。更正发布时，以前的各版连同标题、差别和译文一并撤下，公众只看到种类、理由和日期；说明里不要写出这些内容。不选的，公众仍可查看以前的版本。',
              },
            ]}
            values={textOf(sentTo(view, 'correct').typed, 'unfit') ? ['on'] : []}
          />
          <Buttons>
            <Button kind="secondary">开始更正</Button>
          </Buttons>
        </Deed>
      )}
      {view.link && <Link view={view} {...view.link} />}
      {view.validity && <MarkValidity view={view} />}
      {view.move && (
        <Deed view={view} name="move" title="调整栏目">
          <SelectField
            name="siteColumn"
            label="移到"
            required
            blank="请选择"
            hint="原来的网址会自动转到新网址。"
            value={textOf(view.typed, 'siteColumn')}
            error={view.errors.siteColumn}
            options={view.move}
          />
          <Buttons>
            <Button kind="secondary">调整栏目</Button>
          </Buttons>
        </Deed>
      )}
      {view.voidNumber && (
        <Deed view={view} name="voidNumber" title="作废文号">
          <Why view={view} name="voidReason" label="作废的理由" />
          <Buttons>
            <DangerButton consequence="文号作废后永不再用，这份文件要重新编号">作废文号</DangerButton>
          </Buttons>
        </Deed>
      )}
      {view.withdrawVersion && <WithdrawVersion view={view} editions={view.withdrawVersion} />}
      {view.withdraw && <Withdraw view={view} successors={view.withdraw.successors} />}
      {view.abandon && (
        <Deed view={view} name="abandon" title="作废草稿" danger>
          <Why view={view} name="abandonReason" label="作废的理由" />
          <Buttons>
            <DangerButton consequence="作废后这一版不能再编辑和送审">作废草稿</DangerButton>
          </Buttons>
        </Deed>
      )}
    </>
  );
}

function Submit({ view, channels, companions, why, unread }: { view: DeedsView } & NonNullable<DeedsView['submit']>) {
  if (why.length > 0) {
    return (
      <div id="submit">
        <Card title="送审">
          <p>还差这些，补齐之后才能送审：</p>
          <ul>
            {why.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </Card>
      </div>
    );
  }
  const { typed, errors } = view;
  const list = (name: string, usual: string[]) => {
    const value = typed[name];
    return Array.isArray(value) ? value : value ? [value] : textOf(typed, 'deed') === 'submit' ? [] : usual;
  };
  return (
    <Deed view={view} name="submit" title={unread ? '文字没有改动，仍要送审' : '送审'} open={!unread}>
      {companions.length > 0 && (
        <CheckGroup
          name="with"
          label="一并送审、同时发布"
          options={companions}
          values={list(
            'with',
            companions.map((option) => option.value),
          )}
          error={errors.with}
          hint="政策文件与解读材料同步审签、同步发布：要么一起发布，要么都不发布。"
        />
      )}
      <CheckGroup
        name="channels"
        label="以何种方式公开"
        inline
        options={channels}
        values={list('channels', ['portal'])}
        error={errors.channels}
      />
      <CheckGroup
        name="urgent"
        label="紧急程度"
        options={[{ value: 'on', label: '紧急', hint: '缩短环节和时限，仍须另一个人审查同一版文字之后才能发布。' }]}
        values={list('urgent', [])}
      />
      <div class="urgent-only">
        <TextField
          name="urgentReason"
          label="紧急的理由"
          value={textOf(typed, 'urgentReason')}
          error={errors.urgentReason}
        />
      </div>
      <Buttons>
        <Button>送审</Button>
      </Buttons>
    </Deed>
  );
}

function Link({ view, kinds, documents }: { view: DeedsView } & NonNullable<DeedsView['link']>) {
  const { typed, errors } = sentTo(view, 'link');
  return (
    <Deed view={view} name="link" title="关联其他文件">
      <Fields>
        <SelectField
          name="kind"
          label="本文件对它的关系"
          required
          blank="请选择"
          options={kinds}
          value={textOf(typed, 'kind')}
          error={errors.kind}
        />
        <SelectField
          name="to"
          label="文件"
          required
          blank="请选择"
          options={documents}
          value={textOf(typed, 'to')}
          error={errors.to}
        />
      </Fields>
      <Buttons>
        <Button kind="secondary">关联</Button>
      </Buttons>
    </Deed>
  );
}
