/** Why an erasure has no sufficient basis (个人信息保护法第四十七条), as a sentence, or null. The reason itself names nobody. */
export function whyNotBasis(reason: string): string | null {
  const words = reason.trim();
  if (words.length < 6) return '请写明删除的法律依据和由来，例如“个人信息保护法第四十七条，当事人申请”。';
  if (/\d{7,}/.test(words)) return '理由会永久留在台账里，请不要写证件号码、电话号码等个人信息。';
  return null;
}
