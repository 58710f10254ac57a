import { ButtonLink } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { EditionOfDocument } from '../queries/documents.ts';
import type { ReceiptMark } from '../queries/receipts.ts';
import type { RevisionMark } from '../queries/revisions.ts';
import { endKinds, hiddenKinds } from '../rules.ts';
import { receiptWords } from './receipt.tsx';
import { StateTag } from './state-tag.tsx';

/** So many drafts of an edition are listed; the older ones stand in the choice of the comparison. */
const listed = 5;

/** 各版 with the drafts (稿) of each, newest first; every saved text can be compared with the one before it. */
export function Editions(props: {
  document: number;
  items: EditionOfDocument[];
  revisions: RevisionMark[];
  receipts: ReceiptMark[];
}) {
  const { document, items, revisions, receipts } = props;
  const latest = items[0];
  return (
    <Card title="各版">
      <ul class="editions">
        {items.map((item) => (
          <li>
            <Edition item={item} />
            <Drafts edition={item.edition} revisions={revisions} />
          </li>
        ))}
      </ul>
      {receipts.length > 0 && (
        <ul>
          {receipts.map((receipt) => (
            <li>
              <a href={`/staff/documents/${document}/receipts/${receipt.id}`}>撤回回执：{receiptWords(receipt)}</a>{' '}
              <Moment at={receipt.withdrawnAt} />
            </li>
          ))}
        </ul>
      )}
      {latest && revisions.length > 1 && (
        <ButtonLink href={`/staff/editions/${latest.edition}/compare`}>比较各个版本</ButtonLink>
      )}
    </Card>
  );
}

function Edition({ item }: { item: EditionOfDocument }) {
  return (
    <>
      第 {item.number} 版 <StateTag state={item.state} live={!!item.publishedAt && !item.endedAt} />
      {item.publishedAt && (
        <>
          {' '}
          <Moment at={item.publishedAt} /> 发布
        </>
      )}
      {item.endedAt && (
        <>
          ，<Moment at={item.endedAt} /> {endKinds[item.endKind as keyof typeof endKinds]}
          {item.endReason && `：${item.endReason}`}
        </>
      )}
      {item.hiddenAt && (
        <p class="quiet">
          <Moment at={item.hiddenAt} /> 撤下（{hiddenKinds[item.hiddenKind!]}），公众不能再查看：{item.hiddenReason}
        </p>
      )}
      {item.changeNote && <p class="quiet">更正说明：{item.changeNote}</p>}
    </>
  );
}

function Drafts({ edition, revisions }: { edition: number; revisions: RevisionMark[] }) {
  const own = revisions.filter((revision) => revision.edition === edition);
  const before = (revision: RevisionMark) => revisions[revisions.indexOf(revision) + 1];
  return (
    <ul class="edition-drafts">
      {own.slice(0, listed).map((revision) => (
        <li>
          第 {revision.number} 稿 <Moment at={revision.writtenAt} /> {revision.author ?? '系统'}{' '}
          {before(revision) && (
            <a href={`/staff/editions/${edition}/compare?from=${before(revision)!.id}&to=${revision.id}`}>
              与上一稿比较
              <span class="visually-hidden">
                ：第 {revision.editionNumber} 版第 {revision.number} 稿
              </span>
            </a>
          )}
        </li>
      ))}
      {own.length > listed && <li class="quiet">更早的 {own.length - listed} 稿，在“比较各个版本”里选择。</li>}
    </ul>
  );
}
