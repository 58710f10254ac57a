import { inEnglish, said } from './said.ts';

/** Asks before a link leads out of government sites; the link itself goes to the notice page where there is no script. */
export function askBeforeLeaving(): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
    const target = link && outside(link);
    if (!target) return;
    event.preventDefault();
    ask(target);
  });
}

function outside(link: HTMLAnchorElement): URL | undefined {
  if (link.closest('.staff-side, dialog')) return undefined;
  const target = new URL(link.dataset.leaving ?? link.href, location.href);
  if (!target.protocol.startsWith('http') || target.host === location.host) return undefined;
  return /(^|\.)gov\.cn$/.test(target.hostname) ? undefined : target;
}

function ask(target: URL): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'leave-dialog';
  const heading = document.createElement('h2');
  heading.textContent = said('即将离开本站');
  const name = document.querySelector<HTMLMetaElement>('meta[name="SiteName"]')?.content ?? '本网站';
  const words = document.createElement('p');
  words.textContent = inEnglish()
    ? `The link leads away from “${name}”. Go on?`
    : `您访问的链接即将离开“${name}”，是否继续？`;
  const address = document.createElement('p');
  address.className = 'leave-address';
  address.textContent = target.href;
  const buttons = document.createElement('div');
  buttons.className = 'buttons';
  const go = document.createElement('a');
  go.className = 'button button-primary';
  go.href = target.href;
  go.rel = 'noopener noreferrer';
  go.textContent = said('继续访问');
  const stay = document.createElement('button');
  stay.type = 'button';
  stay.className = 'button button-secondary';
  stay.textContent = said('留在本站');
  stay.addEventListener('click', () => dialog.close());
  buttons.append(go, stay);
  dialog.append(heading, words, address, buttons);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
