import type { Content } from '../../../core/publications/content.ts';
import { type Guide, rowsOf, said, several } from './elements.ts';
import { type Lists, whyNotMaterial } from './lists.ts';

export const room = 'services';

/** The guide in a text of this room. */
export const guideOf = ({ metadata }: Pick<Content, 'metadata'>): Guide =>
  metadata.elements?.room === room ? (metadata.elements.values as Guide) : {};

/**
 * The ten elements that inspections look for (standards §3.1, 服务不实用): what of them is missing, one sentence each under the
 * element that mends it. A guide that lacks one does not go to review.
 */
export function whyNotGuide(title: string, guide: Guide): Record<string, string> {
  const lacks: Record<string, string | false> = {
    title: !title.trim() && '请填写事项名称。',
    bases: several(guide, 'bases').length === 0 && '请填写设定依据：文件名称和条款。',
    conditions: !said(guide, 'conditions') && '请填写申请条件：什么样的人、什么情形可以办。',
    materials: lacksMaterials(guide),
    location: !said(guide, 'location') && '请填写办理地点；只在网上办的，写明网上办理。',
    organ: !said(guide, 'organ') && '请填写办理机构。',
    charged: lacksFees(guide),
    hours: !said(guide, 'hours') && '请填写办理时间；网上随时可以办的，写明全天。',
    phone: !said(guide, 'phone') && '请填写联系电话。',
    steps: rowsOf(guide, 'steps').length === 0 && '请填写办理流程，至少一个环节。',
  };
  return Object.fromEntries(Object.entries(lacks).filter((entry): entry is [string, string] => entry[1] !== false));
}

function lacksMaterials(guide: Guide): string | false {
  const rows = rowsOf(guide, 'materials');
  const none = said(guide, 'noMaterials') === '是';
  if (none && rows.length > 0) return '选了“无需提交材料”，又列了材料，请只留一样。';
  return rows.length === 0 && !none && '请逐项填写办理材料；不需要材料的，选“无需提交材料”。';
}

function lacksFees(guide: Guide): string | false {
  const charged = said(guide, 'charged');
  if (!charged) return '请选择是否收费。';
  const rows = rowsOf(guide, 'fees');
  if (charged === '否') return rows.length > 0 && '选了不收费，又列了收费项目，请只留一样。';
  return !rows.some(({ standard, basis }) => standard && basis) && '收费的事项，请写明收费项目、标准和依据。';
}

/** What each of the ten is called, for lists of what is missing. */
export const critical: Record<string, string> = {
  title: '事项名称',
  bases: '设定依据',
  conditions: '申请条件',
  materials: '办理材料',
  location: '办理地点',
  organ: '办理机构',
  charged: '收费标准',
  hours: '办理时间',
  phone: '联系电话',
  steps: '办理流程',
};

/** Everything that keeps a guide from review: the ten elements, catch-all materials, forms that are named and not there. */
export function whyNotSubmitGuide(content: Content, lists: Lists): Record<string, string> {
  const guide = guideOf(content);
  const why = whyNotGuide(content.title, guide);
  const vague = rowsOf(guide, 'materials').flatMap(({ name = '' }) => whyNotMaterial(name, lists.catchAll) ?? []);
  const missing = filesOf(guide).filter((name) => !content.attachments.some((file) => file.name === name));
  if (vague[0]) why.materials ??= vague[0];
  if (missing.length > 0)
    why.files = `“${missing.join('、')}”还没有上传。请在附件里上传同名的文件，或者在材料里去掉这个文件名。`;
  return why;
}

/** Materials whose blank form nobody has filled in as a sample: people ask at the counter what belongs into each field. */
export const withoutSample = (guide: Guide): string[] =>
  rowsOf(guide, 'materials')
    .filter(({ blank, sample }) => blank && !sample)
    .map(({ name = '' }) => name);

/** What would help people and keeps nothing back: an office may have a form before it has a sample of it. */
export function whatWouldHelp(guide: Guide): Record<string, string> {
  const names = withoutSample(guide);
  if (names.length === 0) return {};
  return {
    materials: `“${names.join('、')}”有空白表格，没有样表。请填好一份作为附件上传，再在这项材料的“样表”里选上。`,
  };
}

/** The names of all files that the guide speaks of. */
export const filesOf = (guide: Guide): string[] => [
  ...new Set(
    [
      said(guide, 'resultSample'),
      ...rowsOf(guide, 'materials').flatMap(({ blank = '', sample = '' }) => [blank, sample]),
    ].filter(Boolean),
  ),
];
