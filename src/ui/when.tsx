/** A calendar day given as `2019-08-08`: 「2019年8月8日」 in running text, `2019-08-08` in tables and lists. */
export function Day({ on, long }: { on: string; long?: boolean }) {
  const [year = '', month = '', day = ''] = on.slice(0, 10).split('-');
  return (
    <time datetime={on.slice(0, 10)}>
      {long ? `${year}年${Number(month)}月${Number(day)}日` : `${year}-${month}-${day}`}
    </time>
  );
}

const local = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Shanghai' });

/** An instant as local office time, `2019-08-08 14:05`: the form the guideline asks of every content page. */
export function Moment({ at }: { at: Date | string }) {
  const instant = typeof at === 'string' ? new Date(at) : at;
  return <time datetime={instant.toISOString()}>{local.format(instant)}</time>;
}
