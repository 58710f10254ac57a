import { canonical } from '../../../core/ledger/canonical.ts';
import { sendersWords } from '../../../core/people/mask.ts';
import type { CommentRow } from '../queries/comments.ts';
import type { InvitationRow } from '../queries/invited.ts';
import type { PointRow } from '../queries/points.ts';
import { type Clause, clauseWords } from './clauses.ts';
import { type Channel, channelNames, outcomeNames, type Result, type ResultPoint } from './elements.ts';

interface Register {
  round: {
    number: number;
    subject: string;
    opensOn: string;
    closesOn: string;
    channels: string[];
    clauses: Clause[];
    invitedNamed: boolean;
  };
  comments: CommentRow[];
  points: PointRow[];
  invited: InvitationRow[];
}

const isAside = ({ verdict }: CommentRow) => verdict === 'set_aside';

/** What becomes public of a register: every point with its reason, and of its senders a masked name; letters that were set aside in number. */
export function resultFrom({ round, comments, points, invited }: Register): Result {
  const treated = comments.filter((comment) => !isAside(comment));
  const shown = points.flatMap((point): ResultPoint[] => {
    const senders = treated.filter(({ textKey }) => textKey === point.textKey);
    const { reply } = point;
    if (!reply || senders.length === 0) return [];
    return [
      {
        from: sendersWords(senders),
        clause: clauseWords(round.clauses, senders[0]!.clause),
        theme: point.theme,
        text: point.body,
        outcome: reply.outcome,
        reason: reply.reason,
        finalClause: reply.finalClause,
        letters: senders.length,
      },
    ];
  });
  const aside = comments.filter(isAside);
  const reasons = [...new Set(aside.map(({ judgement }) => judgement ?? ''))];
  const { number, subject, opensOn, closesOn } = round;
  return {
    type: 'result',
    round: number,
    subject,
    opensOn,
    closesOn,
    channels: channelNames.filter(
      (name) => round.channels.includes(name) || comments.some((one) => one.channel === name),
    ),
    figures: {
      received: comments.length,
      by: counted(channelNames, (name: Channel) => comments.filter(({ channel }) => channel === name).length).map(
        ([channel, count]) => ({ channel, count }),
      ),
      points: shown.length,
      outcomes: counted(outcomeNames, (name) => shown.filter(({ outcome }) => outcome === name).length).map(
        ([outcome, count]) => ({ outcome, count }),
      ),
      setAside: aside.length,
    },
    points: shown,
    setAside: reasons.map((reason) => ({ reason, count: aside.filter((one) => one.judgement === reason).length })),
    ...(invited.length > 0 ? { invited: invitedIn(invited, round.invitedNamed) } : {}),
  };
}

const invitedIn = (all: InvitationRow[], named: boolean): NonNullable<Result['invited']> => ({
  invited: all.length,
  answered: all.filter(({ answeredOn }) => answeredOn).length,
  names: named ? all.map(({ name, answeredOn }) => ({ name, answered: answeredOn !== null })) : [],
});

const counted = <Name>(names: Name[], count: (name: Name) => number): [Name, number][] =>
  names.map((name): [Name, number] => [name, count(name)]).filter(([, number]) => number > 0);

export const sameResult = (a: Result, b: Result): boolean =>
  canonical(a as unknown as Record<string, unknown>) === canonical(b as unknown as Record<string, unknown>);

/** What still keeps a result from being drawn up, as sentences; none when every comment has its answer. */
export function lacksOf({ comments, points }: Pick<Register, 'comments' | 'points'>): string[] {
  const waiting = comments.filter(({ held, verdict }) => held && verdict === null).length;
  const split = new Set(points.map(({ textKey }) => textKey));
  const whole = comments.filter((comment) => !isAside(comment) && !split.has(comment.textKey)).length;
  const open = points.filter(({ reply }) => reply?.verdict !== 'agreed').length;
  return [
    waiting > 0 && `有 ${waiting} 条意见待核，请先决定是否纳入办理。`,
    whole > 0 && `有 ${whole} 条意见还没有归纳要点。`,
    open > 0 && `有 ${open} 个要点还没有审核通过的回应。`,
  ].filter((sentence): sentence is string => sentence !== false);
}
