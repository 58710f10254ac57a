import { readFileSync } from 'node:fs';

let names: Record<string, string> | undefined;

/** The address of a built asset: `asset('site.css')` → `/assets/site-3F2A.css`, or the plain name where nothing was built. */
export function asset(name: string): string {
  names ??= readManifest();
  return `/assets/${names[name] ?? name}`;
}

function readManifest(): Record<string, string> {
  try {
    return JSON.parse(readFileSync(new URL('../../assets/manifest.json', import.meta.url), 'utf8'));
  } catch {
    // An unbuilt tree (tests, a first start) still gives pages that name their assets.
    return {};
  }
}
