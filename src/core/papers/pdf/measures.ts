/** 版面 of GB/T 9704-2012 in points: A4 with 天头 37 mm and 订口 28 mm around 156 × 225 mm, 22 lines of 28 characters. */
const mm = 72 / 25.4;

export const page = { width: 210 * mm, height: 297 * mm };
export const area = { left: 28 * mm, top: page.height - 37 * mm, width: 156 * mm, height: 225 * mm };
export const lines = 22;
export const columns = 28;
export const pitch = area.height / lines;
export const column = area.width / columns;
export const bottom = area.top - area.height;

/** 三号, 二号, 四号, 小四 in points. */
export const size = { text: 16, title: 22, small: 14, cell: 12, tiny: 10.5 };

/** 发文机关标志: its upper edge 35 mm below the area's; the number two lines below; the red line 4 mm below that. */
export const head = { mark: 35 * mm, size: 36, line: 4 * mm };
/** 页码: 7 mm below the area. */
export const pageNumber = 7 * mm;
