import { Card } from '../../../ui/cards.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { type ChangedField, Changes } from './compare.tsx';
import { EditorForm, type EditorView } from './editor.tsx';

/** Another person saved first: both versions, and everything typed still in the form below. */
export function ConflictPage(props: {
  editor: EditorView;
  who: string;
  at: string;
  fields: ChangedField[];
  latest: string;
}) {
  const { editor, who, at, fields, latest } = props;
  return (
    <>
      <NoticeBox tone="warning" title={`${who}在 ${at} 保存了另一个版本，您的文字还没有保存`}>
        <p>
          下面先列出两个版本的差别，再是您的文字。请把需要的内容合并到您的文字里，然后保存。不要您的文字，就
          <a href={latest}>打开对方保存的版本</a>。
        </p>
      </NoticeBox>
      <Card title="对方的版本与您的版本的差别" note="划去的是对方版本里有而您没有的，下划线的是您版本里多出的。">
        <Changes fields={fields} same="两个版本的文字其实相同，保存即可。" />
      </Card>
      <h2>您的版本</h2>
      <EditorForm {...editor} />
    </>
  );
}
