/** A menu entry, an entrance, a crumb: text that leads somewhere. `current` marks where the reader is. */
export type Link = { label: string; href: string; current?: boolean };

/** An entry of the main menu; `covers` names addresses outside its own that belong to it all the same. */
export type MenuLink = Link & { covers?: string[] };

/** One step of 「您的位置」; the last crumb has no address. What the heading `repeats` at once is left out on a phone. */
export type Crumb = { label: string; href?: string; repeats?: boolean };

/**
 * What every public page needs to know of the site, from the district's settings.
 * A setting that is empty or absent is left out of the page, never shown blank.
 */
export type Site = {
  /** 规范名称, SiteName */
  name: string;
  /** the name that an English page bears on its head and foot */
  nameEnglish?: string;
  /** host name without scheme, SiteDomain */
  domain: string;
  /** address with scheme and without a closing slash, for print heads and canonical links */
  origin?: string;
  /** 政府网站标识码, ten characters, SiteIDCode */
  idCode?: string;
  /** a short line under the name, such as 「公开 · 便民 · 担当」 */
  motto?: string;
  /** address of a mark of the district's own; ours is shown without it */
  emblem?: string;
  /** 主办单位 */
  host?: string;
  /** 承办单位 */
  operator?: string;
  address?: string;
  postcode?: string;
  phone?: string;
  email?: string;
  hotline?: { label: string; phone: string };
  icp?: { number: string; href?: string };
  police?: { number: string; href?: string };
  /** 党政机关网站标识 */
  partyMark?: { label: string; href: string };
  /** 登录: the sign-in of citizens, where the province or the city has one */
  signIn?: string;
  /** 好差评: where those who had something done say how it went */
  rating?: string;
  /** 我为政府网站找错 */
  findErrors?: string;
  ipv6?: boolean;
  siteMap?: string;
  accessibility?: string;
  /** 台账存证: where the signed checkpoints of the ledger are */
  transparency?: string;
  /** offered only where the page exists in that language */
  languages?: { label: string; lang: string; href: string }[];
  menu: MenuLink[];
  /** set where the site is no real office's: every public page then says so on top */
  demonstration?: string;
  /** set where a page is looked at that is not public yet: it says so on top */
  preview?: string;
  footer?: Link[];
  search?: { action: string; query?: string; hotWords?: string[] };
};

/** What a page says of itself to crawlers and inspectors: 政府网站发展指引 附件, META 标签. */
export type PageMeta = {
  description?: string;
  column?: { name: string; description?: string; keywords?: string[]; type?: string };
  article?: {
    title: string;
    /** `YYYY-MM-DD HH:MM` in local time, the form the guideline asks for */
    publishedAt: string;
    source: string;
    keywords?: string[];
    author?: string;
    description?: string;
    image?: string;
    url?: string;
  };
  feeds?: { title: string; href: string; type: 'application/atom+xml' | 'application/feed+json' }[];
  canonical?: string;
  /** the same page in other languages, and itself: hreflang */
  alternates?: { lang: string; href: string }[];
  /** printed at the head of every sheet, so that paper can be checked against the site */
  verification?: string;
  noIndex?: boolean;
  /** what the page is about in the words of schema.org, one object each */
  jsonLd?: object[];
};

/** How this reader wants to see pages; part of every cache key. */
export type ViewMode = {
  elder: boolean;
  contrast: boolean;
  language: 'zh-Hans' | 'zh-Hant' | 'en';
  /** the page is in this language by itself, whatever its reader chose: where the same can be read in Chinese */
  inChinese?: string;
};

/**
 * One door of the console's menu. A count of nought is not shown; `late` and `soon` say how many of them are overdue or
 * nearly so; `also` names further addresses whose pages belong to it.
 */
export type StaffMenuItem = Link & {
  count?: number;
  late?: number;
  soon?: number;
  /** what it counts waits for this person: the number stands out, and is seen while the menu is folded */
  waits?: boolean;
  group?: string;
  icon?: string;
  also?: string[];
};

export type Tone = 'info' | 'success' | 'warning' | 'error' | 'plain';
