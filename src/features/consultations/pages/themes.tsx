import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { CheckGroup, ErrorSummary, Form, TextField } from '../../../ui/form.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { Pager } from '../../../ui/pager.tsx';
import type { PointRow } from '../queries/points.ts';
import type { RoundRow } from '../queries/rounds.ts';
import type { Suggestion } from '../rules/themes.ts';
import { atForm } from './line.tsx';

export const groupsPerPage = 10;
/** As many sentences as stand under one name; the others come when these are confirmed. */
const most = 100;

interface Props {
  round: RoundRow;
  points: PointRow[];
  /** Groups of points without a theme; null when there were too many to look through. */
  suggestions: Suggestion[] | null;
  page: number;
  may: boolean;
  why: string | null;
  errors: Record<string, string>;
  typed: Typed;
  keyFor(): string;
}

interface Group {
  key: string;
  name: string;
  points: PointRow[];
}

/** 归并主题: what a program thinks belongs together, sentence by sentence; it is grouped when somebody says so. */
export function ThemesPage(props: Props) {
  const { round, points, suggestions, page, errors, why } = props;
  const byId = new Map(points.map((point) => [point.id, point]));
  const open = points.filter(({ theme }) => !theme).length;
  const found = (suggestions ?? []).map(({ label, points: ids }) => ({
    name: label,
    points: ids.flatMap((id) => byId.get(id) ?? []),
  }));
  const shown = found.slice((page - 1) * groupsPerPage, page * groupsPerPage);
  return (
    <>
      <ErrorSummary errors={atForm(errors, String(props.typed.group ?? '') || null)} />
      <p>
        要点 {points.length} 个，还没有主题的 {open}{' '}
        个。下面按用词相近提出建议，逐句看过、去掉不同的、改好名称再归并；不归并的不会变。
      </p>
      {why && <p class="quiet">{why}</p>}
      {suggestions === null && <p>要点太多，这一次没有比较完。请先按条文归并一部分，再打开本页。</p>}
      {suggestions !== null && found.length === 0 && points.length === 0 && (
        <EmptyState title="还没有要点">从意见登记簿打开一条意见，归纳要点。</EmptyState>
      )}
      {suggestions !== null && found.length === 0 && points.length > 0 && (
        <p>没有主题的要点里，没有用词相近的。可以在归纳要点时直接填写主题。</p>
      )}
      {shown.map((group, at) => (
        <Group
          {...props}
          group={{ ...group, key: `s${at}` }}
          title={`建议：${group.name}（${group.points.length} 个）`}
        />
      ))}
      <Pager
        {...{ page, total: found.length, perPage: groupsPerPage }}
        href={(to) => `/staff/consultations/rounds/${round.id}/themes?page=${to}`}
        unit="组"
      />
      {page === 1 && <Named {...props} />}
      <Buttons>
        <ButtonLink href={`/staff/consultations/rounds/${round.id}/points`} kind="quiet">
          返回要点和回应
        </ButtonLink>
      </Buttons>
    </>
  );
}

/** Themes that somebody gave, each with its sentences; the name can be changed or taken away. */
function Named(props: Props) {
  const themes = [...new Set(props.points.map(({ theme }) => theme).filter(Boolean))];
  return (
    <>
      {themes.map((theme, at) => {
        const points = props.points.filter((point) => point.theme === theme);
        return (
          <Group
            {...props}
            group={{ key: `t${at}`, name: theme, points }}
            title={`${theme}（${points.length} 个）`}
            named
          />
        );
      })}
    </>
  );
}

function Group(props: Props & { group: Group; title: string; named?: boolean }) {
  const { round, group, title, named, may, typed, errors, keyFor } = props;
  const shown = group.points.slice(0, most);
  const mine = typed.group === group.key;
  const rest = group.points.length - shown.length;
  const sentences = shown.map(({ id, body }) => ({ value: String(id), label: body }));
  return (
    <Card title={title} note={rest > 0 ? `先列 ${most} 个，归并以后再列其余 ${rest} 个。` : undefined}>
      {may ? (
        <Form action={`/staff/consultations/rounds/${round.id}/themes`} idempotencyKey={keyFor()} label={title}>
          <input type="hidden" name="group" value={group.key} />
          <TextField
            name="theme"
            id={`f-theme-${group.key}`}
            label="主题"
            hint={named ? '留空就是取消归并' : '采纳情况按主题排列，公众看得到'}
            required={!named}
            maxLength={50}
            value={mine ? [typed.theme ?? ''].flat()[0] : group.name}
            error={mine ? errors.theme : undefined}
          />
          <CheckGroup
            name="point"
            id={`f-point-${group.key}`}
            label="要点"
            options={sentences}
            values={mine ? [typed.point ?? []].flat() : named ? [] : sentences.map(({ value }) => value)}
            error={mine ? errors.point : undefined}
          />
          <Buttons>
            <Button kind={named ? 'secondary' : undefined}>{named ? '改主题' : '归并'}</Button>
          </Buttons>
        </Form>
      ) : (
        <ul>
          {shown.map(({ body }) => (
            <li>{body}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}
