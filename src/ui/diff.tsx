export type DiffPart = { kind: 'same' | 'added' | 'removed'; text: string };

/** Two versions as one text; what was added and removed is marked by line, sign and word, not only by colour. Without `keyed` the page has its own `DiffKey`. */
export function Diff({ parts, label, keyed = true }: { parts: DiffPart[]; label: string; keyed?: boolean }) {
  const changed = parts.some((part) => part.kind !== 'same');
  return (
    <section class="diff" aria-label={label}>
      {!changed && <p class="quiet">两个版本内容相同。</p>}
      {changed && keyed && <DiffKey />}
      <div class="diff-text">
        {parts.map((part) => {
          if (part.kind === 'added') {
            return (
              <ins>
                <span class="visually-hidden">【新增】</span>
                {part.text}
              </ins>
            );
          }
          if (part.kind === 'removed') {
            return (
              <del>
                <span class="visually-hidden">【删除】</span>
                {part.text}
              </del>
            );
          }
          return <span>{part.text}</span>;
        })}
      </div>
    </section>
  );
}

/** What underlined and struck out words mean: once for a page with many comparisons. */
export const DiffKey = () => (
  <p class="diff-key">
    <span>
      <ins aria-hidden="true">文字</ins> 新增，加下划线
    </span>
    <span>
      <del aria-hidden="true">文字</del> 删除，加删除线
    </span>
  </p>
);
