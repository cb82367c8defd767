import type { DateSourceId } from '../dateSource.ts';
import type { DatePoint } from './datePoint.ts';
import type { LicenceStatement } from './statementFacts.ts';
import type { Nature } from './nature.ts';
import { fact, type FactSpec } from './factSpec.ts';

/** Verdicts on how fresh data are. */
export const FRESHNESS = ['current', 'late', 'abandoned', 'archive', 'cannot-tell'] as const;
export type Freshness = (typeof FRESHNESS)[number];

/** Where the promise of refreshing stands: beside the link, in metadata, on the page, on the portal, or it is the kind's, or that of the rows. */
export const FREQUENCY_PLACES = ['beside', 'metadata', 'page', 'portal', 'kind', 'series'] as const;
export type FrequencyPlace = (typeof FREQUENCY_PLACES)[number];

/** Places of one section that `site.found` keeps: the menu of a big site would else push out other sections. */
export const MOST_OF_A_SECTION = 40;

/** One thing that dates the data, with its words; days are ISO, the first and the last possible one. */
export type DatedClaim = {
  readonly source: DateSourceId;
  readonly earliest: string;
  readonly latest: string;
  readonly precision: DatePoint['precision'];
  readonly quote: string;
  /** It had not come on the day of judgement, and dates no change. */
  readonly future?: true;
};

/** Facts that judge/derive combines from others: of sites, institutions and resources. */
export type DerivedFactValues = {
  'site.identified': boolean;
  'site.origin': {
    /** Scheme and host that answered; null when none did. */
    readonly canonical: string | null;
    /** Address under another name to which the start page leads; null when it stays. */
    readonly movedTo: string | null;
    readonly tried: readonly {
      readonly origin: string;
      /** End of its redirects; null without any. */
      readonly leadsTo: string | null;
      readonly status: number | null;
      /** `answered`, or a code of messages `code.reason`. */
      readonly answer: string;
    }[];
  };
  'site.searched': {
    readonly searched: boolean;
    readonly looked: readonly string[];
    readonly missing: readonly { readonly place: string; readonly because: string }[];
  };
  'site.found': readonly {
    readonly section: string;
    readonly url: string;
    readonly text: string;
    /**
     * named, written = it is there; linked = its target was not read; promised, maybe = it may be there; gone = a link
     * of that name whose target answered 404 or 410.
     */
    readonly how: 'named' | 'written' | 'linked' | 'promised' | 'maybe' | 'gone';
    /** Latest year that the place states as its own; null when it states none. */
    readonly year: number | null;
    /** A later one beside it that may be that of an act or an upload. Absent when there is none. */
    readonly otherYear?: number;
  }[];
  'priority.datasets': readonly {
    /** Id in rules/tables/priority.yaml. */
    readonly set: string;
    /** `gone` = its link answered 404 or 410; `as-document` = found, and not as data. */
    readonly is: 'published' | 'as-document' | 'gone' | 'not-found' | 'cannot-tell';
    /** The resource that stands for it; null when none was found. */
    readonly resource: string | null;
    readonly matches: readonly string[];
  }[];
  'portal.profile': { readonly organisation: string | null; readonly datasets: number };
  /** local = a file of the machine that checks it: nobody was asked. */
  'resource.link-status': 'answered' | 'gone' | 'broken' | 'unknown' | 'not-asked' | 'local';
  'resource.nature': Nature;
  'resource.names': { readonly asked: number; readonly answered: number; readonly gone: number };
  'resource.declared-format': string;
  'resource.format': string;
  'resource.level': number;
  'resource.licence': {
    readonly status: 'open' | 'restricted' | 'conflicting' | 'not-stated';
    readonly licence: string | null;
    readonly scope: 'file' | 'dataset' | 'page' | 'site' | null;
    readonly source: string | null;
    /** Of conflicting statements: what stands against the open one. Only a reservation of pages is mended by a sentence. */
    readonly against?: 'site-reservation' | 'limits';
    /** Conditions of the statements that decided; absent when none was read. */
    readonly conditions?: readonly LicenceStatement['conditions'][number][];
  };
  'resource.updated': {
    readonly earliest: string | null;
    readonly latest: string;
    readonly precision: DatePoint['precision'];
    readonly source: DateSourceId;
    /** Everything that dates the data, newest first, at most twelve; then at most three in the future. Absent in audits of version 0.4 and before. */
    readonly claims?: readonly DatedClaim[];
    /** Two of the direct ones name days more than a month apart, or one is newer than data that did not change. */
    readonly conflicting?: boolean;
    /** Why people's words may be missing here: a code of messages code.reason. Absent when all places were read. */
    readonly unread?: string;
  };
  'resource.frequency': {
    readonly days: number;
    readonly word: string;
    readonly source: 'stated' | 'kind' | 'portal';
    /** Where it stands; absent in audits of version 0.4 and before. */
    readonly place?: FrequencyPlace;
  };
  'resource.freshness': {
    readonly verdict: Freshness;
    readonly date: string | null;
    readonly dueDays: number | null;
    readonly ageDays: number | null;
    /** Whole periods past due; only where the data are late or abandoned. */
    readonly periods?: number;
    /** Current because nothing newer is due yet: the period that the edition is of; `ahead` = it was made for that time. */
    readonly edition?: { readonly from: string; readonly to: string; readonly ahead: boolean };
  };
};

