/** The file may not be taken; the message is the sentence for the person who sent it. */
export class Unfit extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Unfit';
  }
}
