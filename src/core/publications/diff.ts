/** A stretch of text in a comparison; the shape that `ui/diff.tsx` draws. */
export interface Part {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Table cells of one comparison; beyond it a stretch is shown as removed and added as a whole. */
const most = 4_000_000;

/**
 * Compares two texts: first by lines, then by signs within lines that answer one another, so that one changed sign in a long
 * paragraph is seen; a number and a foreign word are one sign: of a telephone the whole number is marked, not a digit. The work is bounded: two texts that share nothing are shown one after the other.
 */
export function compareTexts(before: string, after: string): Part[] {
  const parts: Part[] = [];
  const lines = steps(before.split('\n'), after.split('\n'));
  for (let at = 0; at < lines.length; ) {
    if (lines[at]!.kind === 'same') {
      push(parts, 'same', `${lines[at]!.text}\n`);
      at += 1;
      continue;
    }
    const end = lines.findIndex((line, index) => index >= at && line.kind === 'same');
    const changed = lines.slice(at, end < 0 ? undefined : end);
    const removed = changed.filter((line) => line.kind === 'removed').map((line) => line.text);
    const added = changed.filter((line) => line.kind === 'added').map((line) => line.text);
    compareStretch(parts, removed, added);
    at += changed.length;
  }
  return trimEnd(parts);
}

/** Whether a comparison found any difference. */
export const differs = (parts: Part[]): boolean => parts.some((part) => part.kind !== 'same');

/** The same number of lines on both sides are taken pair by pair; otherwise the stretch as one text. */
function compareStretch(parts: Part[], removed: string[], added: string[]): void {
  if (removed.length === added.length) {
    for (const [index, line] of removed.entries()) compareLine(parts, `${line}\n`, `${added[index]}\n`);
    return;
  }
  const whole = (lines: string[]) => lines.map((line) => `${line}\n`).join('');
  compareLine(parts, whole(removed), whole(added));
}

function compareLine(parts: Part[], before: string, after: string): void {
  const [old, now] = [signsOf(before), signsOf(after)];
  const found = steps(old, now, asOne);
  const kept = found.filter((step) => step.kind === 'same' && step.text.trim() !== '').length;
  // Two sentences that share only a few characters by chance are easier to read one after the other.
  if (kept < Math.min(old.length, now.length) * 0.3) {
    push(parts, 'removed', before);
    push(parts, 'added', after);
    return;
  }
  for (const step of found) push(parts, step.kind, step.text);
}

const signsOf = (text: string): string[] =>
  text.match(/[\p{Script=Latin}\d]+(?:[-–—.:/@][\p{Script=Latin}\d]+)*|[\s\S]/gu) ?? [];

type Shown = (kind: Part['kind'], items: string[]) => Part[];
const oneByOne: Shown = (kind, items) => items.map((text) => ({ kind, text }));
/** Half a million characters that nothing is compared with need no part each. */
const asOne: Shown = (kind, items) => [{ kind, text: items.join('') }];

/**
 * The shortest way from one list to another: common ends first, then the longest common subsequence of what is left; what
 * is too much to compare is shown as `whole` says.
 */
function steps(before: string[], after: string[], whole: Shown = oneByOne): Part[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const shorter = Math.min(before.length, after.length) - head;
  while (tail < shorter && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return [
    ...oneByOne('same', before.slice(0, head)),
    ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail), whole),
    ...oneByOne('same', before.slice(before.length - tail)),
  ];
}

function middle(before: string[], after: string[], whole: Shown): Part[] {
  if (before.length * after.length > most) return [...whole('removed', before), ...whole('added', after)];
  const removed = oneByOne('removed', before);
  const added = oneByOne('added', after);
  if (before.length === 0 || after.length === 0) return [...removed, ...added];
  const lengths = commonLengths(before, after);
  const width = after.length + 1;
  const found: Part[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      found.push({ kind: 'same', text: before[i]! });
      i += 1;
      j += 1;
    } else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) found.push(removed[i++]!);
    else found.push(added[j++]!);
  }
  return [...found, ...removed.slice(i), ...added.slice(j)];
}

/** Length of the longest common subsequence of each pair of tails, row by row. */
function commonLengths(before: string[], after: string[]): Uint16Array | Uint32Array {
  const width = after.length + 1;
  const size = (before.length + 1) * width;
  const lengths = Math.min(before.length, after.length) < 65_536 ? new Uint16Array(size) : new Uint32Array(size);
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        before[i] === after[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  return lengths;
}

function push(parts: Part[], kind: Part['kind'], text: string): void {
  const last = parts.at(-1);
  if (last?.kind === kind) last.text += text;
  else if (text) parts.push({ kind, text });
}

/** The line end that the splitting added at the very end goes again. */
function trimEnd(parts: Part[]): Part[] {
  const both = parts.at(-1)?.kind === 'added' && parts.at(-2)?.kind === 'removed';
  const from = parts.length - (both ? 2 : 1);
  return parts
    .map((part, index) => (index >= from ? { ...part, text: part.text.replace(/\n$/, '') } : part))
    .filter((part) => part.text !== '');
}
