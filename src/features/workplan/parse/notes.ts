import { isUnitLike } from './organs.ts';
import type { Role } from './types.ts';
import { firstLeads, readUnitPhrase, tokens, type UnitPhrase } from './unit-lists.ts';
import { withoutEnd, withoutJoiners } from './wrapped.ts';

/** A responsibility note inside a paragraph: what it says, and where; `from` and `to` include its brackets. */
export type Note = {
  from: number;
  to: number;
  content: string;
  phrases: UnitPhrase[];
  deadlines: string[];
  firstLeads: 'here' | 'onwards' | null;
};

const body = '(?:责任)?(?:单位|部门|科室|处室|股室|机构|主体)(?:[（(](?:单位|部门|科室|处室)[）)])?';
const labels = new RegExp(
  `(?<!各|关|个)[【\\[]?(?:((?:牵头|主办|主责|主要责任|第一责任)(?:${body})?(?<!主要责任|第一责任))|((?:配合\\s?[/／]\\s?责任|配合|协办|协同|协助|协作|参与|参加)${body}|(?:配合|协办)(?=[：:】]))|((?:责任|承办|落实|实施|负责|执行)${body})|(完成时限|完成时间|完成期限|时限要求|时间节点|时间要求|办结时限|工作时限|时限)|(责任领导|分管领导|牵头领导|包保领导|责任人|负责人|联系人|联系电话))(?:[】\\]]\\s?[：:]?|\\s?[：:]|(?<=单位|部门|科室)为(?!牵头|责任))`,
  'g',
);

const governing =
  /[（(]?(?:注[：:])?(?:责任单位|责任部门|单位)?(?:中)?(?:名单)?(?:中)?[，,]?(?:(?:排|列)(?:名|序)?(?:在)?)?(?:第一|首)(?:位|个|家)?(?:的|者)?(?:单位|部门)?(?:的)?为(?:第一)?牵头(?:责任)?(?:单位|部门)?[）)]?(?:[，,；;]?\s?(下同))?/;

const openers = '〔（(【[［﹝';
const closers = '〕）)】]］﹞';
const longestNote = 800;

export function findGoverningRule(text: string): 'here' | 'onwards' | null {
  const match = governing.exec(text);
  if (!match) return null;
  return match[1] ? 'onwards' : 'here';
}

/** All notes of one paragraph, in order and not overlapping. */
export function findNotes(text: string): Note[] {
  const notes: Note[] = [];
  for (const [from, to] of bracketPairs(text)) {
    if (notes.length > 0 && from < notes.at(-1)!.to) continue;
    const note = readBracket(text, from, to);
    if (note) notes.push(note);
  }
  return withLabels(text, notes.length > 0 ? notes : sentences(text));
}

/** 「由县网信办牵头，各主办单位落实。」 as the last sentence says in prose what others say in brackets. */
function sentences(text: string): Note[] {
  const end = withoutEnd(text, '。').length;
  const from = text.lastIndexOf('。', end - 1) + 1;
  if (text[from] !== '由' || from === 0 || end - from > 200) return [];
  const content = withoutJoiners(text.slice(from, end));
  const phrase = readUnitPhrase(content);
  const certain = phrase.explicit && phrase.units.length > 0 && phrase.units.every((unit) => isUnitLike(unit.literal));
  return certain ? [{ from, to: text.length, content, phrases: [phrase], deadlines: [], firstLeads: null }] : [];
}

/** Reads a whole cell or phrase as units. */
export function readUnits(text: string, role: Role): UnitPhrase {
  return readUnitPhrase(text, role);
}

/** Bracket pairs from the outside in; unclosed brackets are passed over, and nothing deeper than three levels is looked at. */
function bracketPairs(text: string): [number, number][] {
  const pairs: [number, number][] = [];
  const open: { at: number; shape: number; height: number }[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const opens = openers.indexOf(text[index]!);
    if (opens >= 0) open.push({ at: index, shape: shapeOf(opens), height: 1 });
    const closes = opens >= 0 ? -1 : closers.indexOf(text[index]!);
    if (closes < 0) continue;
    while (open.length > 0 && open.at(-1)!.shape !== shapeOf(closes)) open.pop();
    const match = open.pop();
    if (!match) continue;
    const outer = open.at(-1);
    if (outer) outer.height = Math.max(outer.height, match.height + 1);
    if (match.height <= 3 && index - match.at <= longestNote) pairs.push([match.at, index + 1]);
  }
  return pairs.sort((one, other) => one[0] - other[0]);
}

function shapeOf(index: number): number {
  return index === 1 || index === 2 ? 1 : index === 4 || index === 5 ? 4 : index === 0 || index === 6 ? 0 : index;
}

