/** A telephone that the district makes public, as it is written there, and whose it is. */
export interface Phone {
  written: string;
  of: string;
}

/** 「0415-2112345 区教育局」 when a found number is registered as public; a number without area code matches the end of one with it. */
export function whoseIs(digits: string, phones: Phone[]): string | undefined {
  const phone = phones.find(({ written }) => {
    const registered = written.replace(/\D/g, '');
    return registered === digits || (digits.length >= 7 && !digits.startsWith('0') && registered.endsWith(digits));
  });
  return phone && `${phone.written} ${phone.of}`;
}
