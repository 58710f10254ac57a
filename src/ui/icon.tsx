const paths = {
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16.2 16.2 21 21',
  home: 'M4 11 12 4l8 7M6 9.5V20h12V9.5M10 20v-6h4v6',
  print: 'M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z',
  speaker: 'M4 9v6h4l5 4V5L8 9zM16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11',
  phone: 'M6 3h4l1.5 5-2.5 2a12 12 0 0 0 5 5l2-2.5 5 1.5v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z',
  mail: 'M3 6h18v12H3zM3 7l9 6 9-6',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  download: 'M12 4v11M7 11l5 5 5-5M4 20h16',
  counter:
    'M9 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM3 20v-3a5 5 0 0 1 5-5h2a5 5 0 0 1 4.5 2.800M3 20h18v-5h-7v5M16 15V9h5v6',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5',
  next: 'M9 5l7 7-7 7',
  previous: 'M15 5l-7 7 7 7',
  external: 'M10 5H5v14h14v-5M13 4h7v7M20 4l-9 9',
  check: 'M4 12.5l5.5 5.5L20 6.5',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7v.5',
  warning: 'M12 4 2.5 20h19zM12 10v5M12 17.3v.4',
  error: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7.5v6M12 16.3v.4',
  success: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM7.5 12.3l3 3 6-6.5',
  user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20a7.5 7.5 0 0 1 15 0',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2.5',
  megaphone: 'M4 10v4h3l9 5V5L7 10zM19 9.5a3.5 3.5 0 0 1 0 5M8 14.5V20h3v-4',
  book: 'M12 6c-2-1.5-5-2-8-2v14c3 0 6 .5 8 2 2-1.5 5-2 8-2V4c-3 0-6 .5-8 2zM12 6v14',
  building: 'M3 20h18M5 20V10M19 20V10M3 10l9-6 9 6zM9.5 20v-7M14.5 20v-7',
  chart: 'M4 4v16h16M8 16v-4M12.5 16V8M17 16v-6',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  copy: 'M8 8h12v12H8zM16 8V4H4v12h4',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6v.01M4.5 12v.01M4.5 18v.01',
  inbox: 'M4 14 6.5 5h11L20 14v6H4zM4 14h5l1 2.5h4l1-2.5h5',
  send: 'M21 3 3 11l7 3 3 7zM10 14 21 3',
  edit: 'M4 20l1-4L16.5 4.5l3 3L8 19zM14 7l3 3',
  shield: 'M12 3l8 3v6c0 4.5-3.5 7.5-8 9-4.5-1.5-8-4.5-8-9V6zM8.5 12l2.5 2.5 4.5-5',
  people:
    'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 19.5a6.5 6.5 0 0 1 13 0M16 5.5a3.5 3.5 0 0 1 0 6.5M18 14.5a6 6 0 0 1 3.5 5',
  eye: 'M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5s-7-2-9.5-6.5zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  feed: 'M5 5a14 14 0 0 1 14 14M5 11a8 8 0 0 1 8 8M6 17.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1z',
  draft: 'M5 3h9l5 5v13H5zM9 12h6M9 16h4',
  history: 'M4 12a8 8 0 1 0 2.5-5.800L4 8.5M4 4v4.5h4.5M12 8v4l3 2',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5',
  scale: 'M12 4v16M7 20h10M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z',
} as const;

export type IconName = keyof typeof paths;
export const iconNames = Object.keys(paths) as IconName[];

/** A line drawing beside words that already say the same; hidden from screen readers. Unknown names draw nothing. */
export function Icon({ name }: { name: IconName | (string & {}) }) {
  const d = paths[name as IconName];
  if (!d) return null;
  return (
    <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d={d} fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
