/** How a list is given out: each format with its registered media type (IANA) and its name for people. */
export const formats = {
  csv: { media: 'text/csv', words: 'CSV' },
  xlsx: { media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', words: 'Excel' },
  json: { media: 'application/json', words: 'JSON' },
} as const;
export type Format = keyof typeof formats;
export const formatNames = Object.keys(formats) as Format[];

export const dataHref = (name: string, format?: Format) => `/data/${name}${format ? `.${format}` : '/'}`;
