/** A file that cannot be read as text; the message is a sentence for the person who sent it. */
export class UnreadableText extends Error {
  override name = 'UnreadableText';
}
