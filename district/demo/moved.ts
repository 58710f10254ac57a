import type { By } from '../../src/core/caller.ts';
import type { Content } from '../../src/core/publications/content.ts';
import { begin, draftPage, finish } from '../../src/features/archives/actions.ts';
import { monthOf } from '../../src/platform/time.ts';
import type { DemoText } from './text.ts';

const host = 'old.zhenxing.example';

/**
 * What an older site of the district had published, each with its day: it moves over as in every office that changes its portal, and is
 * reviewed like anything else. So the demonstration has a past, and no day of publication was typed by anybody.
 */
export function openMove(as: (unit: DemoText['unit']) => By, unitOf: (unit: DemoText['unit']) => number) {
  const imports = new Map<DemoText['unit'], { id: Promise<number>; pages: number }>();

  function importOf(unit: DemoText['unit']) {
    const known = imports.get(unit);
    if (known) return known;
    const order = { unit: unitOf(unit), kind: 'notice', name: '旧门户网站（演示）', base: `http://${host}/` };
    const opened = { id: begin(as(unit), order).then((made) => made.import), pages: 0 };
    imports.set(unit, opened);
    return opened;
  }

  return {
    /** A draft of a page of the older site, which published it on `day`. */
    async draft(text: DemoText, content: Content, day: string): Promise<{ document: number; edition: number }> {
      const move = importOf(text.unit);
      move.pages += 1;
      const address = `/art/${monthOf(day)}/${text.key}.html`;
      const source = { firstPublishedOn: day, firstPublishedSource: `旧网站目录清单，旧网址 ${host}${address}` };
      return draftPage(as(text.unit), {
        ...{ import: await move.id, kind: text.kind, name: host + address, address, host, redirected: true },
        content: { ...content, metadata: { ...content.metadata, ...source } },
      });
    },

    async finish(): Promise<void> {
      for (const [unit, { id, pages }] of imports)
        await finish(as(unit), { import: await id, pages, drafted: pages, repeated: 0, problems: [] });
    },
  };
}
