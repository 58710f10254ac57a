import type { Fields } from './test-person.ts';

export interface Control {
  name: string;
  kind: 'text' | 'area' | 'select' | 'radio' | 'checkbox' | 'hidden' | 'file' | 'password' | 'button';
  type: string;
  required: boolean;
  value: string;
  /** Of a select, or of all radio buttons and boxes with this name. */
  options: string[];
}

export interface PageForm {
  action: string;
  upload: boolean;
  controls: Control[];
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
export const plain = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, sign: string) => entities[sign]!);
export const words = (html: string) =>
  plain(
    html
      .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' '),
  );

function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}(?:="([^"]*)"|(?=[\\s>/]))`).exec(tag);
  return match ? plain(match[1] ?? '') : null;
}

/** The forms of a page that are sent, with every control a browser would know; those outside with `form=` belong to theirs. */
export function formsOf(html: string): PageForm[] {
  const forms: PageForm[] = [];
  for (const [whole, tag] of html.matchAll(/(<form\b[^>]*>)[\s\S]*?<\/form>/g)) {
    if (attribute(tag!, 'method') !== 'post') continue;
    const id = attribute(tag!, 'id');
    const outside = id
      ? [...html.matchAll(controlTags)].filter(([, head]) => attribute(head ?? '', 'form') === id)
      : [];
    const inside = [...whole.matchAll(controlTags)].filter(([, head]) => attribute(head ?? '', 'form') === null);
    forms.push({
      action: attribute(tag!, 'action') ?? '',
      upload: attribute(tag!, 'enctype') === 'multipart/form-data',
      controls: merge([...inside, ...outside].flatMap(([tags, head]) => controlOf(tags, head!) ?? [])),
    });
  }
  return forms;
}

const controlTags =
  /(<input\b[^>]*>|<button\b[^>]*>|<textarea\b[^>]*>|<select\b[^>]*>)(?:(?<=<textarea[^>]*>)[\s\S]*?<\/textarea>|(?<=<select[^>]*>)[\s\S]*?<\/select>)?/g;

function controlOf(whole: string, head: string): Control | null {
  const name = attribute(head, 'name');
  if (!name) return null;
  const element = /^<(\w+)/.exec(head)![1]!;
  const type = attribute(head, 'type') ?? 'text';
  const base = { name, type, required: attribute(head, 'required') !== null };
  if (element === 'textarea') {
    return { ...base, kind: 'area', value: plain(whole.slice(head.length, -11)), options: [] };
  }
  if (element === 'select') {
    const all = [...whole.matchAll(/<option\b[^>]*>/g)].map(([option]) => option);
    const chosen = all.find((option) => attribute(option, 'selected') !== null) ?? all[0] ?? '';
    const options = all.map((option) => attribute(option, 'value') ?? '');
    return { ...base, kind: 'select', value: attribute(chosen, 'value') ?? '', options };
  }
  const value = attribute(head, 'value') ?? '';
  if (element === 'button') return { ...base, kind: 'button', value, options: [] };
  if (type === 'radio' || type === 'checkbox') {
    return { ...base, kind: type, value: attribute(head, 'checked') !== null ? value : '', options: [value] };
  }
  const kind = type === 'hidden' || type === 'file' || type === 'password' ? type : 'text';
  return { ...base, kind, value, options: [] };
}

/** Radio buttons and boxes of one name are one control. */
function merge(controls: Control[]): Control[] {
  const merged: Control[] = [];
  for (const control of controls) {
    const before = merged.find((one) => one.name === control.name && one.kind === control.kind);
    if (before && (control.kind === 'radio' || control.kind === 'checkbox')) {
      before.options.push(...control.options);
      before.value ||= control.value;
    } else merged.push(control);
  }
  return merged;
}

const isDate = (control: Control) =>
  /date/.test(control.type) || /On$|^day$|^on$|^from$|^until$|^at$/.test(control.name);

/** What a diligent person would type, so that one wrong field is the only wrong one. */
export function fill(control: Control): string {
  if (control.kind === 'hidden' || control.kind === 'button' || control.kind === 'file') return control.value;
  if (control.value) return control.value;
  if (control.options.length > 0) return control.options.find((option) => option !== '') ?? '';
  if (control.type === 'datetime-local') return '2027-03-10T09:30';
  if (isDate(control)) return '2027-03-10';
  if (control.type === 'number') return '1';
  if (control.kind === 'password') return '一句足够长的口令 2027';
  return control.required ? '依法依规办理' : '';
}

