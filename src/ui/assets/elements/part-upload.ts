/** What the reader is shown while a large file travels. */
export interface Progress {
  /** 0 to 1. */
  done: number;
  /** The line is down; it goes on by itself. */
  waiting: boolean;
}

/** A file that travelled: the number of the file it became, or the sentence why it may not be taken. */
export type Travelled = { file: string } | { error: string };

const partBytes = 4 * 1024 ** 2;
const waits = [1, 2, 5, 10, 20, 30];
const pause = (seconds: number) => new Promise((go) => window.setTimeout(go, seconds * 1000));
/** The same file chosen again, after a reload too, goes on where it was. */
const placeOf = (file: File) => `upload:${file.name}:${file.size}:${file.lastModified}`;

/** Sends a file in parts to a server that speaks tus 1.0; a lost connection is tried again, and what is there is not sent twice. */
export async function sendInParts(address: string, file: File, show: (progress: Progress) => void): Promise<Travelled> {
  let place = sessionStorage.getItem(placeOf(file));
  for (let failures = 0; ; ) {
    const answer = await (place ? goOn(place, file, show) : begin(address, file)).catch(() => null);
    if (answer === null || answer.status >= 500) {
      show({ done: NaN, waiting: true });
      await pause(waits[Math.min(failures, waits.length - 1)]!);
      failures += 1;
      continue;
    }
    failures = 0;
    if (answer.type === 'opaqueredirect') return { error: '登录已过期。请在新窗口登录，再选一次这个文件，会接着传。' };
    const became = answer.headers.get('upload-file');
    if (became || answer.status >= 400) sessionStorage.removeItem(placeOf(file));
    if (became) return { file: became };
    if (answer.status === 404 && place) place = null;
    else if (answer.status >= 400 && answer.status !== 409) return { error: await sentenceOf(answer) };
    else if (answer.status === 201) {
      place = answer.headers.get('location')!;
      sessionStorage.setItem(placeOf(file), place);
    }
  }
}

async function sentenceOf(answer: Response): Promise<string> {
  const words = answer.headers.get('content-type')?.startsWith('text/plain') ? await answer.text() : '';
  return words || '附件没有传上去，请稍后再试。';
}

const begin = (address: string, file: File) =>
  fetch(address, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-length': String(file.size),
      'upload-metadata': `filename ${btoa(String.fromCharCode(...new TextEncoder().encode(file.name)))}`,
    },
  });

/** Asks how much is there, and sends parts until one is not taken or the whole is there. */
async function goOn(place: string, file: File, show: (progress: Progress) => void): Promise<Response> {
  let answer = await fetch(place, { method: 'HEAD', redirect: 'manual' });
  while (answer.status === 204 && !answer.headers.get('upload-file')) {
    const from = Number(answer.headers.get('upload-offset'));
    show({ done: from / file.size, waiting: false });
    answer = await fetch(place, {
      method: 'PATCH',
      redirect: 'manual',
      headers: {
        'tus-resumable': '1.0.0',
        'upload-offset': String(from),
        'content-type': 'application/offset+octet-stream',
      },
      body: file.slice(from, from + partBytes),
    });
  }
  return answer;
}
