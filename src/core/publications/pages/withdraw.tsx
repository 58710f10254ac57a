import type { Child } from 'hono/jsx';
import { Buttons, DangerButton } from '../../../ui/buttons.tsx';
import { type Option, RadioGroup, SelectField, TextField } from '../../../ui/form.tsx';
import { textOf } from '../content-form.ts';
import { hiddenKinds } from '../rules.ts';
import { Deed, type DeedsView, sentTo, Why } from './deed.tsx';

interface EndingProps {
  view: DeedsView;
  name: string;
  title: string;
  why: { name: string; label: string; hint: string };
  button: string;
  consequence: string;
  children: Child;
}

/** What takes something from the public: set apart, with the reason that the public reads, and what follows beside the button. */
const Ending = ({ view, name, title, why, button, consequence, children }: EndingProps) => (
  <Deed view={view} name={name} title={title} danger>
    {children}
    <Why view={view} {...why} />
    <Buttons>
      <DangerButton consequence={consequence}>{button}</DangerButton>
    </Buttons>
  </Deed>
);

/** 撤回: what is left for the public depends on the kind; two kinds say where to go on. */
export function Withdraw({ view, successors }: { view: DeedsView; successors: Option[] }) {
  const { typed, errors } = sentTo(view, 'withdraw');
  return (
    <Ending
      view={view}
      name="withdraw"
      title="撤回已公开的内容"
      why={{ name: 'withdrawReason', label: '撤回的理由', hint: '公众会在原网址看到这句话，不要写出被撤回的内容。' }}
      button="撤回"
      consequence="撤回后公众立即看不到这份文件，它的译文一并撤回"
    >
      <SelectField
        name="kind"
        label="怎样撤回"
        required
        blank="请选择"
        value={textOf(typed, 'kind')}
        options={[
          { value: 'withdrawn', label: '撤回，页面留下撤回说明' },
          { value: 'replaced', label: '已被另一份文件替代，页面指向新文件' },
          { value: 'moved', label: '已迁移，原网址转到新网址' },
          { value: 'gone', label: '删除（内容不应存在）' },
        ]}
        error={errors.kind}
      />
      <SelectField
        name="successor"
        label="替代它的文件"
        blank="不适用，或者已经关联"
        hint="“已被另一份文件替代”时选择，它要已经公开。"
        value={textOf(typed, 'successor')}
        options={successors}
        error={errors.successor}
      />
      <TextField
        name="movedTo"
        label="新网址"
        hint="“已迁移”时填写：本站以“/”开头的网址，或者其他官方网站以 https:// 开头的完整网址（公众会先看到离站提示）。"
        value={textOf(typed, 'movedTo')}
        error={errors.movedTo}
      />
    </Ending>
  );
}

/** 撤下旧版: the present version stays; of the former one the public sees kind, reason and day. */
export function WithdrawVersion({ view, editions }: { view: DeedsView; editions: Option[] }) {
  const { typed, errors } = sentTo(view, 'withdrawVersion');
  return (
    <Ending
      view={view}
      name="withdrawVersion"
      title="撤下旧版"
      why={{
        name: 'versionReason',
        label: '撤下的理由',
        hint: '公众会在历次版本里看到这句话，不要写出被撤下的内容。',
      }}
      button="撤下旧版"
      consequence="撤下后公众不能再查看和比较这一版，现行版不变"
    >
      <SelectField
        name="edition"
        label="撤下哪一版"
        required
        blank="请选择"
        value={textOf(typed, 'edition')}
        options={editions}
        error={errors.edition}
      />
      <RadioGroup
        name="versionKind"
        label="种类"
        required
        options={Object.entries(hiddenKinds).map(([value, label]) => ({ value, label }))}
        value={textOf(typed, 'versionKind')}
        error={errors.versionKind}
      />
    </Ending>
  );
}
