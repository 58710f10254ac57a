import { Icon } from '../../../ui/icon.tsx';
import { Title } from '../../../ui/phrases.tsx';
import type { Door } from '../rules/doors.ts';

/** Many entrances in little room: under a few headings, each a drawing and a name. */
export function Doors({ label, groups }: { label: string; groups: { title: string; doors: Door[] }[] }) {
  if (groups.length === 0) return null;
  return (
    <nav class="card doors" aria-label={label}>
      {groups.map(({ title, doors }) => (
        <section>
          <h2>
            <Title text={title} />
          </h2>
          <ul>
            {doors.map((door) => (
              <li>
                <a href={door.href}>
                  <Icon name={door.icon ?? 'file'} />
                  <span>
                    <Title text={door.label} />
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
