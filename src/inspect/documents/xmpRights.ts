const MAX_CHARACTERS = 1_000_000;
const MAX_VALUES = 20;
/** Properties of XMP that state rights: Dublin Core, XMP Rights Management, Creative Commons. */
const NAMES = '(?:dc:rights|dcterms:(?:license|rights)|xmpRights:(?:UsageTerms|WebStatement)|cc:license)';
const RIGHTS = new RegExp(
  `<(${NAMES})(?=[\\s>/])([^>]{0,500})>([^]{0,4000}?)</\\1\\s*>|(?<=\\s)${NAMES}\\s*=\\s*(?:"([^"]{0,2000})"|'([^']{0,2000})')|<${NAMES}\\s[^>]{0,200}?rdf:resource\\s*=\\s*["']([^"']{1,2000})`,
  'g',
);

/** What the XMP packet of a document states on rights, in the order of the packet, without its markup. */
export function xmpRights(packet: string): readonly string[] {
  const values = [...packet.slice(0, MAX_CHARACTERS).matchAll(RIGHTS)].slice(0, MAX_VALUES).flatMap((match) => {
    const [, , attributes = '', content = '', double, single, resource] = match;
    const inside = `${attributes.replace(/xml:lang\s*=\s*["'][^"']*["']/g, '')} ${content}`;
    const named = /rdf:resource\s*=\s*["']([^"']+)/.exec(inside)?.[1];
    return double ?? single ?? resource ?? named ?? content;
  });
  return [...new Set(values.map(plain))].filter((value) => value !== '');
}

function plain(value: string): string {
  return value
    .replace(/<[^>]{0,500}>/g, ' ')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
