import type { Context, Hono } from 'hono';
import type { PublicDb, StaffDb } from '../platform/database.ts';
import type { ErrorStatus } from '../ui/error-body.tsx';
import type { Site, ViewMode } from '../ui/site.ts';
import type { By, Staff } from './caller.ts';

interface Common {
  requestId: string;
  /** Site settings of the district, as far as they are public. */
  site: Site;
  /** View mode of this visitor (elder, contrast, language). */
  mode: ViewMode;
  /** Today in the district's time zone, 'YYYY-MM-DD'. */
  today: string;
}

/** What a public door holds: the handle that reads `live` and nothing else, and a hand for deeds of visitors. */
export interface PublicEnv {
  Variables: Common & {
    live: PublicDb;
    /**
     * Says what this page shows, by the tags that changes bear: `document:<public id>`, `column:<slug>`, `unit:<slug>`,
     * `plan:<public id>`; with none, only what every page shows. A page that says nothing ends with every change.
     */
    shows(...tags: string[]): void;
    /** Until when this page is true, if the clock alone changes it before midnight. */
    trueUntil(at: Date): void;
    /** The visitor's hand; the key is the form's idempotency key. */
    by(key?: string | null): By;
  };
}

/** What a staff door holds, behind the gate: who it is, the staff-side handle and that person's hand. */
export interface StaffEnv {
  Variables: Common & {
    staff: StaffDb;
    live: PublicDb;
    who: Staff;
    by(key?: string | null): By;
    /** Renders a staff page with the menu, counts and the person's name. */
    page(props: StaffPageProps): Promise<Response>;
  };
}

export interface StaffPageProps {
  title: string;
  children: unknown;
  crumbs?: { label: string; href?: string }[];
  /** A sentence after a deed: 「已送审」. */
  notice?: string | null;
  /** Buttons and links of the whole page, beside its heading. */
  actions?: unknown;
  /** The form had errors: 「错误：」 stands before the title. */
  error?: boolean;
  status?: 200 | ErrorStatus;
}

export type PublicApp = Hono<PublicEnv>;
export type StaffApp = Hono<StaffEnv>;
export type PublicContext = Context<PublicEnv>;
export type StaffContext = Context<StaffEnv>;
