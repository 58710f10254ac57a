import type { Guide, Profile } from './profile.ts';

/** What a guide begins with: the unit's own address, and the words that are the same for most units. The drafter changes what differs. */
export function guideToBegin({ guide, basic }: Profile, name: string): Guide {
  if (guide.office) return guide;
  const { address, hours, phone, fax } = basic;
  return {
    ...guide,
    ...{ office: `${name}（政府信息公开工作机构）`, address, hours, phone, fax, online: basic.email || basic.website },
    classification:
      '主动公开的信息：法律、法规和国家有关规定要求主动公开的政府信息，事项见本单位主动公开基本目录。\n依申请公开的信息：除主动公开的以外，公民、法人或者其他组织可以申请获取的政府信息。',
    arrangement: '主动公开的信息按栏目、主题、发布日期编排，每条信息有索引号、名称、发布机构、成文日期和发布日期。',
    access:
      '在区政府门户网站检索、查阅、下载；也可以到国家档案馆、公共图书馆、政务服务中心的政府信息查阅场所查阅。\n申请获取其他政府信息的，可以当面、邮寄或者通过本指南的互联网联系方式提出。',
  };
}