function readBracket(text: string, from: number, to: number): Note | null {
  const content = withoutEnd(withoutJoiners(text.slice(from + 1, to - 1)).replace(/^[\s*_]+/, ''), '*_');
  if (/^(?:以下简称|下同|含|包括|如|即|见)/.test(content) || content.length < 3) return null;
  const rule = findGoverningRule(content);
  const said = withoutEnd(content.replace(governing, ''), '。；;，,');
  const base = { from, to, content, firstLeads: rule };
  const labelled = readLabels(said);
  const free = labelled.length > 0 ? withoutEnd(said.slice(0, labelled[0]!.from), '；;，,。') : said;
  const read = collect(labelled);
  if (free === '') return labelled.some((one) => one.role || one.deadline) ? { ...base, ...read } : null;
  const { units, deadlines } = splitDeadlines(free);
  const phrase = readUnitPhrase(units);
  if (isResponsibility(phrase, endsParagraph(text, from, to)))
    return { ...base, phrases: [phrase, ...read.phrases], deadlines: [...deadlines, ...read.deadlines] };
  return read.phrases.length + read.deadlines.length > 0 ? { ...base, ...read } : null;
}

/** 9月底前完成 and 持续推进 stand in the list of units like one more unit. */
function splitDeadlines(said: string): { units: string; deadlines: string[] } {
  const timely = tokens(said).filter(
    (token) =>
      /(?:\d|年|月|季度).{0,8}(?:前|完成|内)|^(?:持续|长期|全年|常态化)/.test(token.text) && !isUnitLike(token.text),
  );
  const deadlines = timely.map((token) => token.text).filter((word) => !/负责|牵头|配合/.test(word));
  const units = deadlines.reduce((rest, word) => rest.replace(word, ''), said);
  return { units, deadlines };
}

function isResponsibility(phrase: UnitPhrase, place: 'after a sentence' | 'at the end' | 'within'): boolean {
  const names = phrase.units.map((unit) => unit.literal);
  if (names.length === 0 || names.some((name) => name.length > 60 || /[《》“”？]/.test(name))) return false;
  const likely = names.filter(isUnitLike).length;
  if (phrase.explicit) return likely * 2 >= names.length;
  if (likely < names.length || place === 'within') return false;
  return place === 'after a sentence' || names.every((name) => name.length >= 3 && !/[省市县区村乡镇]$/.test(name));
}

function endsParagraph(text: string, from: number, to: number): 'after a sentence' | 'at the end' | 'within' {
  // 〔…〕 holds either a note or the year of a document number.
  if (text[from] === '〔' || /[。！；;.”]$/.test(text.slice(Math.max(0, from - 6), from).trimEnd()))
    return 'after a sentence';
  return /^[。；;\s]*$/.test(text.slice(to, to + 8)) && text.length - to < 8 ? 'at the end' : 'within';
}

type Labelled = { role: Role | null; deadline: boolean; value: string; from: number; to: number };

export function readLabels(text: string): Labelled[] {
  const found = [...text.matchAll(labels)];
  return found.map((match, index) => {
    const start = match.index + match[0].length;
    const limit = Math.min(found[index + 1]?.index ?? text.length, start + 2000);
    const raw = text.slice(start, limit);
    const stop = /[。\n]/.exec(raw.trimStart());
    const length = stop ? raw.length - raw.trimStart().length + stop.index : raw.length;
    const role: Role | null = match[1] ? 'lead' : match[2] ? 'support' : match[3] ? 'responsible' : null;
    return {
      role,
      deadline: match[4] !== undefined,
      value: withoutEnd(raw.slice(0, length), '；;，,、').trimStart(),
      from: match.index,
      to: start + length,
    };
  });
}

function collect(labelled: Labelled[]): { phrases: UnitPhrase[]; deadlines: string[] } {
  return {
    phrases: labelled.filter((one) => one.role && one.value !== '').map((one) => readUnits(one.value, one.role!)),
    deadlines: labelled.filter((one) => one.deadline && one.value !== '').map((one) => one.value),
  };
}

/** Labels outside brackets: neighbours make one note. */
function withLabels(text: string, bracketed: Note[]): Note[] {
  let passed = 0;
  const free = readLabels(text).filter((one) => {
    while (passed < bracketed.length && bracketed[passed]!.to <= one.from) passed += 1;
    return passed === bracketed.length || one.from < bracketed[passed]!.from;
  });
  const notes = [...bracketed];
  let group: Labelled[] = [];
  const close = () => {
    if (group.some((one) => one.value !== '')) {
      const from = group[0]!.from;
      const to = group.at(-1)!.to;
      const content = withoutJoiners(text.slice(from, to).trim()).replace(/\n\s*/g, '；');
      notes.push({ from, to, content, firstLeads: findGoverningRule(content), ...collect(group) });
    }
    group = [];
  };
  for (const one of free) {
    if (group.length > 0 && /[^\s。；;，,、]/.test(text.slice(group.at(-1)!.to, one.from))) close();
    group.push(one);
  }
  close();
  return notes.sort((one, other) => one.from - other.from);
}

/** Whether the note binds a unit or a day; a label for a person alone does not. */
export function binds(note: Note): boolean {
  return note.phrases.some((phrase) => phrase.units.length > 0) || note.deadlines.length > 0;
}

/** Applies 「排在第一位的为牵头单位」 where it holds. */
export function ruled(note: Note, inForce: boolean): UnitPhrase[] {
  return inForce || note.firstLeads ? note.phrases.map(firstLeads) : note.phrases;
}
