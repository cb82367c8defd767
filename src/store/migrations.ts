/**
 * Numbered, forward-only migrations of `audit.sqlite`. A released one is never edited: a new number is added.
 *
 * People open this file. Each row keeps its noun once, as canonical JSON in `record`; the other columns of a table are
 * generated from it, so a column can never say something else than the record. Comments inside the statements stay in
 * the file (`.schema` shows them).
 */
export const MIGRATIONS: readonly string[] = [
  `
CREATE TABLE audit (
  -- Properties of the run: id, asOf, hashes of rules, tables and config, program, profile, exceptions.
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL -- canonical JSON
) STRICT;

CREATE TABLE stages (
  -- Stages that are done: gather, inspect, judge, report. A stage that is not here is run again from its beginning.
  name TEXT PRIMARY KEY,
  done_at TEXT NOT NULL
) STRICT;

CREATE TABLE institutions (
  -- The bodies of this audit as configured when it started.
  id      TEXT PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  record  TEXT NOT NULL, -- canonical JSON of Institution
  name_bg TEXT GENERATED ALWAYS AS (record ->> '$.name.bg') VIRTUAL,
  kind    TEXT GENERATED ALWAYS AS (record ->> '$.kind') VIRTUAL
) STRICT;

CREATE TABLE captures (
  -- One exchange with the world, or why there was none. Order within a lane: sequence.
  id          TEXT PRIMARY KEY,
  record      TEXT NOT NULL, -- canonical JSON of Capture, the same as in the evidence
  file        TEXT NOT NULL, -- WARC file, first byte and length of the metadata record that holds the capture
  offset      INTEGER NOT NULL,
  length      INTEGER NOT NULL,
  body_file   TEXT, -- record that holds the body's bytes
  body_offset INTEGER,
  body_length INTEGER,
  lane        TEXT GENERATED ALWAYS AS (record ->> '$.lane') VIRTUAL,
  sequence    INTEGER GENERATED ALWAYS AS (record ->> '$.sequence') VIRTUAL,
  institution TEXT GENERATED ALWAYS AS (record ->> '$.target.institutionId') VIRTUAL,
  purpose     TEXT GENERATED ALWAYS AS (record ->> '$.target.purpose') VIRTUAL,
  method      TEXT GENERATED ALWAYS AS (record ->> '$.request.method') VIRTUAL,
  url         TEXT GENERATED ALWAYS AS (record ->> '$.request.url') VIRTUAL,
  outcome     TEXT GENERATED ALWAYS AS (record ->> '$.result.is') VIRTUAL, -- response, failure, not-attempted
  status      INTEGER GENERATED ALWAYS AS (record ->> '$.result.status') VIRTUAL,
  code        TEXT GENERATED ALWAYS AS (coalesce(record ->> '$.result.code', record ->> '$.result.reason')) VIRTUAL,
  digest      TEXT GENERATED ALWAYS AS (record ->> '$.result.body.digest') VIRTUAL, -- SHA-256 of the body
  bytes       INTEGER GENERATED ALWAYS AS (record ->> '$.result.body.bytes') VIRTUAL,
  started_at  TEXT GENERATED ALWAYS AS (record ->> '$.startedAt') VIRTUAL
) STRICT;
CREATE INDEX captures_by_lane ON captures (lane, sequence);
CREATE INDEX captures_by_digest ON captures (digest);

CREATE TABLE evidence_end (
  -- Up to where the WARC files are already in this database; what lies behind is replayed on opening.
  one    INTEGER PRIMARY KEY CHECK (one = 1),
  file   TEXT NOT NULL,
  offset INTEGER NOT NULL
) STRICT;

CREATE TABLE frontier (
  -- Addresses of a lane: queued, in-flight (asked when the run was last alive) or done.
  lane    TEXT NOT NULL,
  key     TEXT NOT NULL,
  ordinal INTEGER NOT NULL, -- order of discovery within the lane
  promise REAL NOT NULL,    -- higher is asked first
  state   TEXT NOT NULL CHECK (state IN ('queued', 'in-flight', 'done')),
  record  TEXT NOT NULL,    -- canonical JSON of FrontierEntry
  PRIMARY KEY (lane, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX frontier_best ON frontier (lane, state, promise DESC, ordinal);

CREATE TABLE lanes (
  -- State of the crawl per lane (an institution, or a portal): budget spent, pace, robots.
  lane  TEXT PRIMARY KEY,
  state TEXT NOT NULL
) STRICT;

CREATE TABLE health (
  -- How the crawl of a lane went.
  lane   TEXT PRIMARY KEY,
  record TEXT NOT NULL -- canonical JSON of CrawlHealth
) STRICT;

CREATE TABLE facts (
  -- Measured statements. institution is '' for what comes from a body or an exchange alone; derived facts name the body they were derived for.
  institution TEXT NOT NULL,
  subject     TEXT NOT NULL,
  key         TEXT NOT NULL,
  record      TEXT NOT NULL, -- canonical JSON of Fact
  known       INTEGER GENERATED ALWAYS AS (record ->> '$.known') VIRTUAL,
  value       TEXT GENERATED ALWAYS AS (record -> '$.value') VIRTUAL,
  because     TEXT GENERATED ALWAYS AS (record ->> '$.because.why') VIRTUAL,
  PRIMARY KEY (institution, subject, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE inspected (
  -- Bodies whose facts are in this database, with the inspector and tables that made them.
  digest    TEXT PRIMARY KEY,
  inspector TEXT NOT NULL,
  tables    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE resources (
  -- What was found: resources (scored), documents (listed) and what could not be decided.
  institution TEXT NOT NULL,
  subject     TEXT NOT NULL,
  record      TEXT NOT NULL, -- canonical JSON of Resource
  kind        TEXT GENERATED ALWAYS AS (record ->> '$.kind') VIRTUAL,
  url         TEXT GENERATED ALWAYS AS (record ->> '$.url') VIRTUAL,
  title       TEXT GENERATED ALWAYS AS (record ->> '$.title') VIRTUAL,
  format      TEXT GENERATED ALWAYS AS (record ->> '$.format') VIRTUAL,
  level       INTEGER GENERATED ALWAYS AS (record ->> '$.level') VIRTUAL, -- technical level 0-5, NULL = cannot tell
  licence     TEXT GENERATED ALWAYS AS (record ->> '$.licence') VIRTUAL,
  stars       INTEGER GENERATED ALWAYS AS (record ->> '$.strictStars') VIRTUAL,
  freshness   TEXT GENERATED ALWAYS AS (record ->> '$.freshness') VIRTUAL,
  PRIMARY KEY (institution, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE datasets (
  -- Editions and formats of one thing, and the resource that stands for it.
  institution TEXT NOT NULL,
  subject     TEXT NOT NULL,
  record      TEXT NOT NULL, -- canonical JSON of Dataset
  title       TEXT GENERATED ALWAYS AS (record ->> '$.title') VIRTUAL,
  PRIMARY KEY (institution, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE findings (
  -- Rule x subject -> outcome, with evidence.
  id          TEXT PRIMARY KEY,
  record      TEXT NOT NULL, -- canonical JSON of Finding
  institution TEXT GENERATED ALWAYS AS (record ->> '$.institutionId') VIRTUAL,
  rule        TEXT GENERATED ALWAYS AS (record ->> '$.ruleId') VIRTUAL,
  subject     TEXT GENERATED ALWAYS AS (record ->> '$.subject') VIRTUAL,
  outcome     TEXT GENERATED ALWAYS AS (record ->> '$.outcome') VIRTUAL,
  message     TEXT GENERATED ALWAYS AS (record ->> '$.messageKey') VIRTUAL,
  points      INTEGER GENERATED ALWAYS AS (record ->> '$.points') VIRTUAL,
  max_points  INTEGER GENERATED ALWAYS AS (record ->> '$.maxPoints') VIRTUAL
) STRICT;
CREATE INDEX findings_by_institution ON findings (institution, rule);

CREATE TABLE scores (
  -- Points of one subject in one dimension.
  id          TEXT PRIMARY KEY,
  record      TEXT NOT NULL, -- canonical JSON of Score
  institution TEXT GENERATED ALWAYS AS (record ->> '$.institutionId') VIRTUAL,
  subject     TEXT GENERATED ALWAYS AS (record ->> '$.subject') VIRTUAL,
  dimension   TEXT GENERATED ALWAYS AS (record ->> '$.dimension') VIRTUAL,
  points      INTEGER GENERATED ALWAYS AS (record ->> '$.points') VIRTUAL,
  max_points  INTEGER GENERATED ALWAYS AS (record ->> '$.maxPoints') VIRTUAL
) STRICT;
CREATE INDEX scores_by_institution ON scores (institution);

CREATE TABLE summaries (
  -- What the overview shows of one institution.
  institution TEXT PRIMARY KEY,
  record      TEXT NOT NULL -- canonical JSON of InstitutionScore
) STRICT;

CREATE TABLE ranking (
  -- Rank ranges of the bodies that have a printed score.
  institution TEXT PRIMARY KEY,
  ordinal     INTEGER NOT NULL,
  record      TEXT NOT NULL -- canonical JSON of Rank
) STRICT;
`,
  `
-- The frontier as queues: each holds the links of one kind, and gather learns how much a kind is worth.
ALTER TABLE frontier ADD COLUMN queue INTEGER NOT NULL DEFAULT 0; -- frontier_queues; 0 = strictly by promise, before all others
DROP INDEX frontier_best;
CREATE INDEX frontier_waiting ON frontier (lane, queue, promise DESC, ordinal) WHERE state = 'queued';
CREATE INDEX frontier_in_flight ON frontier (lane) WHERE state = 'in-flight';

CREATE TABLE frontier_queues (
  -- Kinds of links of a lane: how they were offered | words | branch of the site | place on the page | kind of address.
  lane  TEXT NOT NULL,
  queue INTEGER NOT NULL,
  name  TEXT NOT NULL,
  PRIMARY KEY (lane, queue)
) STRICT, WITHOUT ROWID;

CREATE TABLE frontier_learned (
  -- What asking each kind of link gave so far: requests and gain, older ones counting less.
  lane   TEXT NOT NULL,
  kind   TEXT NOT NULL,
  asked  REAL NOT NULL,
  gained REAL NOT NULL,
  PRIMARY KEY (lane, kind)
) STRICT, WITHOUT ROWID;
`,
  `
CREATE TABLE visits (
  -- What earlier audits saw of each address (--since-last). Written when this audit starts and never changed.
  lane   TEXT NOT NULL,
  key    TEXT NOT NULL, -- method and address
  record TEXT NOT NULL, -- canonical JSON of PriorVisit
  digest TEXT GENERATED ALWAYS AS (record ->> '$.answered.capture.result.body.digest') VIRTUAL,
  PRIMARY KEY (lane, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX visits_by_digest ON visits (digest);

CREATE TABLE prior_resources (
  -- What earlier audits derived of each resource: the date that was stated, the body that was judged.
  institution TEXT NOT NULL,
  subject     TEXT NOT NULL,
  record      TEXT NOT NULL, -- canonical JSON of PriorResource
  PRIMARY KEY (institution, subject)
) STRICT, WITHOUT ROWID;
`,
  `
-- One institution's captures are read by themselves when it is judged; a national audit has half a million.
CREATE INDEX captures_by_institution ON captures (institution, lane, sequence);
`,
];