export const DERIVED_FACTS = {
  'site.identified': fact(
    'derived',
    'flag',
    null,
    'The site shows the name or EIK of the body, or a person confirmed it.',
  ),
  'site.origin': fact(
    'derived',
    'record',
    null,
    'Under which address the site answers, which were tried and how each answered, and where it has moved.',
  ),
  'site.searched': fact(
    'derived',
    'record',
    null,
    'Whether everything was looked at that absence needs, and what is missing.',
  ),
  'site.found': fact(
    'derived',
    'list',
    null,
    `Places found by vocabulary: which section, by what, words, address, year (at most ${MOST_OF_A_SECTION} of a section).`,
  ),
  'priority.datasets': fact(
    'derived',
    'list',
    null,
    'Datasets that lists ask of this body first: published, as a document, gone, not found, cannot tell.',
  ),
  'portal.profile': fact(
    'derived',
    'record',
    null,
    'The body on the national portal: organisation, number of datasets seen.',
  ),
  'resource.link-status': fact(
    'derived',
    'text',
    null,
    'answered, gone (404, 410), broken (no answer, twice, 72 hours apart), unknown (anything else), not-asked, local.',
  ),
  'resource.nature': fact(
    'derived',
    'record',
    null,
    'Whether a document is data: verdict, kind of document, the signs for either side with their weights and words.',
  ),
  'resource.names': fact(
    'derived',
    'record',
    null,
    'Of the addresses of things in linked data that were asked for: how many answered, how many answered 404 or 410.',
  ),
  'resource.declared-format': fact(
    'derived',
    'text',
    null,
    'Format that the name, the link text, the portal or the server claims.',
  ),
  'resource.format': fact(
    'derived',
    'text',
    null,
    'Format that the bytes show; the member of a container when it holds one table.',
  ),
  'resource.level': fact('derived', 'number', '0–5', 'Technical level (DESIGN §2).'),
  'resource.licence': fact(
    'derived',
    'record',
    null,
    'open, restricted, conflicting or not-stated; licence id, scope.',
  ),
  'resource.updated': fact(
    'derived',
    'record',
    'date',
    'When the data were last changed: earliest and latest possible date, every claim with its words, whether they conflict.',
  ),
  'resource.frequency': fact('derived', 'record', null, 'How often the data are promised, or by law have, to change.'),
  'resource.freshness': fact(
    'derived',
    'record',
    null,
    'current, late by whole periods, abandoned, archive or cannot-tell, with the dates it rests on.',
  ),
} as const satisfies Record<keyof DerivedFactValues, FactSpec>;
