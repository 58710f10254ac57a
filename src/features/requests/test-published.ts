import type { ReportRow } from './rules/report.ts';

/**
 * Tables three and four as governments published them, typed by hand: of each row that is not all zeros the seven figures in the
 * order of the form (自然人, 商业企业, 科研机构, 社会公益组织, 法律服务机构, 其他, 总计), of each kind of dispute the five
 * (维持, 纠正, 其他, 未审结, 总计). The identities of the form hold in all four. Their prose does not always agree: 平潭 2022 says that
 * 75 came in, where 74 did and one was carried in; 宿迁 2024 says 134 reviews and 57 lawsuits, where table four has 170 and 77.
 */
export interface PublishedReport {
  /** The file of ../shared/data/inputs/foi that it was read from. */
  file: string;
  place: string;
  year: number;
  three: Partial<Record<ReportRow, Seven>>;
  four: { reconsideration: Five; lawsuit_direct: Five; lawsuit_after: Five };
}
export type Seven = [number, number, number, number, number, number, number];
export type Five = [number, number, number, number, number];

const nothing: Five = [0, 0, 0, 0, 0];
const person = (count: number): Seven => [count, 0, 0, 0, 0, 0, count];

export const publishedReports: PublishedReport[] = [
  {
    file: 'report-pingtan-2022.txt',
    place: '平潭综合实验区',
    year: 2022,
    three: {
      new: [71, 3, 0, 0, 0, 0, 74],
      carried_in: person(1),
      disclosed: person(21),
      partial: [8, 1, 0, 0, 0, 0, 9],
      refused_internal: person(1),
      refused_process: person(2),
      refused_file: person(1),
      none_held: person(37),
      other_correction: person(2),
      other_rest: [0, 2, 0, 0, 0, 0, 2],
      total: [72, 3, 0, 0, 0, 0, 75],
    },
    four: { reconsideration: [0, 1, 1, 0, 2], lawsuit_direct: [1, 0, 0, 0, 1], lawsuit_after: nothing },
  },
  {
    file: 'report-pingtan-2024.txt',
    place: '平潭综合实验区',
    year: 2024,
    three: {
      new: [217, 1, 0, 0, 0, 0, 218],
      disclosed: person(71),
      partial: person(29),
      refused_secret: person(4),
      refused_third: person(3),
      refused_internal: person(32),
      none_held: person(75),
      left_duplicate: person(1),
      other_correction: person(1),
      other_rest: [1, 1, 0, 0, 0, 0, 2],
      total: [217, 1, 0, 0, 0, 0, 218],
    },
    four: { reconsideration: [2, 1, 3, 1, 7], lawsuit_direct: nothing, lawsuit_after: [13, 2, 4, 0, 19] },
  },
  {
    file: 'report-suqian-2023-2024-compare.txt',
    place: '宿迁市',
    year: 2023,
    three: {
      new: [3402, 99, 0, 4, 5, 1, 3511],
      carried_in: [91, 3, 0, 0, 2, 0, 96],
      disclosed: [1175, 12, 0, 3, 1, 0, 1191],
      partial: [319, 7, 0, 0, 2, 0, 328],
      refused_law: person(27),
      refused_stability: person(6),
      refused_third: person(38),
      refused_internal: person(20),
      refused_process: person(9),
      refused_file: person(21),
      refused_query: [20, 1, 0, 0, 0, 0, 21],
      none_held: [968, 74, 0, 1, 3, 1, 1047],
      none_made: [26, 2, 0, 0, 0, 0, 28],
      none_clear: person(3),
      left_petition: person(305),
      left_duplicate: person(39),
      left_abusive: person(58),
      left_reconfirm: person(4),
      other_correction: person(40),
      other_fee: person(10),
      other_rest: [287, 3, 0, 0, 1, 0, 291],
      total: [3375, 99, 0, 4, 7, 1, 3486],
      carried_out: [118, 3, 0, 0, 0, 0, 121],
    },
    four: {
      reconsideration: [309, 17, 88, 26, 440],
      lawsuit_direct: [1, 1, 16, 6, 24],
      lawsuit_after: [13, 0, 67, 9, 89],
    },
  },
  {
    file: 'report-suqian-2023-2024-compare.txt',
    place: '宿迁市',
    year: 2024,
    three: {
      new: [3440, 75, 0, 1, 6, 3, 3525],
      carried_in: [118, 3, 0, 0, 0, 0, 121],
      disclosed: [1408, 21, 0, 0, 2, 0, 1431],
      partial: [462, 9, 0, 0, 0, 0, 471],
      refused_secret: person(2),
      refused_law: person(1),
      refused_stability: person(4),
      refused_third: [16, 1, 0, 0, 0, 0, 17],
      refused_internal: person(21),
      refused_process: [10, 1, 0, 0, 0, 0, 11],
      refused_file: [21, 2, 0, 0, 0, 0, 23],
      refused_query: person(13),
      none_held: [859, 33, 0, 0, 3, 2, 897],
      none_made: [35, 1, 0, 0, 0, 0, 36],
      none_clear: person(8),
      left_petition: [86, 1, 0, 0, 0, 0, 87],
      left_duplicate: [26, 1, 0, 0, 0, 0, 27],
      left_abusive: person(3),
      other_correction: [75, 1, 0, 1, 0, 0, 77],
      other_fee: person(38),
      other_rest: [352, 2, 0, 0, 0, 0, 354],
      total: [3440, 73, 0, 1, 5, 2, 3521],
      carried_out: [118, 5, 0, 0, 1, 1, 125],
    },
    four: {
      reconsideration: [88, 18, 28, 36, 170],
      lawsuit_direct: [7, 0, 11, 7, 25],
      lawsuit_after: [33, 0, 6, 13, 52],
    },
  },
];

/** What of the folder is no report that can be compared, and why. */
export const notComparable: Record<string, string> = {
  'report-pingtan-2011.txt':
    'a 统计表 of the time before tables three and four: 受理, 答复, 同意, 否决 without kinds of applicants, carried cases or grounds; all zeros',
  'report-suqian-2023.txt':
    'the left half of the comparison above: the same table three, and of table four only seven of fifteen columns',
  'report-template-2021-format.txt': 'the empty form: rows and heads without figures',
};
