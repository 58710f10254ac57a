import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';

/** A result is not written: it says what the register says, and is drawn up again there. */
export function ResultEditPage({ document, edition }: { document: number; edition: number }) {
  return (
    <>
      <p>
        采纳情况由登记簿和审核通过的回应生成，不能在这里改文字。需要改的，改要点或回应，再重新生成；已有的审查意见随之失效。
      </p>
      <Buttons>
        <ButtonLink href="/staff/consultations" kind="primary">
          去征求意见
        </ButtonLink>
        <ButtonLink href={`/staff/editions/${edition}/preview`}>预览公众看到的样子</ButtonLink>
        <ButtonLink href={`/staff/documents/${document}`}>返回文件</ButtonLink>
      </Buttons>
    </>
  );
}
