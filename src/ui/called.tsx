/** A fixed line with its district code, and the short number of a hotline where it is called one. */
const phone = /(0\d{2,3}-\d{7,8}|(?<=(?:电话|热线)[：\s]*)\d{4,5}(?![\d-]))/;

/** Words in which a telephone can be called. */
export function Called({ text }: { text: string }) {
  return (
    <>{text.split(phone).map((part, at) => (at % 2 ? <a href={`tel:${part.replace('-', '')}`}>{part}</a> : part))}</>
  );
}
