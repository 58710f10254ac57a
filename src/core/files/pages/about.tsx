import { inWords } from '../../../platform/size.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Form } from '../../../ui/form.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { DrawingRow } from '../preview/queries.ts';
import type { FileRow } from '../queries.ts';
import { cleanable } from '../rules.ts';
import { factsOf } from '../types.ts';
import { Findings } from './findings.tsx';
import { Sheets } from './preview.tsx';

export interface AboutView {
  file: FileRow;
  copies: { id: number; kind: 'cleaned' | 'masked'; name: string }[];
  whyNotClean: string | null;
  mayMask: boolean;
  /** What its pages look like; null for what has none, undefined while nothing is drawn. */
  drawing: DrawingRow | null | undefined;
  /** Where the document that carries it (or the file of which it is a copy) is edited; null when none is. */
  edit: string | null;
  key: string;
}

/** One attachment: what it is, what was looked at, what was taken away, what is still in it, and what may be done with it. */
export function FileAboutPage(view: AboutView) {
  const { file } = view;
  return (
    <>
      <Card title="这份附件">
        <About file={file} />
        <p class="next-deeds">
          <ButtonLink href={`/staff/files/${file.id}`} kind="primary">
            下载
          </ButtonLink>
          {view.edit && <ButtonLink href={view.edit}>回到编辑</ButtonLink>}
          {view.mayMask && <ButtonLink href={`/staff/files/${file.id}/mask`}>遮盖文字</ButtonLink>}
        </p>
      </Card>
      <Card
        title="还隐藏在里面的内容"
        note={file.hidden.length > 0 ? '公众下载后用办公软件就能看到这些内容。' : undefined}
      >
        <Findings
          found={file.hidden}
          none={file.checked === 'checked' ? '没有发现隐藏的内容。' : '没有查看，见上面的说明。'}
        />
        {!view.whyNotClean && <CleanForm view={view} />}
        {view.whyNotClean && file.hidden.length > 0 && <p class="quiet">{view.whyNotClean}</p>}
      </Card>
      <Card title="已经去掉的内容" note={removedNote(file)}>
        <Findings found={file.removed} none={removedNone(file)} />
        {file.originalHash && (
          <p>
            <a href={`/staff/files/${file.id}/original`}>下载上传时的原件</a>
            <span class="quiet">（只作核查证据，不对外提供）</span>
          </p>
        )}
      </Card>
      <Copies view={view} />
      <Preview view={view} />
    </>
  );
}

function removedNote(file: FileRow): string | undefined {
  if (file.copyKind === 'masked') return '这是遮盖后的副本：指定的文字已经从里面删除，并经重新读取和逐部分查找核对。';
  if (file.copyKind === 'cleaned') return '这是清理后的副本：修订已经接受，批注和隐藏内容已经去掉。';
  return file.originalHash ? '公众看到的副本里没有这些内容；文字与原件一致，已用同一套程序打开核对。' : undefined;
}

const removedNone = ({ originalHash, copyKind }: FileRow) =>
  copyKind || originalHash ? '除此以外没有去掉别的内容。' : '没有去掉任何内容，公众下载的就是上传的原件。';

function About({ file }: { file: FileRow }) {
  const accepted = file.acceptedByName && `${file.acceptedByName}已接受：${file.acceptedReason}`;
  return (
    <Facts
      label="附件信息"
      items={[
        { label: '文件名', value: file.name, wide: true },
        { label: '类型', value: factsOf(file.type)?.words ?? file.type },
        { label: '大小', value: inWords(file.bytes) },
        { label: '上传时间', value: <Moment at={file.uploadedAt} /> },
        {
          label: '内容检查',
          value: file.checked === 'checked' ? <Tag tone="success">已检查</Tag> : <Tag tone="error">未检查</Tag>,
        },
        { label: '病毒扫描', value: file.scannedWith ? `未发现病毒（${file.scannedWith}）` : <Tag>未做病毒扫描</Tag> },
        { label: '说明', value: file.checkNote, wide: true },
        { label: '接受', value: accepted, wide: true },
        { label: '校验码', value: <code>{file.hash}</code>, wide: true },
        { label: '原件校验码', value: file.originalHash && <code>{file.originalHash}</code>, wide: true },
      ]}
    />
  );
}

function CleanForm({ view: { file, key } }: { view: AboutView }) {
  const kinds = new Set(cleanable(file).map(({ kind }) => kind));
  const words = [
    kinds.has('tracked_change') && '插入的文字保留，删除的文字去掉',
    kinds.has('comment') && '批注去掉',
    kinds.has('hidden_text') && '隐藏文字去掉',
    kinds.has('hidden_sheet') && '隐藏的工作表清空',
    kinds.has('hidden_row') && '隐藏的行列清空',
    kinds.has('speaker_note') && '演讲者备注去掉',
    kinds.has('embedded_object') && '嵌入的对象去掉，只留图样',
  ].filter(Boolean);
  return (
    <Form action={`/staff/files/${file.id}/clean`} idempotencyKey={key} label="生成清理副本">
      <p>可以由系统生成一份副本：{words.join('，')}。原来的附件不变。如果不合适，请在办公软件里处理后重新上传。</p>
      <Buttons>
        <Button kind="secondary">生成清理后的副本</Button>
      </Buttons>
    </Form>
  );
}

function Copies({ view: { file, copies } }: { view: AboutView }) {
  if (copies.length === 0 && !file.copyOf) return null;
  return (
    <Card title="相关的副本">
      <ul>
        {file.copyOf && (
          <li>
            本附件是<a href={`/staff/files/${file.copyOf}/about`}>另一份附件</a>
            {file.copyKind === 'masked' ? '遮盖后的副本' : '清理后的副本'}
          </li>
        )}
        {copies.map((copy) => (
          <li>
            <a href={`/staff/files/${copy.id}/about`}>{copy.name}</a>（
            {copy.kind === 'masked' ? '遮盖后的副本' : '清理后的副本'}）
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** 预览: as the public would see it after publication, for who reviews it. */
function Preview({ view: { file, drawing } }: { view: AboutView }) {
  if (drawing === null) return null;
  const sheet = (page: number) => ({
    src: `/staff/files/${file.id}/pages/${page}`,
    alt: `${file.name} 第 ${page} 页`,
  });
  return (
    <Card title="预览" note={drawing?.reason || undefined}>
      {drawing === undefined && <p class="quiet">正在绘制，请稍后刷新本页；也可以下载后查看。</p>}
      {drawing && (
        <Sheets
          sheets={drawing.drawn.map(({ page, width, height }) => ({ ...sheet(page), size: { width, height } }))}
        />
      )}
    </Card>
  );
}
