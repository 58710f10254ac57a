/** Control characters, marks that turn or hide text (bidi, zero width but the joiner of emoji), line and paragraph ends. */
const unseen =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/gu;
const longest = 200;

/**
 * A name as it may be shown and sent: the last part of a path, without control and bidi marks, trimmed, at most 200
 * characters with its ending kept. Rare Han and emoji stay. Never the name of anything on our disk.
 */
export function cleanName(raw: string): string {
  const last = raw.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const name = last
    .normalize('NFC')
    .replace(/\ufffd/g, '')
    .replace(unseen, '')
    .replace(/[<>:"|?*]/g, '_') // no file system of a reader takes these
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return shorten(name) || '未命名';
}

function shorten(name: string): string {
  if (name.length <= longest) return name;
  const ending = endingOf(name);
  const tail = ending ? `.${ending}` : '';
  // By characters as people see them: no emoji and no rare Han is cut in two.
  let head = '';
  for (const { segment } of new Intl.Segmenter('zh').segment(name.slice(0, longest * 2))) {
    if (head.length + segment.length + tail.length > longest) break;
    head += segment;
  }
  return head + tail;
}

/** `pdf` of `公告.PDF`; null when there is none, as in `关于进一步做好工作的通知` or `附件1.2`. */
export function endingOf(name: string): string | null {
  return /\.([a-z][a-z0-9]{0,7})$/i.exec(name)?.[1]?.toLowerCase() ?? null;
}

/** Content-Disposition with a plain name for old clients and the true one beside it (RFC 6266, RFC 5987). */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^ -~]/gu, '_').replace(/["\\%]/g, '_');
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encode5987(name)}`;
}

const encode5987 = (name: string) =>
  encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
