export const crumb = { label: '办事指南', href: '/staff/services' };
export const desk = { label: '工作台', href: '/staff' };

/** The page of a list that an address asks for; 1 for what is none. */
export const pageIn = (typed: string | undefined): number => (/^[1-9]\d{0,4}$/.test(typed ?? '') ? Number(typed) : 1);
