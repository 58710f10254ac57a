import type { Typed } from '../../../platform/form.ts';
import type { Use } from '../rules.ts';

/** What may come along with an application, by the field it comes in. */
export const carriedNames = ['application', 'identity', 'authorisation'] as const satisfies Use[];
export type Carried = (typeof carriedNames)[number];

/** A paper that is kept already while its form is filled in or checked. */
export interface HeldPaper {
  use: Carried | 'proof';
  token: string;
  name: string;
}

export const useOf = (field: string): HeldPaper['use'] =>
  field === 'proof' ? 'proof' : (carriedNames.find((name) => name === field) ?? 'identity');

const single = (typed: Typed, name: string) => (typeof typed[name] === 'string' ? (typed[name] as string) : '');

/** The papers that a form says are held already. */
export const heldOf = (typed: Typed): HeldPaper[] =>
  carriedNames.flatMap((use) => {
    const token = single(typed, `held_${use}`);
    return /^[\w-]{22}$/.test(token) ? [{ use, token, name: single(typed, `name_${use}`).slice(0, 200) }] : [];
  });

/** The same as fields of the form, so that they come back with it. */
export const heldFields = (held: HeldPaper[]): Typed =>
  Object.fromEntries(
    held.flatMap(({ use, token, name }) => [
      [`held_${use}`, token],
      [`name_${use}`, name],
    ]),
  );

/** The files that a correction or a complaint has brought: several of one kind, each with its key. */
export function proofsOf(typed: Typed): HeldPaper[] {
  const [tokens, names] = [[typed.held_proof ?? []].flat(), [typed.name_proof ?? []].flat()];
  return tokens.flatMap((token, at) =>
    /^[\w-]{22}$/.test(token) ? [{ use: 'proof' as const, token, name: (names[at] ?? '').slice(0, 200) }] : [],
  );
}

/** The same as fields of the form, so that they come back with it. */
export const proofFields = (held: HeldPaper[]): Typed => ({
  held_proof: held.map(({ token }) => token),
  name_proof: held.map(({ name }) => name),
});
