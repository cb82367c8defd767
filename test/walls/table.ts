// The walls of the house: which folder of src may import from which. Change it together with the picture in README.

/** One folder of src. */
export interface Room {
  /** The folders it may import from, itself aside. */
  readonly mayImport: readonly string[];
  /** Why the wall around it stands, in one sentence; printed when something comes through. */
  readonly why: string;
  /** Doors that somebody will want most, each with its own reason. */
  readonly whyNot?: Readonly<Record<string, string>>;
  /** Same input, same output on every machine: see readImpurities.ts. */
  readonly pure?: true;
}

const PURE_WHY_NOT_EFFECTS =
  'it works on values that it is given, so that stored evidence can be judged again anywhere';

export const rooms: Readonly<Record<string, Room>> = {
  model: {
    mayImport: [],
    why: 'the nouns depend on nothing, so that every room can depend on them',
    pure: true,
  },
  inspect: {
    mayImport: ['model'],
    why: 'a fact about bytes depends on the bytes alone, or it could not be cached by their digest',
    whyNot: {
      gather: `inspect never fetches: ${PURE_WHY_NOT_EFFECTS}`,
      rules: 'what a thing is does not depend on what is demanded of it',
    },
    pure: true,
  },
  rules: {
    mayImport: ['model'],
    why: 'rules are text that is checked against catalogues it is given; they know no code',
    whyNot: { judge: 'the catalogue of checks comes in as data, so that a rule cannot reach into a check' },
    pure: true,
  },
  judge: {
    mayImport: ['model'],
    why: 'a verdict follows from stored facts and rules and from nothing else',
    whyNot: {
      rules: 'judge gets the frozen rule set as a value; reading rule files is the work of rules',
      inspect: 'judge never looks at bytes: what is not a stored fact cannot be cited',
      evidence: 'judge sees facts, never evidence files',
    },
    pure: true,
  },
  report: {
    mayImport: ['model'],
    why: 'everything a sentence needs is in the audit, or the sentence could not be cited',
    whyNot: {
      judge: 'a report that can judge would say things that the audit does not hold',
      rules: 'the rules that were applied are part of the audit; those of today may differ',
    },
    pure: true,
  },
  gather: {
    mayImport: ['model', 'inspect'],
    why: 'gather asks and records; it borrows parsers only to find its way',
    whyNot: {
      rules: 'fetching cannot depend on who will be blamed',
      judge: 'fetching cannot depend on who will be blamed',
      evidence: 'gather hands captures to a port and does not know how they are kept',
      store: 'gather hands captures to a port and does not know how they are kept',
      browser: 'rendering is a port, so that everything else works without a browser',
    },
  },
  browser: {
    mayImport: ['model'],
    why: 'one driver behind two ports; it prints and renders what it is told and decides nothing',
  },
  isolate: {
    mayImport: ['model', 'inspect'],
    why: 'a child process that hostile bytes may take over must hold nothing but the parsers',
  },
  evidence: {
    mayImport: ['model'],
    why: 'evidence is kept the same way whatever it proves, and its files are read without the rest of the program',
  },
  store: {
    mayImport: ['model'],
    why: 'the database keeps rows and gives them no meaning, so that SQLite and PostgreSQL can stand in for each other',
  },
  jobs: {
    mayImport: ['model'],
    why: 'the queue runs whatever it is given at the right time; what is run is wired in app',
  },
  app: {
    mayImport: [
      'model',
      'inspect',
      'rules',
      'judge',
      'report',
      'gather',
      'browser',
      'isolate',
      'evidence',
      'store',
      'jobs',
    ],
    why: 'use cases do not know who calls them, a terminal or a web page',
  },
  cli: {
    mayImport: ['app', 'model'],
    why: 'a command reads arguments and prints; what it does is a use case of app, which the web can use too',
  },
  web: {
    mayImport: ['app', 'model'],
    why: 'a page asks app, as a command does: what the web can do and what the terminal can do stay the same',
  },
};
