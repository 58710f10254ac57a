import type { Line } from './lines.ts';
import { findNotes, type Note } from './notes.ts';
import { type Kind, type Marker, rank } from './numbering.ts';

/** A numbered heading with the paragraphs and numbers below it. */
export type Node = { line: Line; marker: Marker; lines: Line[]; children: Node[]; notes: Note[][] };

export type TaskNode = { node: Node; section: Node | null; group: Node | null };

export function grow(lines: Line[]): Node[] {
  const roots: Node[] = [];
  const open: Node[] = [];
  for (const line of lines) {
    if (line.marker) {
      const node: Node = { line, marker: line.marker, lines: [line], children: [], notes: [findNotes(line.text)] };
      while (open.length > 0 && rank(open.at(-1)!.marker.kind) >= rank(line.marker.kind)) open.pop();
      (open.at(-1)?.children ?? roots).push(node);
      open.push(node);
    } else if (open.length > 0) {
      open.at(-1)!.lines.push(line);
      open.at(-1)!.notes.push(findNotes(line.text));
    }
  }
  return roots;
}

/** Which headings are tasks: those that carry the notes; where nothing does, the innermost order that most headings have. */
export function findTasks(roots: Node[]): { tasks: TaskNode[]; skipped: Node[] } {
  const all = flatten(roots);
  const kind = taskKind(all);
  const found: { tasks: TaskNode[]; skipped: Node[] } = { tasks: [], skipped: [] };
  const plain = !all.some(ownNotes);
  const visit = (node: Node, above: Node[]): void => {
    if (isPrinciple(node) && !notesBelow(node)) return void found.skipped.push(node);
    const decision = decide(node, kind, plain);
    if (decision === 'task')
      found.tasks.push({
        node,
        section: above.findLast(isSection) ?? null,
        group: above.findLast((one) => !isSection(one)) ?? null,
      });
    else if (decision === 'prose') found.skipped.push(node);
    else for (const child of node.children) visit(child, [...above, node]);
  };
  for (const root of roots) visit(root, []);
  return found;
}

function decide(node: Node, kind: Kind, plain: boolean): 'task' | 'group' | 'prose' {
  const noted = node.children.filter(notesBelow);
  if (ownNotes(node)) return 'task';
  if (node.children.length === 0) return rank(node.marker.kind) < rank(kind) && isSection(node) ? 'prose' : 'task';
  if (noted.length === 0) return rank(node.marker.kind) < rank(kind) ? 'group' : 'task';
  const trailing = noted.length === 1 && noted[0] === node.children.at(-1) && mayTrail(node);
  return trailing && !plain && node.marker.kind === kind ? 'task' : 'group';
}

/** An only child with a note may well be the task itself, but not a lone （1）. */
function mayTrail(node: Node): boolean {
  return node.children.length > 1 || rank(node.children[0]?.marker.kind ?? 'part') >= rank('sub');
}

/** The order most notes belong to. A note behind the last of several numbers belongs to the heading above them. */
function taskKind(all: Node[]): Kind {
  const votes = new Map<Kind, number>();
  const vote = (kind: Kind) => votes.set(kind, (votes.get(kind) ?? 0) + 1);
  for (const node of all) if (ownNotes(node)) vote(node.marker.kind);
  for (const node of all) {
    const noted = node.children.filter(ownNotes);
    if (!mayTrail(node) || noted.length !== 1 || noted[0] !== node.children.at(-1)) continue;
    votes.set(noted[0]!.marker.kind, votes.get(noted[0]!.marker.kind)! - 1);
    vote(node.marker.kind);
  }
  const [best] = [...votes].filter(([, count]) => count > 0).sort((one, other) => other[1] - one[1]);
  return best?.[0] ?? innermost(all);
}

function innermost(all: Node[]): Kind {
  const real = all.filter((node) => !isPrinciple(node));
  const items = real.filter((node) => node.marker.kind === 'item' || node.marker.kind === 'article');
  const split = items.filter((node) => node.children.some((child) => child.marker.kind === 'digit'));
  if (items.length > 0) return split.length * 2 >= items.length ? 'digit' : items[0]!.marker.kind;
  return real.some((node) => node.marker.kind === 'digit') ? 'digit' : 'section';
}

export function flatten(nodes: Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}

export function isSection(node: Node): boolean {
  return node.marker.kind === 'section' || node.marker.kind === 'part';
}

export function ownNotes(node: Node): boolean {
  return node.notes.some((notes) => notes.some((note) => note.phrases.some((phrase) => phrase.units.length > 0)));
}

function notesBelow(node: Node): boolean {
  return ownNotes(node) || node.children.some(notesBelow);
}

/** 指导思想, 基本原则 and 工作步骤 set out how and in which stages, not who does what. */
function isPrinciple(node: Node): boolean {
  const heading = node.line.text.slice(node.marker.to - node.line.from, node.marker.to - node.line.from + 24);
  return /^\**(?:总体要求|总体思路|总体目标|指导思想|基本原则|工作原则|工作目标|发展目标|主要目标|目标要求|工作思路|编制依据|适用范围|总则|重要意义|充分认识|工作步骤|实施步骤|时间安排|进度安排|阶段安排)/.test(
    heading,
  );
}
