/** A charset as the standards print it: „UTF-8“, „ISO-8859-5“; „windows-1251“ is written so by IANA itself. */
export function encodingName(id: string): string {
  return /^(?:utf|iso|koi|ibm|us-ascii|ascii|x-mac|mac)/i.test(id) ? id.toUpperCase() : id;
}