/** One way of filling a form; null when the form has no field for it. */
export interface Shape {
  name: string;
  change(controls: Control[]): Fields | null;
}

const each = (controls: Control[], value: (control: Control) => string | null): Fields =>
  controls.flatMap((control): Fields => {
    if (control.name === '_key' || control.kind === 'file') return [];
    const typed = value(control);
    return typed === null ? [] : [[control.name, typed]];
  });

export const isTyped = (control: Control) =>
  (control.kind === 'text' || control.kind === 'area' || control.kind === 'password') && !isDate(control);

const typing = (name: string, value: string): Shape => ({
  name,
  change: (controls) =>
    controls.some(isTyped) ? each(controls, (control) => (isTyped(control) ? value : fill(control))) : null,
});
const dating = (value: string): Shape => ({
  name: `the day ${value}`,
  change: (controls) =>
    controls.some(isDate)
      ? each(controls, (control) =>
          isDate(control) ? (control.type === 'datetime-local' ? `${value}T09:30` : value) : fill(control),
        )
      : null,
});

const chosen = (control: Control) => ['select', 'radio', 'checkbox'].includes(control.kind);

export const long = `长${'文'.repeat(99_998)}尾`;
/** Emoji with joiners, the rarest Han, Arabic and Hebrew, an override of direction, combining marks. */
export const strange = '👨‍👩‍👧‍👦𠮷𱍐𬙊 العربية עברית \u202e反向\u202c é\u0301\u0323 ﷽';
export const control = '前\u0000\u0001\u0008\u001b[31m\u007f\ufffe后';
export const foreign = '不在其中';

/** One field too long at a time: together they would only pass the limit of the whole form. */
const tooLong = (controls: Control[]): Shape[] =>
  controls.filter(isTyped).map(({ name }) => ({
    name: `100,000 characters of ${name}`,
    change: () => each(controls, (one) => (one.name === name ? long : fill(one))),
  }));

/** Every way in which this form is filled wrongly. */
export const shapesFor = ({ controls }: PageForm) => [...tooLong(controls), ...shapes];

const shapes: Shape[] = [
  {
    name: 'nothing but empty fields',
    change: (controls) => each(controls, (one) => (one.kind === 'hidden' ? one.value : '')),
  },
  { name: 'no field at all', change: () => [] },
  typing('strange scripts', strange),
  typing('control characters', control),
  typing('blanks', ' \u3000\t \u00a0\u200b '),
  typing('markup', '"><script>alert(1)</script><img src=x onerror=alert(1)>'),
  typing('a number beyond all bounds', '99999999999999999999'),
  typing('a negative number', '-1'),
  dating('2026-02-30'),
  dating('2026-13-01'),
  dating('0000-00-00'),
  dating('99999-01-01'),
  {
    name: 'choices that are not offered',
    change: (controls) => (controls.some(chosen) ? each(controls, (one) => (chosen(one) ? foreign : fill(one))) : null),
  },
  {
    name: 'hidden fields changed',
    change: (controls) =>
      controls.some((one) => one.kind === 'hidden' && one.name !== '_key')
        ? each(controls, (one) => (one.kind === 'hidden' ? '99999999999999999999' : fill(one)))
        : null,
  },
  {
    name: 'hidden fields with words',
    change: (controls) =>
      controls.some((one) => one.kind === 'hidden' && one.name !== '_key')
        ? each(controls, (one) => (one.kind === 'hidden' ? "x'\u0000" : fill(one)))
        : null,
  },
  {
    name: 'every field three times',
    change: (controls) => {
      const once = each(controls, fill);
      return once.length > 0 ? [...once, ...once.map(([name]): [string, string] => [name, foreign]), ...once] : null;
    },
  },
  {
    name: 'names of the language',
    change: (controls) => [
      ...each(controls, (one) => (one.kind === 'hidden' ? one.value : '')),
      ['__proto__', 'x'],
      ['constructor', 'x'],
      ['toString', 'x'],
      ['hasOwnProperty', 'x'],
    ],
  },
];
