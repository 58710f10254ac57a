import { numberWords } from '../../../core/publications/rules.ts';
import { dayOf } from '../../../platform/time.ts';
import { DocumentDate } from '../../../ui/list.tsx';
import { Phrases } from '../../../ui/phrases.tsx';
import type { SearchHit, Word } from '../queries/search.ts';
import { excerpt, highlight, stands } from '../rules/search-words.ts';
import { tagsOf } from './entries.tsx';

const marked = (text: string, words: Word[]) => (
  <>{highlight(text, words).map((piece) => (piece.hit ? <mark>{piece.text}</mark> : piece.text))}</>
);

/** One result, as in every list, with what was found marked in title, number and text. */
export function Hit({ hit, words }: { hit: SearchHit; words: Word[] }) {
  const tags = tagsOf(hit);
  return (
    <li>
      <div class="document-line">
        <a class="document-title" href={hit.path}>
          <Phrases text={highlight(hit.title, words)} />
        </a>
        {tags && <span class="document-tags">{tags}</span>}
        <DocumentDate on={dayOf(hit.listedAt)} formedOn={hit.formedOn} migrated={hit.migrated} />
      </div>
      <p class="document-note">
        {marked(
          [hit.number && numberWords(hit.number), hit.unitName, hit.kindWords].filter(Boolean).join(' · '),
          words,
        )}
      </p>
      <p class="document-summary document-excerpt">
        <Passage hit={hit} words={words} />
      </p>
    </li>
  );
}

/** The sentence in which a word stands: in the body, else the abstract, else an attachment; or where else it was found. */
function Passage({ hit, words }: { hit: SearchHit; words: Word[] }) {
  const facts = [
    { label: '', text: hit.text },
    { label: '', text: hit.abstract },
    { label: '附件：', text: hit.files },
    { label: '主题词：', text: hit.keywords?.join('、') },
    { label: '索引号：', text: hit.indexNumber },
  ];
  const found = facts.find((fact) => stands(fact.text, words));
  if (found?.text) {
    return (
      <>
        {found.label}
        {marked(excerpt(found.text, words), words)}
      </>
    );
  }
  return (
    <>
      <strong>{stands(hit.title, words) ? '标题命中' : '文件信息命中'}</strong>　{excerpt(hit.abstract ?? hit.text, [])}
    </>
  );
}
