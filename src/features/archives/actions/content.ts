import { posix } from 'node:path';
import type { ReceivedFile } from '../../../core/files/actions.ts';
import { Unfit } from '../../../core/files/extract/unfit.ts';
import { endingOf } from '../../../core/files/name.ts';
import { claimedType, factsOf } from '../../../core/files/types.ts';
import { cleanHtml, plainText } from '../../../core/publications/clean.ts';
import { type Attachment, type Content, emptyContent } from '../../../core/publications/content.ts';
import { decoded, fileOf, kept } from '../../../core/saved-pages/address.ts';
import { type Become, type Reference, readPage } from '../../../core/saved-pages/page.ts';
import type { Problem, ProblemCode } from '../rules.ts';
import { type Candidate, isPage, textOf } from './candidates.ts';
import type { Plan } from './import.ts';
import type { SavedSite } from './source.ts';

export interface Means {
  site: SavedSite;
  plan: Plan;
  /** Makes bytes a file of ours; null for a dry run, which looks only whether they are there. */
  receive: ((bytes: Buffer, name: string, key: string | null) => Promise<ReceivedFile | { error: string }>) | null;
}

/** The content of a draft made of a page, its pictures and its files; null content for a page without a text. */
export async function contentOf(
  candidate: Candidate,
  means: Means,
): Promise<{ content: Content | null; problems: Problem[] }> {
  const work = new Work(candidate, means);
  const body = isPage(candidate.name) ? await work.page() : await work.single();
  const { attachments, problems } = work;
  if (body === null || (body === '' && attachments.length === 0 && !work.awaited))
    return { content: null, problems: [...problems, work.problem('no_body', '')] };
  return { content: { ...emptyContent, ...described(candidate), body, attachments, disclosure: 'open' }, problems };
}

function described({ title, day, daySource, address, host, facts }: Candidate): Pick<Content, 'title' | 'metadata'> {
  const { source, author, keywords, number, title: read } = facts ?? {};
  // Templates put the words of the whole site into META; those of a page stand only beside an ArticleTitle.
  const official = read?.source.startsWith('META');
  return {
    title,
    metadata: {
      ...(source ? { source } : {}),
      ...(official && author ? { author } : {}),
      ...(official && keywords?.length ? { keywords } : {}),
      ...(number ? { number } : {}),
      firstPublishedOn: day,
      firstPublishedSource: `${daySource}，旧网址 ${host ?? ''}${address}`.slice(0, 200),
    },
  };
}

/** What becomes of the references of one page, with what it could not keep. */
class Work {
  attachments: Attachment[] = [];
  problems: Problem[] = [];
  /** A dry run receives nothing; what would be attached counts all the same. */
  awaited = false;
  private readonly places = new Map<string, number>();
  private readonly candidate: Candidate;
  private readonly means: Means;

  constructor(candidate: Candidate, means: Means) {
    this.candidate = candidate;
    this.means = means;
  }

  problem(code: ProblemCode, detail: string): Problem {
    const { name, address } = this.candidate;
    return { name, address, code, detail: detail.slice(0, 300) };
  }

  /** A page that is a file by itself: the list tells its title and day. */
  async single(): Promise<string | null> {
    const { name } = this.candidate;
    const place = await this.attach(name, { kind: 'file', href: name, words: '' });
    return place || this.awaited ? '' : null;
  }

  async page(): Promise<string | null> {
    const text = await textOf(this.means.site, this.candidate.name);
    if ('code' in text) return null;
    const page = readPage(text.html);
    if (!page) return null;
    const becomes = new Map<string, Become>();
    for (const reference of page.references) {
      const key = keyOf(reference);
      if (!becomes.has(key)) becomes.set(key, await this.become(reference));
    }
    const body = cleanHtml(page.body((reference) => becomes.get(keyOf(reference)) ?? null));
    return isText(body) || this.attachments.length > 0 || this.awaited ? body : null;
  }

  private async become(reference: Reference): Promise<Become> {
    const { kind, href } = reference;
    if (kind === 'picture' && (href === '' || decoration.test(href))) return null;
    const { name, host } = this.candidate;
    const { site, plan } = this.means;
    const file = fileOf(href, name, { host, names: plan.names });
    if (kind === 'link') return this.link(reference, file);
    if (file && site) {
      const place = await this.attach(file, reference);
      return place && kind === 'picture' ? { attachment: place } : null;
    }
    this.problems.push(this.problem(kind === 'picture' ? 'picture_missing' : 'file_missing', decoded(href)));
    return kind === 'picture' ? null : this.outside(href);
  }

