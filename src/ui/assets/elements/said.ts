/** Words of the tools on an English page; what somebody typed and what a server answered stays as it is. */
const english: Record<string, string> = {
  打印: 'Print',
  朗读: 'Read aloud',
  暂停朗读: 'Pause',
  继续朗读: 'Go on',
  '本机没有可用的语音，无法朗读': 'This device has no voice for it',
  字号: 'Text size',
  小: 'Small',
  中: 'Medium',
  大: 'Large',
  特大: 'Largest',
  复制: 'Copy',
  复制链接: 'Copy link',
  已复制: 'Copied',
  日历: 'Calendar',
  选择文件: 'Choose files',
  还没有选择文件: 'No file chosen',
  搜索提示: 'Suggestions',
  即将离开本站: 'You are leaving this site',
  继续访问: 'Go on',
  留在本站: 'Stay here',
};

export const inEnglish = (): boolean => document.documentElement.lang === 'en';

/** A word in the language of the page. */
export const said = (words: string): string => (inEnglish() && english[words]) || words;
