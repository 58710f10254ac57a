/** 50 MB, 512 KB, 20 字节: sizes as people say them. */
export function inWords(bytes: number): string {
  const short = (value: number) => String(Number(value.toFixed(1)));
  if (bytes >= 1024 ** 3) return `${short(bytes / 1024 ** 3)} GB`;
  if (bytes >= 1024 ** 2) return `${short(bytes / 1024 ** 2)} MB`;
  return bytes >= 1024 ? `${short(bytes / 1024)} KB` : `${bytes} 字节`;
}
