import { answerOf, type Capture } from '../../model/capture.ts';
import { quote } from '../../model/evidence.ts';
import type { LicenceStatement } from '../../model/factValues.ts';
import type { Tables } from '../../model/tables.ts';
import { licenceByUrl } from '../licences/nameLicence.ts';

/** Licences that `Link: <…>; rel="license"` headers (RFC 8288) of an answer state for the file it brought. */
export function linkHeaderLicences(capture: Capture, tables: Tables): readonly LicenceStatement[] {
  if (capture.result.is !== 'response') return [];
  const links = answerOf(capture.result)
    .headers.filter(([name]) => name.toLowerCase() === 'link')
    .map(([, value]) => value.slice(0, 8_192));
  return links.flatMap((value) =>
    [
      ...value.matchAll(/<([^<>]{1,2000})>((?:\s*;\s*[\w*-]{1,40}\s*=\s*(?:"[^"]{0,500}"|[^",;\s]{1,200})){1,20})/g),
    ].flatMap((match): readonly LicenceStatement[] => {
      const url = match[1] ?? '';
      const rel = /;\s*rel\s*=\s*"?([^";]*)/i.exec(match[2] ?? '')?.[1] ?? '';
      const entry = /(?:^|\s)licen[cs]e(?:\s|$)/i.test(rel) ? licenceByUrl(url, tables) : null;
      if (entry === null) return [];
      return [
        {
          kind: entry.class,
          licence: entry.id,
          scope: 'file',
          source: 'header',
          url,
          conditions: entry.conditions,
          words: quote(match[0]),
          at: { kind: 'header', name: 'link' },
        },
      ];
    }),
  );
}
