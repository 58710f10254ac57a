/** A few seconds of arithmetic that tell a person's browser from a flood; the form can be sent without it, and is looked at first then. */
export class ProofOfWork extends HTMLElement {
  connectedCallback(): void {
    const { challenge, bits } = this.dataset;
    if (!challenge || !bits || !globalThis.crypto?.subtle) return;
    this.textContent = '浏览器正在自动校验……';
    void solve(challenge, Number(bits), () => this.isConnected).then((nonce) => {
      if (nonce === null) return;
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = 'work';
      field.value = nonce;
      this.replaceChildren(field, '校验完成，可以提交了。');
    });
  }
}

/** The first number by which SHA-256 of 「challenge:number」 begins with so many zero bits; null when nobody waits any more. */
async function solve(challenge: string, bits: number, still: () => boolean): Promise<string | null> {
  const text = new TextEncoder();
  for (let from = 0; still(); from += 256) {
    const nonces = Array.from({ length: 256 }, (_, at) => (from + at).toString(36));
    const hashes = await Promise.all(
      nonces.map((nonce) => crypto.subtle.digest('SHA-256', text.encode(`${challenge}:${nonce}`))),
    );
    const found = hashes.findIndex((hash) => new DataView(hash).getUint32(0) >>> (32 - bits) === 0);
    if (found >= 0) return nonces[found]!;
  }
  return null;
}
