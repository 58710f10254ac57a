import { type Guide, rowsOf, said, several } from './elements.ts';
import { type Piece, phonesIn } from './sections.ts';

/** What people ask first of a matter (experience.md §5): can I, how long, how much, where and when, and what to bring, the longest. */
export interface Answer {
  question: string;
  pieces: Piece[];
  /** Several things, one under another. */
  list?: string[];
}

const short = (text: string, most: number) =>
  [...text].length > most ? `${[...text].slice(0, most).join('')}…` : text;

export function answersOf(guide: Guide): Answer[] {
  const answers: Answer[] = [
    { question: '我能办吗', pieces: [whoWords(guide)] },
    { question: '多久办完', pieces: [howLong(guide)] },
    { question: '收费吗', pieces: [howMuch(guide)] },
    { question: '在哪办', pieces: [said(guide, 'location')] },
    { question: '什么时候办', pieces: [said(guide, 'hours')] },
    { question: '要带什么', ...bring(guide) },
    { question: '问谁', pieces: [spaced(said(guide, 'organ')), ...phonesIn(said(guide, 'phone'))] },
    { question: '向谁投诉', pieces: phonesIn(said(guide, 'complaint')) },
  ];
  return answers.filter(({ pieces, list = [] }) => list.length > 0 || pieces.some((piece) => piece !== ''));
}

function whoWords(guide: Guide): string {
  const who = several(guide, 'audience').join('、');
  const conditions = short(said(guide, 'conditions').replaceAll('\n', ' '), 90);
  return [who && `面向${who}`, conditions].filter(Boolean).join('。');
}

const spaced = (organ: string) => (organ ? `${organ} ` : '');

function bring(guide: Guide): Pick<Answer, 'pieces' | 'list'> {
  const list = materialNames(guide);
  return list.length > 0 ? { pieces: [], list } : { pieces: [bringWords(guide)] };
}

/** What to bring, by name, original or copy, how many; that an electronic one does as well. */
const materialNames = (guide: Guide): string[] =>
  rowsOf(guide, 'materials').map(({ name = '', kind, copies, licence }) => {
    const notes = [kind, copies && `${copies} 份`].filter(Boolean).join(' ');
    const named = notes ? `${name}（${notes}）` : name;
    return licence === '是' ? `${named}，有电子证照的不用带` : named;
  });

/** The same in one sentence, where there is little room. */
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
