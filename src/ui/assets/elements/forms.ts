const everyMs = 30_000;

/** Looks after long texts: saves working copies, answers Ctrl+S, warns before unsaved text is left, asks before what cannot be undone. */
export function keepForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-guard]')) keep(form);
  document.addEventListener('submit', confirmDanger);
}

function keep(form: HTMLFormElement): void {
  const state = { changed: false, leaving: false };
  const output = saveState(form);
  const save = async () => {
    const address = form.dataset.autosave;
    if (!address || !state.changed) return;
    state.changed = false;
    const failure = await send(address, form);
    if (failure) state.changed = true;
    output.toggleAttribute('data-failed', !!failure);
    output.textContent = failure ?? `${clock()} 已自动保存`;
  };
  form.addEventListener('input', () => {
    if (!state.changed && form.dataset.autosave && !output.hasAttribute('data-failed')) showUnsaved(output);
    state.changed = true;
  });
  form.addEventListener('submit', () => {
    state.leaving = true;
  });
  window.addEventListener('pageshow', () => {
    state.leaving = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (state.changed && !state.leaving) event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    void save();
  });
  if (form.dataset.autosave) window.setInterval(() => void save(), everyMs);
}

/** The time of the last saving stays readable while new words wait for the next. */
function showUnsaved(output: HTMLOutputElement): void {
  const last = /^\d{2}:\d{2}/.exec(output.textContent ?? '')?.[0];
  output.textContent = last ? `${last} 已自动保存，之后又有修改` : '每 30 秒自动保存';
}

/** Sends the working copy; gives the sentence to show when it was not kept. */
async function send(address: string, form: HTMLFormElement): Promise<string | undefined> {
  const body = new FormData(form);
  // A file is uploaded by its own act, not again every half minute.
  for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
  try {
    const answer = await fetch(address, {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
      redirect: 'manual',
    });
    if (answer.ok) return undefined;
    if (answer.status === 409) return '未保存：另一个人正在修改这篇稿件。请提交以比较两个版本，您的文字仍在本页。';
    if (answer.status === 401 || answer.type === 'opaqueredirect')
      return '未保存：登录已过期。请在新窗口登录后按 Ctrl+S，您的文字仍在本页。';
    return `未保存：服务器没有接受（${answer.status}）。您的文字仍在本页，稍后会再试。`;
  } catch {
    return '未保存：网络不通。您的文字仍在本页，恢复后会再试。';
  }
}

function saveState(form: HTMLFormElement): HTMLOutputElement {
  const found = form.querySelector<HTMLOutputElement>('output.save-state');
  if (found) return found;
  const output = document.createElement('output');
  output.className = 'save-state';
  (form.querySelector('.buttons') ?? form).append(output);
  return output;
}

function confirmDanger(event: SubmitEvent): void {
  const consequence = event.submitter?.dataset.confirm;
  if (consequence && !window.confirm(`${consequence}\n\n确定继续吗？`)) event.preventDefault();
}

function clock(): string {
  return new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' });
}
