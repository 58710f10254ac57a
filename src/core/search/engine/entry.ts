/** What results are narrowed by; texts in which all of it is equal are counted as one. */
export interface Group {
  kind: string;
  kindWords: string;
  unit: string;
  unitName: string;
  column: string;
  topic: string | null;
  year: number;
  /** 有效性 of what bears one, else null. */
  validity: string | null;
  /** The last day of 有效期: from the day after it counts as expired, without anybody saying so. */
  validUntil: string | null;
}

/** What the index knows of a published text besides its words: enough to narrow, order and count, and nothing to show. */
export interface Entry extends Known {
  group: Group;
  /** The title in plain signs. */
  plainTitle: string;
}

/** The same as `live` says it. */
export interface Known extends Group {
  id: string;
  /** Changes whenever anything of it that is kept here did. */
  mark: string;
  title: string;
  /** The instant at which it leaves by itself, in milliseconds. */
  publicUntil: number | null;
  listedAt: number;
  /** What rules comes before what is explained, what is explained before what only happened: 2, 1, 0. */
  rank: number;
  number: DocumentNumber | null;
}

/** 发文字号 in its parts. */
export interface DocumentNumber {
  series: string;
  year: number;
  serial: number;
}

/**
 * A text on its way into the index: `head` is what names it, `body` what it says. `names` are found like the head and add nothing
 * to its length: units, numbers and kinds are about as long everywhere and would only blur how long the titles are. Of their Han
 * signs only pairs count: 人民政府 beside every text would make 人 and 民 say nothing anywhere.
 */
export interface Text extends Known {
  head: string;
  names?: string;
  body: string;
}
