/** A form that waits on this device, its files with it. */
export interface Waiting {
  key: string;
  action: string;
  /** What the person knows it by. */
  label: string;
  fields: [string, string | File][];
  at: number;
  /** The server did not take it; the person has to look. */
  refused?: boolean;
}

const name = 'gongkai-outbox';
const stored = 'forms';

/** Asks the browser's own database, which holds files as well; opened for each question, so that no page keeps it from another. */
async function ask<Answer>(
  mode: IDBTransactionMode,
  question: (forms: IDBObjectStore) => IDBRequest<Answer>,
): Promise<Answer> {
  const db = await opened();
  try {
    return await new Promise((done, failed) => {
      const transaction = db.transaction(stored, mode);
      const request = question(transaction.objectStore(stored));
      transaction.oncomplete = () => done(request.result);
      transaction.onerror = () => failed(transaction.error);
      transaction.onabort = () => failed(transaction.error);
    });
  } finally {
    db.close();
  }
}

const opened = (): Promise<IDBDatabase> =>
  new Promise((done, failed) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(stored, { keyPath: 'key' });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

/** What waits, oldest first; nothing on a device that keeps nothing. */
export async function listed(): Promise<Waiting[]> {
  try {
    const found: Waiting[] = await ask('readonly', (forms) => forms.getAll());
    return found.sort((a, b) => a.at - b.at);
  } catch {
    return [];
  }
}

/** Keeps a form; one that was kept under the same key is replaced. Throws when the device has no room for it. */
export const keep = async (one: Waiting): Promise<void> => void (await ask('readwrite', (forms) => forms.put(one)));
export const drop = async (key: string): Promise<void> => void (await ask('readwrite', (forms) => forms.delete(key)));
