/** Words of notices that were public before this platform. */
export const bulletins = `
以往的公示=Earlier notices
以往的抽查公示=Earlier notices of inspections
以往的执法公示=Earlier notices of enforcement
以往的抽查公示（旧网站上的计划和结果）=Earlier notices of inspections (plans and results of the older site)
旧网站上公布过的随机抽查计划和结果，写明原发布日期。那时的抽取过程没有公开的材料可以核对。=Plans and results of random inspections from the older site, each with the day on which it was first published. How objects were drawn then cannot be checked.
旧网站上公布过的行政许可、行政处罚等公示，写明原发布日期。不计入行政执法决定的数量和及时率。=Notices of permits, penalties and the like from the older site, each with the day on which it was first published. They count neither as decisions nor for timeliness.
标题、单位或者检查对象=Title, unit or object of inspection
所属时段=Period
全部=All
{a}（依据：{b}，旧网址 {c}）={a} (source: {b}; older address {c})
文件开头的说明=head of the file
页面上的时间=time on the page
拟稿人填写=entered by the drafter
原发布日期=First published
随机抽查计划=Plan of random inspections
随机抽查结果=Results of random inspections
行政执法公示（以往）=Notice of enforcement (earlier)
下载清单（CSV）=Download the list (CSV)
还没有以往的公示。旧网站上的公示经审查后在这里公开。=No earlier notice yet. Notices of the older site appear here once they are cleared.
没有符合条件的公示，请换一个条件。=No notice fits. Please try another condition.
`;
