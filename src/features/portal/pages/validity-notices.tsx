import { type Validity as State, validities } from '../../../core/publications/rules.ts';
import { formatDay } from '../../../platform/time.ts';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Phrases } from '../../../ui/phrases.tsx';
import type { Article, Linked } from '../queries/article.ts';

/** What a reader must know first: the text, or the one it interprets, is no longer what it was. */
export function ValidityNotices({ text, linked }: { text: Article; linked: Linked[] }) {
  const interpreted = linked.filter((other) => other.kind === 'interprets' && !other.incoming);
  return (
    <>
      {text.validity !== 'valid' && (
        <NoticeBox tone="warning" title={`本文件已${verb(text.validity)}`}>
          <p>
            {text.validityFrom && !isOver(text) && `自${formatDay(text.validityFrom)}起${verb(text.validity)}。`}
            {isOver(text) && `有效期至${formatDay(text.validUntil!)}，已经届满。`}
            {text.validityNote && `${text.validityNote}。`}
            {text.validityBy && <a href={text.validityBy}>查看现行文件</a>}
          </p>
        </NoticeBox>
      )}
      {interpreted
        .filter((other) => other.validity !== 'valid')
        .map((other) => (
          <NoticeBox tone="warning" title={`所解读的文件已${verb(other.validity)}`}>
            <p>
              <a href={other.path}>
                <Phrases text={other.title} />
              </a>
              {other.validityFrom && `自${formatDay(other.validityFrom)}起${verb(other.validity)}`}
              ，本解读仅供参考。
              {other.validityBy && <a href={other.validityBy}>查看现行文件</a>}
            </p>
          </NoticeBox>
        ))}
    </>
  );
}

const isOver = ({ validity, termOver }: Article) => validity === 'expired' && termOver;

const verb = (state: string) =>
  ({ amended: '修改', repealed: '废止', expired: '失效' })[state] ?? validities[state as State];
