import type { PublicDb, StaffDb } from '../platform/database.ts';

/** The duties a post may carry in a unit; the words are those of the office (glossary). */
export const roles = {
  drafter: '拟稿人',
  reviewer: '审核人',
  secrecy: '保密审查员',
  signer: '签发人',
  openness: '政务公开工作机构',
  disclosure: '政府信息公开工作机构负责人',
  editor: '信息发布员',
  system: '系统管理员',
  security: '安全管理员',
  audit: '审计员',
} as const;
export type Role = keyof typeof roles;

/** One role of a person in a unit; a deputy's carries the person for whom it is exercised. */
export interface Grant {
  role: Role;
  unit: number;
  /** The person represented, when the role is exercised as a deputy (代理). */
  instead?: number | null;
}

/** Who acts: a member of staff, a visitor without a name, or the system itself at a due time. */
export type Caller =
  | { kind: 'staff'; person: number; name: string; unit: number; unitName: string; grants: Grant[]; session: string }
  | { kind: 'visitor'; session: string }
  | { kind: 'system'; name: string };

export type Staff = Extract<Caller, { kind: 'staff' }>;

/** Whether a member of staff holds one of the roles, in the given unit when one is given. */
export function holds(caller: Caller, wanted: Role | Role[], unit?: number | null): boolean {
  if (caller.kind !== 'staff') return false;
  const list = Array.isArray(wanted) ? wanted : [wanted];
  return caller.grants.some((grant) => list.includes(grant.role) && (unit == null || grant.unit === unit));
}

const handles = new WeakMap<By, StaffDb>();

/** With which hand a deed is done: the caller and the idempotency key; the handle inside can be reached by actions alone. */
export class By {
  readonly caller: Caller;
  readonly key: string | null;
  constructor(db: StaffDb, caller: Caller, key: string | null = null) {
    this.caller = caller;
    this.key = key;
    handles.set(this, db);
  }
}

/** For `core/action.ts` only. */
export const handleOf = (by: By): StaffDb => handles.get(by)!;

/** The two sides of the wall, as the processes hold them. */
export interface Sides {
  live: PublicDb;
  staff: StaffDb;
}
