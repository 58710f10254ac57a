// What the parser hands over. Offsets count UTF-16 units of the text that was given; `line` starts at 1.
// Units are literal as written; `normalized` (same order as allUnits) is there only where an elided 省/市/区/县 was restored.

export type Role = 'lead' | 'support' | 'responsible';

export type Span = { line: number; from: number; to: number };

export type RoleUnits = {
  leadUnits: string[];
  supportUnits: string[];
  responsibleUnits: string[];
  allUnits: string[];
  normalized?: string[];
  /** The list ends in 等: more units are meant than are named. */
  etc?: true;
  /** Table borders were lost: who leads cannot be told, only allUnits counts. */
  ambiguous?: true;
};

export type PlanParagraph = RoleUnits & Span & { seq: number; note: string | null; text: string };

export type Milestone = { on: string | null; raw: string };

export type PlanTask = RoleUnits &
  Span & {
    no: string | null;
    section: string | null;
    /** The numbered heading between section and task, where there is one. */
    group: string | null;
    title: string;
    deadline: string | null;
    deadlineRaw: string | null;
    recurrence: string | null;
    milestones?: Milestone[];
    paragraphs: PlanParagraph[];
  };

export type GlobalDeadline = { on: string | null; what: string; raw: string };

export type BasedOn = { title: string; docNumber: string | null };

export type PlanHead = {
  title: string | null;
  planTitle: string | null;
  docNumber: string | null;
  docNumberRaw: string | null;
  issuer: string | null;
  issuedOn: string | null;
  disclosure: string | null;
  disclosureMark: string | null;
  recipients: string[];
  basedOn: BasedOn[];
};

export type Plan = PlanHead & { globalDeadlines: GlobalDeadline[]; tasks: PlanTask[]; warnings: string[] };