  /** The place of a file among the attachments, from 1; null when it may not be taken. */
  private async attach(file: string, reference: Reference): Promise<number | null> {
    const before = this.places.get(file);
    if (before) return before;
    const received = await this.receive(file, reference);
    if (!received) return null;
    const { id, name, hash, bytes, type } = received;
    this.attachments.push({ file: id, name, hash, bytes, type });
    this.places.set(file, this.attachments.length);
    return this.attachments.length;
  }

  private async receive(file: string, { kind, words }: Reference): Promise<ReceivedFile | null> {
    const { site, receive } = this.means;
    const picture = kind === 'picture';
    const ending = endingOf(posix.basename(file));
    if (!picture && !claimedType(ending)) {
      this.problems.push(this.problem('file_refused', posix.basename(file)));
      return null;
    }
    if (!receive) {
      this.awaited = true;
      if (!picture && factsOf(claimedType(ending)!)?.opaque)
        this.problems.push(this.problem('file_unchecked', posix.basename(file)));
      return null;
    }
    // What a picture is its bytes say; old sites named them as they liked.
    const name = picture ? posix.basename(file).replace(/\.[a-z0-9]{1,5}$/i, '') : nameOf(file, words, ending!);
    const taken = await bytesOf(site, file).then((bytes) =>
      'error' in bytes ? bytes : receive(bytes.bytes, name, null),
    );
    if ('error' in taken) {
      this.problems.push(
        this.problem(picture ? 'picture_refused' : 'file_refused', `${posix.basename(file)}：${taken.error}`),
      );
      return null;
    }
    if (taken.checked === 'unchecked') this.problems.push(this.problem('file_unchecked', taken.name));
    return taken;
  }

  /** Pages that come too lead to each other by their old addresses, which this site answers; everything else stays outside. */
  private link({ href, words }: Reference, file: string | null): Become {
    const address = file && this.means.plan.addresses.get(file);
    if (address)
      return {
        href:
          encodeURI(decoded(address.split('?')[0]!)) +
          (address.includes('?') ? address.slice(address.indexOf('?')) : ''),
      };
    if (/^(?:mailto|tel):/i.test(href)) return { href };
    const outside = this.outside(href);
    if (!outside && words)
      this.problems.push(this.problem('link_lost', `${words.slice(0, 60)}（${decoded(href).slice(0, 100)}）`));
    return outside;
  }

  /** A link to the older site or elsewhere, whole; null when nobody knows where the older site stood. */
  private outside(href: string): { href: string } | null {
    const { host, address } = this.candidate;
    if (!host && !/^(?:https?:)?\/\//i.test(href)) return null;
    const base = `http://${host ?? 'localhost'}${encodeURI(decoded(address.split('?')[0]!))}`;
    if (!URL.canParse(href, base)) return null;
    const url = new URL(href, base);
    return /^https?:$/.test(url.protocol) && kept(url) ? { href: url.href } : null;
  }
}

const keyOf = ({ kind, href, words }: Reference) => `${kind} ${href} ${kind === 'file' ? words : ''}`;
/** Signs beside names of files, not pictures of the text. */
const decoration = /(?:fileTypeImages|filetype|icon)[^/]*\/|\/(?:icon|ico)[_-]?[\w]*\.(?:gif|png|jpe?g)$/i;
const isText = (html: string) =>
  /<img /.test(html) || plainText(html.replace(/<a [^>]*>.*?<\/a>/gs, '')).replace(/\s/g, '').length >= 10;

/** Bytes of a saved file; one that a zip tells wrongly is refused alone. */
async function bytesOf(site: SavedSite, file: string): Promise<{ bytes: Buffer } | { error: string }> {
  try {
    return { bytes: await site.read(file) };
  } catch (error) {
    if (error instanceof Unfit) return { error: error.message };
    throw error;
  }
}

/** The name that readers saw, with the ending of the file. */
function nameOf(file: string, words: string, ending: string): string {
  const plain = words.trim();
  if (plain.toLowerCase().endsWith(`.${ending}`)) return plain;
  const own = decoded(posix.basename(file));
  return /\p{Script=Han}/u.test(plain) && plain.length <= 100 ? `${plain}.${ending}` : own;
}
