import { phrasesOf } from '../../../ui/phrases.tsx';
import { type Guide, rowsOf, said, several } from './elements.ts';
import { conditionsId, materialsId, type Piece, phonesIn } from './sections.ts';

/** What people ask first of a matter (experience.md §5): can I, what to bring, how long, how much, where, when, whom. */
export interface Answer {
  question: string;
  pieces: Piece[];
  /** Of whom the question is asked, before the answer. */
  who?: string;
  /** Where the rest of a long answer stands on the page. */
  more?: { words: string; id: string };
  /** So short that two of them share a row. */
  brief?: true;
}

const short = (text: string, most: number) =>
  [...text].length > most ? `${[...text].slice(0, most).join('')}…` : text;

export function answersOf(guide: Guide): Answer[] {
  const answers: Answer[] = [
    { question: '我能办吗', ...whether(guide) },
    { question: '要带什么', ...whatToBring(guide) },
    { question: '多久办完', pieces: [howLong(guide)], brief: true },
    { question: '收费吗', pieces: [howMuch(guide)], brief: true },
    { question: '在哪办', pieces: [said(guide, 'location')] },
    { question: '什么时候办', pieces: [said(guide, 'hours')] },
    { question: '问谁', pieces: [spaced(said(guide, 'organ')), ...phonesIn(said(guide, 'phone'))], brief: true },
    { question: '向谁投诉', pieces: phonesIn(said(guide, 'complaint')), brief: true },
  ];
  return answers.filter(({ pieces, who }) => who || pieces.some((piece) => piece !== ''));
}

/** With the question two lines of a telephone; the rest stands under 申请条件. */
const whetherShown = 31;
/** However many may ask, so much is said of what is asked of them. */
const leastShown = 12;

function whether(guide: Guide): Omit<Answer, 'question'> {
  const audience = several(guide, 'audience').join('、');
  const who = audience && `面向${audience}。`;
  const whole = said(guide, 'conditions').replaceAll('\n', ' ');
  const shown = cutAtSign(whole, Math.max(leastShown, whetherShown - who.length));
  return {
    who,
    pieces: [shown],
    ...(shown === whole ? {} : { more: { words: '全部条件', id: conditionsId } }),
  };
}

/** A text that is too long, up to the last sign at which a sentence may be left, or else up to the end of a phrase. */
function cutAtSign(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.slice(0, most + 1).search(/[，；。：][^，；。：]*$/);
  return `${end > most / 3 ? text.slice(0, end) : wholePhrases(text, most)}…`;
}

function wholePhrases(text: string, most: number): string {
  let shown = '';
  for (const phrase of phrasesOf(text)) {
    if (shown.length + phrase.length > most) break;
    shown += phrase;
  }
  return shown || text.slice(0, most);
}

const spaced = (organ: string) => (organ ? `${organ} ` : '');

/** As many names of materials as stand in two lines of a telephone; the table has all of them. */
const namesShown = 20;

function whatToBring(guide: Guide): Omit<Answer, 'question'> {
  const names = rowsOf(guide, 'materials').map(({ name = '' }) => name);
  if (names.length === 0) return { pieces: [bringWords(guide)] };
  const shown = names.filter((_, at) => at === 0 || names.slice(0, at + 1).join('、').length <= namesShown);
  const rest = shown.length < names.length ? '等' : '';
  return {
    pieces: [`${names.length} 样：${shown.join('、')}${rest}`],
    more: { words: '看材料清单', id: materialsId },
  };
}

/** What to bring, by name, original or copy, how many, where there is little room. */
export function bringWords(guide: Guide, most = 6): string {
  const rows = rowsOf(guide, 'materials');
  if (rows.length === 0) return said(guide, 'noMaterials') === '是' ? '无需提交材料' : '';
  const names = rows.slice(0, most).map(({ name = '', kind, copies }) => {
    const notes = [kind, copies && `${copies} 份`].filter(Boolean).join(' ');
    return notes ? `${name}（${notes}）` : name;
  });
  return `${names.join('、')}${rows.length > most ? ` 等 ${rows.length} 项` : ''}`;
}

export function howLong(guide: Guide): string {
  const [promised, statutory] = [said(guide, 'promised'), said(guide, 'statutory')];
  if (!promised) return statutory && `法定 ${statutory}`;
  return statutory && statutory !== promised ? `${promised}（法定 ${statutory}）` : promised;
}

export function howMuch(guide: Guide): string {
  const charged = said(guide, 'charged');
  if (charged !== '是') return charged && '不收费';
  const fees = rowsOf(guide, 'fees').map(({ name = '', standard = '' }) => [name, standard].filter(Boolean).join(' '));
  return short(fees.join('；'), 90) || '收费';
}
