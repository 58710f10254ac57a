import type { Child } from 'hono/jsx';
import { numberWords } from '../../../core/publications/rules.ts';
import { wordsOf } from '../../../core/search/rules/html.ts';
import { dayOf } from '../../../platform/time.ts';
import { languageOf } from '../../../ui/language.ts';
import { DocumentDate } from '../../../ui/list.tsx';
import { Phrases } from '../../../ui/phrases.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { SearchHit } from '../queries/search.ts';
import {
  excerpt,
  highlight,
  mostMarked,
  shown,
  stands,
  tablesAsLines,
  withoutAddresses,
} from '../rules/search-words.ts';
import { queryOf } from '../rules.ts';
import { tagsOf } from './entries.tsx';

const marked = (text: string, marks: string[]) => (
  <>{highlight(text, marks).map((piece) => (piece.hit ? <mark>{piece.text}</mark> : piece.text))}</>
);

/** Who answers for it; where that is no unit of this place, also who published it, by whom results are narrowed. */
const whose = ({ source, sourceIsUnit, unitName }: SearchHit): string[] => {
  if (!source || source === unitName) return [unitName];
  return sourceIsUnit ? [source] : [source, `${unitName}发布`];
};

interface HitProps {
  hit: SearchHit;
  marks: string[];
  card?: Child;
  /** What was typed: that the result was opened is counted for it. */
  query: string;
  /** The office wants it to stand first. */
  recommended?: boolean;
  exactly?: boolean;
  /** The first with a card: what is looked for, most likely. */
  first?: boolean;
}

/** One result: title, number, unit, what of it fits; a room's card for its kind, the interpretation of a document. */
export function Hit({ hit, marks, card, query, recommended, exactly, first }: HitProps) {
  const tags = tagsOf(hit);
  return (
    <li>
      <div class="document-line">
        <a class="document-title" href={hit.path} ping={`/search/opened?q=${encodeURIComponent(query)}`}>
          <Phrases text={highlight(hit.title, marks)} />
        </a>
        {recommended && (
          <span class="document-tags">
            <Tag tone="info">推荐</Tag>
          </span>
        )}
        {tags && <span class="document-tags">{tags}</span>}
        <DocumentDate on={dayOf(hit.listedAt)} formedOn={hit.formedOn} migrated={hit.migrated} />
      </div>
      <p class="document-note">
        {marked(
          [hit.number && numberWords(hit.number), ...whose(hit), hit.kindWords].filter(Boolean).join(' · '),
          marks,
        )}
      </p>
      <p class="document-summary document-excerpt">
        <Passage hit={hit} marks={marks} />
      </p>
      {card && <Points card={card} title={hit.title} open={first} />}
      {hit.interpretation && (
        <p class="document-summary">
          解读：
          <a href={hit.interpretation.path}>
            <Phrases text={hit.interpretation.title} />
          </a>
        </p>
      )}
      <p class="document-note">
        <a href={`/search/why${queryOf({ q: query, id: hit.id, exactly: exactly ? 1 : undefined })}`} rel="nofollow">
          为什么有这条
          <OfWhich title={hit.title} />
        </a>
      </p>
    </li>
  );
}

/** Which result a word belongs to, for those who hear it alone. */
const OfWhich = ({ title }: { title: string }) => (
  <>
    <span class="visually-hidden">：</span>
    <span class="visually-hidden" lang={/\p{Script=Han}/u.test(title) ? 'zh-CN' : languageOf(title)}>
      {title}
    </span>
  </>
);

/** What the room says in short: at once of the first, a step away of those after it. */
const Points = ({ card, title, open }: { card: Child; title: string; open?: boolean }) =>
  open ? (
    <>{card}</>
  ) : (
    <details class="fold">
      <summary>
        要点
        <OfWhich title={title} />
      </summary>
      {card}
    </details>
  );

/** A passage in English within the Chinese page. */
const heard = (text: string, shown: Child) => {
  const lang = languageOf(text);
  return lang ? <span lang={lang}>{shown}</span> : shown;
};

/** The sentence in which most of the query stands: of the abstract, the body, an attachment; or where else it was found. */
function Passage({ hit, marks }: { hit: SearchHit; marks: string[] }) {
  const text = withoutAddresses(wordsOf(tablesAsLines(hit.html)));
  const facts = [
    { label: '', text: hit.abstract },
    { label: '', text },
    { label: '附件：', text: hit.files },
    { label: '主题词：', text: hit.keywords?.join('、') },
    { label: '索引号：', text: hit.indexNumber },
  ];
  const found = mostMarked(facts, marks);
  if (found?.text) {
    const whole = found.text === hit.abstract && found.text.length <= shown;
    const passage = whole ? found.text : excerpt(found.text, marks);
    return (
      <>
        {found.label}
        {heard(passage, marked(passage, marks))}
      </>
    );
  }
  const beginning = excerpt(hit.abstract ?? text, []);
  return (
    <>
      <strong>{stands(hit.title, marks) ? '标题命中' : '文件信息命中'}</strong>　{heard(beginning, beginning)}
    </>
  );
}
