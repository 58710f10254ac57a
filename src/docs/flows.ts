import { roles } from '../core/caller.ts';
import type { Content } from '../core/publications/content.ts';
import { type EditionState, editionFlow } from '../core/publications/rules.ts';
import {
  countersignFlow,
  countersignStates,
  flow,
  nextState,
  routeOf,
  type State,
  states,
  steps,
  verdicts,
} from '../core/review/rules.ts';
import { circulationFlow, circulationStates } from '../core/workflow/rules.ts';
import { flow as requestFlow, moves as requestMoves } from '../features/requests/rules/flow.ts';
import { states as requestStates } from '../features/requests/rules.ts';

const moves: Record<string, string> = { ...verdicts, edit: '修改文字', issue: '印发' };

/** `docs/flows.md`: the flows of review and of an edition, drawn from their tables in `rules.ts`. */
export function writeFlows(): string {
  return [
    '# Flows',
    'Drawn from the tables in `src/core/review/rules.ts`, `src/core/publications/rules.ts`, `src/core/workflow/rules.ts` and `src/features/requests/rules/flow.ts` by `bin/gongkai docs --write`; do not edit.',
    '## Review · 审查与签发',
    'Which steps a submission takes is office data of its kind; the secrecy review is in every route. 「同意」 leads to the next step of the route, an answer of the secrecy authority back to where it was referred from.',
    mermaid(reviewDiagram()),
    reviewTable(),
    '## Countersign · 加签',
    'Whoever decides at a step asks one colleague with a reviewing duty first. The submission stays in its state and its decision waits; no step is replaced by it.',
    mermaid(smallDiagram('加签', countersignStates, countersignFlow)),
    '## Edition · 版',
    mermaid(editionDiagram()),
    '## Reading · 传阅',
    'Sent by whoever has, did or started a matter, to colleagues of the drafting unit; it decides nothing and nothing waits for it.',
    mermaid(smallDiagram('传阅', circulationStates, circulationFlow)),
    '## Requests for information · 依申请公开',
    'The table of `src/features/requests/rules/flow.ts`. A case ends in one of the outcomes of `rules/outcomes.ts`; what the clock forbids beyond the table stands in `core/calendar`.',
    mermaid(smallDiagram('提交', requestStates, requestRows())),
  ].join('\n\n');
}

/** The rows of a request with their words and hands. */
const requestRows = () =>
  requestFlow.map(({ from, move, by, to }) => ({
    from,
    move: requestMoves[move],
    by: by.map((actor) => (actor === 'applicant' ? '申请人' : roles[actor])).join('、'),
    to,
  }));

const mermaid = (lines: string[]) =>
  ['```mermaid', 'stateDiagram-v2', ...lines.map((line) => `  ${line}`), '```'].join('\n');

interface Edge {
  from: State;
  to: State;
  label: string;
}

function reviewDiagram(): string[] {
  const known = (Object.entries(states) as [State, string][]).map(([state, words]) => `state "${words}" as ${state}`);
  const begins = [...new Set(everyRoute().map((route) => route[0]!))].map((step) => `[*] --> ${step}: 送审`);
  const ends = (Object.keys(states) as State[]).filter((state) => !flow.some((row) => row.from === state));
  const drawn = edges().map(({ from, to, label }) => `${from} --> ${to}: ${label}`);
  return [...known, ...begins, ...new Set(drawn), ...ends.map((state) => `${state} --> [*]`)];
}

/** Every row of the table as arrows; `next` is each step that may follow on some route. */
function edges(): Edge[] {
  return flow.flatMap(({ from, move, to }): Edge[] => {
    const label = moves[move] ?? move;
    if (to === 'next') return followers(from).map((step) => ({ from, to: step, label }));
    if (to === 'here') return flow.filter((row) => row.to === from).map((row) => ({ from, to: row.from, label }));
    return [{ from, to, label }];
  });
}

const followers = (step: State): State[] => [
  ...new Set(everyRoute().flatMap((route) => (route.includes(step) ? [nextState(route, step)] : []))),
];

/** Every route that office data can make: each choice of steps, as `routeOf` orders and completes it. */
function everyRoute(): string[][] {
  const choices = Array.from({ length: 2 ** steps.length }, (_, set) => steps.filter((_, at) => set & (2 ** at)));
  const content = { disclosure: 'open' } as Content;
  return choices.map((chosen) => routeOf([{ steps: chosen, urgentSteps: chosen, isPolicy: false, content }], false));
}

function reviewTable(): string {
  const by = (who: (typeof flow)[number]['by']) =>
    who === 'submitter' ? '送审人' : who === 'system' ? '系统' : who.map((role) => roles[role]).join('、');
  const target = (to: (typeof flow)[number]['to']) =>
    to === 'next' ? '下一环节' : to === 'here' ? '原环节' : states[to];
  return [
    '| 环节 | 办理 | 谁 | 到 |',
    '|---|---|---|---|',
    ...flow.map(
      (row) => `| ${states[row.from]} | ${moves[row.move] ?? row.move} | ${by(row.by)} | ${target(row.to)} |`,
    ),
  ].join('\n');
}

/** A flow of a few states: it begins in the first of them. */
function smallDiagram(
  begin: string,
  all: Record<string, string>,
  rows: readonly { from: string; move: string; by: string; to: string }[],
): string[] {
  const ends = Object.keys(all).filter((state) => !rows.some((row) => row.from === state));
  return [
    ...Object.entries(all).map(([state, words]) => `state "${words}" as ${state}`),
    `[*] --> ${Object.keys(all)[0]}: ${begin}`,
    ...rows.map(({ from, move, by, to }) => `${from} --> ${to}: ${move}（${by}）`),
    ...ends.map((state) => `${state} --> [*]`),
  ];
}

function editionDiagram(): string[] {
  const all = Object.entries(editionFlow) as [EditionState, (typeof editionFlow)[EditionState]][];
  return [
    ...all.map(([state, { words }]) => `state "${words}" as ${state}`),
    `[*] --> ${all[0]![0]}`,
    ...all.flatMap(([state, { next }]) => next.map((to) => `${state} --> ${to}`)),
    ...all.filter(([, { next }]) => next.length === 0).map(([state]) => `${state} --> [*]`),
  ];
}
