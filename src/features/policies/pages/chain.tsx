import { validities } from '../../../core/publications/rules.ts';
import { SideBlock } from '../../../ui/related.tsx';
import { Validity } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { ChainLink } from '../rules/regulation.ts';

/** 替代关系: from the first text to the one in force, each replaced by the next; of two the links beside the text say it already. */
export function Chain({ links }: { links: ChainLink[] }) {
  if (links.length < 3) return null;
  return (
    <SideBlock title="历次替代关系">
      <ol aria-label="从最早的文件到现行文件">
        {links.map((link) => (
          <li aria-current={link.here ? 'true' : undefined}>
            {link.href && !link.here ? <a href={link.href}>{link.title}</a> : <strong>{link.title}</strong>}
            <span class="quiet">
              {' '}
              {link.number} {link.on && <Day on={link.on} />} {link.here && '（本文件）'}
            </span>{' '}
            <Validity value={validities[link.validity]} />
          </li>
        ))}
      </ol>
    </SideBlock>
  );
}
