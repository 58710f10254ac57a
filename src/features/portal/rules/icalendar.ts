import type { DatedThing } from '../../../core/feature.ts';
import { addDays } from '../../../platform/time.ts';
import type { Site } from '../../../ui/site.ts';

/** Text values (RFC 5545, 3.3.11): no control characters, and what has a meaning is escaped. */
const textOf = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly what may not stand there
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

/** A line of at most 75 octets, cut between characters (3.1); what goes on begins with a blank. */
export function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

const dateOf = (day: string) => day.replaceAll('-', '');
const stampOf = (at: Date) => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/**
 * 公开日历 as iCalendar (RFC 5545): whole days as DATE values, whose end is the day after; a uid that never changes, and as
 * stamp the moment in which it became public, so that equal calendars are equal bytes.
 */
export function calendarText(site: Site, things: DatedThing[]): string {
  const origin = site.origin ?? `https://${site.domain}`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gongkai//Open Government Calendar//ZH',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${textOf(`${site.name}公开日历`)}`,
    'X-WR-TIMEZONE:Asia/Shanghai',
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    ...things.flatMap(({ uid, on, title, what, path, at }) => [
      'BEGIN:VEVENT',
      `UID:${textOf(`${uid}@${site.domain}`)}`,
      `DTSTAMP:${stampOf(at)}`,
      `DTSTART;VALUE=DATE:${dateOf(on)}`,
      `DTEND;VALUE=DATE:${dateOf(addDays(on, 1))}`,
      `SUMMARY:${textOf(`${what}：${title}`)}`,
      `CATEGORIES:${textOf(what)}`,
      `URL:${origin}${encodeURI(path)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}
