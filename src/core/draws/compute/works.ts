import { again } from '../rules/again.ts';
import { listed } from '../rules/listed.ts';
import { drawnOf } from '../rules/told.ts';

/** What takes seconds for a list of a whole district; whatever goes in and comes out can be sent to another thread. */
export const works = { again, listed, drawnOf };
export type Works = typeof works;
export type Name = keyof Works;
