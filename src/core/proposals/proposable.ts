import type { Child } from 'hono/jsx';
import type { PublicDb, Reads } from '../../platform/database.ts';
import type { Read, Typed } from '../../platform/form.ts';
import type { FormErrors } from '../../ui/form.tsx';
import type { Site, ViewMode } from '../../ui/site.ts';

/** What a preview needs of the request: it is the public page, made of words that are not public yet. */
export interface Preview {
  live: PublicDb;
  site: Site;
  mode: ViewMode;
  today: string;
}

/**
 * A kind of thing that the public reads and that one person proposes and another agrees to. `Offered` is what the form
 * needs to know of the district (columns, texts); reading a form is a function of what was typed and of that.
 */
export interface Proposable<Content, Offered = null> {
  kind: string;
  /** 「首页版面」, as tasks and pages name it. */
  words: string;
  /** One sentence for those who propose it. */
  about: string;
  /** The only thing of this kind; without it there are many, each with a name of its own in addresses. */
  only?: string;
  titleOf(content: Content): string;
  /** Where the public reads it. */
  href(subject: string): string;
  offered(db: Reads): Promise<Offered>;
  read(typed: Typed, offered: Offered): Read<Content>;
  typed(content: Content | null, offered: Offered): Typed;
  Fields(props: { typed: Typed; errors: FormErrors; offered: Offered }): Child;
  /** Why it cannot be proposed as things stand (what it names is not public), or null. */
  whyNot?(db: Reads, content: Content): Promise<string | null>;
  /** Every word of it that the public would read, a line each: for the checks and the comparison. */
  lines(content: Content): string[];
  /** The last day on which it is right, when it says one. */
  untilOn?(content: Content): string | null;
  /** The tags of the pages that show it (doors.ts, shows). */
  tags(subject: string): string[];
  preview(means: Preview, subject: string, content: Content): Promise<Child>;
}

export type AnyProposable = Proposable<never, never>;
const known = new Map<string, AnyProposable>();

/** Makes a kind known to the doors and deeds of the core; called where a room declares itself. */
export function proposable<Content, Offered>(kind: Proposable<Content, Offered>): Proposable<Content, Offered> {
  known.set(kind.kind, kind as unknown as AnyProposable);
  return kind;
}

export const allProposables = (): AnyProposable[] => [...known.values()];
export const findProposable = (kind: string): AnyProposable | undefined => known.get(kind);
