import type { Context } from 'hono';
import { type Ending, sendJson, sendSheet } from '../../../platform/http/sheet-files.ts';
import type { Values } from '../rules/elements.ts';
import { recordOf, sheetOf } from '../rules/sheet.ts';

/** Decisions as a file under a name in words, masked as they are published. */
export const sendDecisions = (c: Context, name: string, decisions: Values[], ending: Ending): Response =>
  ending === 'json'
    ? sendJson(c, decisions.map(recordOf), name)
    : sendSheet(c, { ...sheetOf(decisions), name }, ending);
