/** A media type without the address at which the registry of IANA has it. */
export function mediaTypeName(type: string): string {
  return type.replace(/^https?:\/\/www\.iana\.org\/assignments\/media-types\//, '');
}
