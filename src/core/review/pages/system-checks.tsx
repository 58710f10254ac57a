import { Card } from '../../../ui/cards.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { FileState } from '../../publications/queries/revisions.ts';
import { type Finding, lookedFor, notLookedFor } from '../findings.ts';

/** 系统检查: what was found, what was looked for and not found, and what nobody but a person has looked at. */
export function SystemChecks({ findings, files }: { findings: Finding[]; files: FileState[] }) {
  const found = lookedFor.filter((kind) => findings.some((finding) => finding.kind === kind));
  const clean = lookedFor.filter((kind) => !found.includes(kind));
  return (
    <Card title="系统检查" level={3} note="只按字面查找，供审查时参考，不能代替人的判断。">
      <ul class="system-checks">
        {found.map((kind) => (
          <li>
            <Tag tone="warning">请核对</Tag>
            <span>
              {kind}：{passagesOf(findings, kind)}
            </span>
          </li>
        ))}
        {clean.length > 0 && (
          <li>
            <Tag tone="success">未发现</Tag>
            <span>{clean.join('、')}</span>
          </li>
        )}
        <AttachmentChecks files={files} />
        <li>
          <Tag>未检查</Tag>
          <span>{notLookedFor.join('、')}，须由审查人通读</span>
        </li>
      </ul>
    </Card>
  );
}

const passagesOf = (findings: Finding[], kind: string) =>
  [...new Set(findings.filter((finding) => finding.kind === kind).map(({ passage }) => passage))].join('、');

function AttachmentChecks({ files }: { files: FileState[] }) {
  const unchecked = files.filter((file) => file.checked !== 'checked');
  if (files.length === 0) {
    return (
      <li>
        <Tag>不适用</Tag>
        <span>没有附件</span>
      </li>
    );
  }
  return (
    <>
      {unchecked.length < files.length && (
        <li>
          <Tag tone="success">附件</Tag>
          <span>{files.length - unchecked.length} 个已检查类型并清除作者等隐藏信息</span>
        </li>
      )}
      {unchecked.map((file) => (
        <li>
          <Tag tone="warning">附件未检查</Tag>
          <span>
            {file.name}
            {file.acceptedBy ? `：${file.acceptedBy}已接受` : '：须下载核对后接受'}
          </span>
        </li>
      ))}
    </>
  );
}
