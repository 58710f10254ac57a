import { languages } from '../../../core/publications/content-form.ts';
import { numberWords } from '../../../core/publications/rules.ts';
import { dayOf } from '../../../platform/time.ts';
import { Phrases } from '../../../ui/phrases.tsx';
import { RelatedBlock } from '../../../ui/related.tsx';
import type { Linked, Sister } from '../queries/article.ts';
import { linkTitle } from '../rules.ts';

/**
 * Beside the text: its interpretations (twice on the page, so hidden beside when there is no beside), then everything else.
 * The document that a text interprets stands under the title and under the text, which is enough.
 */
export function LinkedBeside({ linked }: { linked: Linked[] }) {
  const others = [...new Set(linked.map((other) => other.kind))].filter((kind) => kind !== 'interprets');
  const interpretations = linked.filter(isInterpretation);
  return (
    <>
      {interpretations.length > 0 && (
        <div class="beside-only">
          <LinkedBlocks linked={interpretations} />
        </div>
      )}
      <LinkedBlocks linked={linked} only={others} />
    </>
  );
}

/** 文件 ↔ 解读 and every other typed link, one block a kind and direction; both ends show it (article 二). */
export function LinkedBlocks({ linked, only, id }: { linked: Linked[]; only?: string[]; id?: string }) {
  const groups = new Map<string, Linked[]>();
  for (const other of linked) {
    if (only && !only.includes(other.kind)) continue;
    const title = linkTitle(other.kind, other.incoming);
    groups.set(title, [...(groups.get(title) ?? []), other]);
  }
  return (
    <>
      {[...groups].map(([title, others], index) => (
        <RelatedBlock title={title} items={others.map(itemOf)} id={index === 0 ? id : undefined} />
      ))}
    </>
  );
}

const itemOf = (other: Linked) => ({
  href: other.path,
  title: other.title,
  kind: kindOf(other),
  number: other.number ? numberWords(other.number) : undefined,
  on: dayOf(other.listedAt),
  migrated: other.migrated,
});

function kindOf(other: Linked): string | undefined {
  if (!other.incoming) return undefined;
  if (other.kind === 'translates') return languages[other.language ?? ''];
  return other.kind === 'interprets' ? (other.form ?? '解读') : undefined;
}

/** Where the interpretations stand under the text. */
export const interpretationsId = 'interpretations';

const isInterpretation = (other: Linked) => other.kind === 'interprets' && other.incoming;
const isInterpreted = (other: Linked) => other.kind === 'interprets' && !other.incoming;

/** From the head of a long text to its interpretations under it; beside them, where there is a beside, it is not needed. */
export function InterpretationsLink({ linked }: { linked: Linked[] }) {
  const explained = linked.filter(isInterpretation).length;
  if (explained === 0) return null;
  return (
    <p class="article-lead article-lead-narrow">
      <a href={`#${interpretationsId}`}>看解读（{explained} 篇）</a>
    </p>
  );
}

/** Directly under the title of an interpretation: its document. */
export function LinkedLead({ linked }: { linked: Linked[] }) {
  return (
    <>
      {linked.filter(isInterpreted).map((document) => (
        <p class="article-lead">
          解读的文件：
          <a href={document.path}>
            <Phrases text={document.title} />
          </a>
          {document.number && <span class="quiet article-lead-number">{numberWords(document.number)}</span>}
        </p>
      ))}
    </>
  );
}

/** The other interpretations of the same document. */
export function Sisters({ sisters }: { sisters: Sister[] }) {
  return (
    <RelatedBlock
      title="同一文件的其他解读"
      items={sisters.map(({ path, title, form, listedAt, migrated }) => ({
        href: path,
        title,
        kind: form ?? '解读',
        on: dayOf(listedAt),
        migrated,
      }))}
    />
  );
}
