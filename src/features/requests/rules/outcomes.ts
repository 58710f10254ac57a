/**
 * What came of a case (standards §1.9): the article, and the row of the yearly report in which it counts once. A withdrawal, what is
 * asked to be confirmed once more, and the rest have no article of their own: none is named.
 */
export const outcomes = {
  already_public: { words: '已主动公开，告知获取方式', article: '第三十六条第一项', row: 'disclosed' },
  provided: { words: '予以公开', article: '第三十六条第二项', row: 'disclosed' },
  partial: { words: '部分公开', article: '第三十七条', row: 'partial' },
  state_secret: { words: '不予公开：属于国家秘密', article: '第十四条、第三十六条第三项', row: 'refused_secret' },
  law: { words: '不予公开：法律、行政法规禁止公开', article: '第十四条、第三十六条第三项', row: 'refused_law' },
  stability: {
    words: '不予公开：危及国家安全、公共安全、经济安全、社会稳定',
    article: '第十四条、第三十六条第三项',
    row: 'refused_stability',
  },
  third_party: { words: '不予公开：保护第三方合法权益', article: '第十五条、第三十六条第三项', row: 'refused_third' },
  internal: {
    words: '不予公开：内部事务信息',
    article: '第十六条第一款、第三十六条第三项',
    row: 'refused_internal',
  },
  process: { words: '不予公开：过程性信息', article: '第十六条第二款、第三十六条第三项', row: 'refused_process' },
  case_file: { words: '不予公开：行政执法案卷', article: '第十六条第二款、第三十六条第三项', row: 'refused_file' },
  query: { words: '不予公开：行政查询事项', article: '第三十六条第七项', row: 'refused_query' },
  not_held: { words: '无法提供：经检索没有所申请的信息', article: '第三十六条第四项', row: 'none_held' },
  not_responsible: { words: '无法提供：不属于本机关负责公开', article: '第三十六条第五项', row: 'none_held' },
  creation: { words: '无法提供：没有现成信息，需要另行制作', article: '第三十八条', row: 'none_made' },
  unclear: { words: '无法提供：补正后申请内容仍不明确', article: '第三十条', row: 'none_clear' },
  petition: { words: '不予处理：信访、举报、投诉类申请', article: '第三十九条第一款', row: 'left_petition' },
  duplicate: { words: '不予处理：重复申请', article: '第三十六条第六项', row: 'left_duplicate' },
  publication: { words: '不予处理：要求提供公开出版物', article: '第三十九条第二款', row: 'left_publication' },
  abusive: { words: '不予处理：无正当理由大量反复申请', article: '第三十五条', row: 'left_abusive' },
  reconfirm: {
    words: '不予处理：要求确认或者重新出具已经获取的信息',
    article: '',
    row: 'left_reconfirm',
  },
  abandoned_correction: { words: '申请人逾期不补正，不再处理', article: '第三十条', row: 'other_correction' },
  abandoned_fee: { words: '申请人逾期不缴费，不再处理', article: '第四十二条', row: 'other_fee' },
  withdrawn: { words: '申请人撤回申请', article: '', row: 'other_rest' },
  other: { words: '其他处理', article: '', row: 'other_rest' },
} as const;
export type Outcome = keyof typeof outcomes;
export type OutcomeRow = (typeof outcomes)[Outcome]['row'];
export const outcomeNames = Object.keys(outcomes) as Outcome[];

/** Those that a reply can have; the others come about by what the applicant does, or leaves undone. */
export const replyOutcomes = outcomeNames.filter(
  (name) => !['abandoned_correction', 'abandoned_fee', 'withdrawn'].includes(name),
);

/** 行政机关不予公开: since 2024 whoever is refused, wholly or in part, seeks reconsideration before a court (行政复议法 第二十三条). */
export const isRefusal = (outcome: Outcome): boolean =>
  outcome === 'partial' || outcomes[outcome].row.startsWith('refused_');

/** With these the reply brings the information along, or says where it is. */
export const provides = (outcome: Outcome): boolean => ['already_public', 'provided', 'partial'].includes(outcome);
