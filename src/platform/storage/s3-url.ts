/** Where the object storage is and with which key, read from `S3_URL`. */
export interface S3Address {
  /** `https://s3.example/bucket`, without a slash at the end. */
  base: string;
  /** What stands before every key, empty or with a slash at its end. */
  prefix: string;
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

/** Reads `https://KEY:SECRET@host/bucket/prefix?region=…`; throws the sentence of the setting, which never repeats the secret. */
export function parseS3Url(text: string): S3Address {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['https:', 'http:'].includes(url.protocol)) throw new Error(`应为 ${form} 的形式。${otherwise}`);
  if (!url.username || !url.password) throw new Error(`里没有密钥，应为 ${form} 的形式，密钥中的特殊字符用 %XX 书写。`);
  const [bucket, ...prefix] = url.pathname.split('/').filter(Boolean);
  if (!bucket) throw new Error(`里没有桶名，应为 ${form} 的形式。${otherwise}`);
  return {
    base: `${url.origin}/${bucket}`,
    prefix: prefix.length > 0 ? `${prefix.join('/')}/` : '',
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    region: url.searchParams.get('region') ?? 'us-east-1',
  };
}

const form = 'https://访问密钥:保密密钥@主机/桶名?region=区域';
const otherwise = '不设置则文件存放在 DATA_DIR/files 中。';
