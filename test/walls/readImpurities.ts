import { dottedNameOf, isNode, nameOf, nodeIn, nodesIn, type Place, type SyntaxNode, walk } from './parseSource.ts';

/** Something that would make the same input give another output on another machine or day. */
export interface Impurity {
  readonly position: number;
  readonly what: string;
}

const CLOCK = 'there is no clock here: asOf is stored with the audit';
const ZONE = 'it reads the zone of the machine: use the UTC form, or a zone that is given';
const RANDOM = 'nothing is random here: the same evidence must give the same bytes';
const PROCESS = 'the process is not known here: take the value as an argument';
const NETWORK = 'there is no network here';
const LOCALE = 'it takes the locale of the machine: give one';
const SORT = 'without a comparator the order is that of UTF-16 strings, numbers too: give one';

const FORBIDDEN_GLOBALS: Readonly<Record<string, string>> = {
  process: PROCESS,
  navigator: PROCESS,
  fetch: NETWORK,
  WebSocket: NETWORK,
  EventSource: NETWORK,
  XMLHttpRequest: NETWORK,
  performance: CLOCK,
  setTimeout: CLOCK,
  setInterval: CLOCK,
  setImmediate: CLOCK,
};

const FORBIDDEN_MEMBERS: Readonly<Record<string, string>> = {
  'Date.now': CLOCK,
  'Math.random': RANDOM,
  'globalThis.process': PROCESS,
  'globalThis.fetch': NETWORK,
};

const RANDOM_NAMES = new Set(['randomUUID', 'randomBytes', 'randomInt', 'randomFillSync', 'getRandomValues']);

const LOCAL_TIME = /^[gs]et(?:FullYear|Year|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)$/;

const FORBIDDEN_MODULES = new RegExp(
  `^(?:node:)?(?:fs|net|tls|dns|dgram|https?|http2|child_process|worker_threads|cluster|os|process|sqlite|perf_hooks|timers|inspector|repl|readline|tty)(?:/|$)`,
);

/** Packages whose whole purpose is an effect. */
const FORBIDDEN_PACKAGES = /^(?:undici|playwright-core|@crawlee\/\w+|croner)(?:\/|$)/;

/** Why the pure column may not import a module; undefined if it may. */
export function impurityOfModule(specifier: string): string | undefined {
  if (!FORBIDDEN_MODULES.test(specifier) && !FORBIDDEN_PACKAGES.test(specifier)) return undefined;
  return `import of ${specifier}: there is no disk, network, clock or process here`;
}

/** Everything in a file of the pure column that depends on more than its input. */
export function readImpurities(tree: SyntaxNode): Impurity[] {
  const places = [...walk(tree)];
  const declared = new Set(places.flatMap((place) => declaredNames(place)));
  return places.flatMap((place) => {
    const what = impurityAt(place, declared);
    return what === undefined ? [] : [{ position: place.node.start, what }];
  });
}

function impurityAt(place: Place, declared: ReadonlySet<string>): string | undefined {
  const { node } = place;
  if (node.type === 'Identifier') return impurityOfName(place, declared);
  if (node.type === 'MemberExpression') return impurityOfMember(node);
  if (node.type === 'CallExpression') return impurityOfCall(node) ?? impurityOfIntl(node);
  if (node.type === 'NewExpression') return impurityOfNewDate(node) ?? impurityOfIntl(node);
  return undefined;
}

/** Names that a file gives to things of its own: a parameter called `fetch` is not the global one. */
function declaredNames({ node, key, parent }: Place): string[] {
  const isParameter = key === 'params' || (parent?.type === 'VariableDeclarator' && key === 'id');
  if (isParameter) return [...walk(node)].flatMap((place) => (isReference(place) ? (nameOf(place.node) ?? []) : []));
  return /^(?:FunctionDeclaration|FunctionExpression)$/.test(node.type)
    ? [nameOf(nodeIn(node, 'id')) ?? []].flat()
    : [];
}

/** False for names of properties, keys and exports, which name nothing in scope. */
function isReference({ node, parent, key }: Place): boolean {
  if (!parent) return true;
  if (parent.type === 'MemberExpression') return key === 'object' || parent['computed'] === true;
  if (parent.type === 'ImportSpecifier' || parent.type === 'ExportSpecifier') return key === 'local';
  if (/^(?:Property|PropertyDefinition|MethodDefinition|TS\w*Signature)$/.test(parent.type) && key === 'key') {
    return parent['computed'] === true || parent['shorthand'] === true;
  }
  return (
    !/^TS\w*(?:Declaration|Reference|Query|Name|Member|Predicate)$/.test(parent.type) && node.type === 'Identifier'
  );
}

function impurityOfName(place: Place, declared: ReadonlySet<string>): string | undefined {
  const name = nameOf(place.node) ?? '';
  if (RANDOM_NAMES.has(name)) return `${name}: ${RANDOM}`;
  if (!Object.hasOwn(FORBIDDEN_GLOBALS, name) || declared.has(name) || !isReference(place)) return undefined;
  return `${name}: ${FORBIDDEN_GLOBALS[name]}`;
}

function impurityOfMember(node: SyntaxNode): string | undefined {
  const dotted = dottedNameOf(node);
  if (dotted !== undefined && Object.hasOwn(FORBIDDEN_MEMBERS, dotted))
    return `${dotted}: ${FORBIDDEN_MEMBERS[dotted]}`;
  const property = nameOf(nodeIn(node, 'property')) ?? '';
  return LOCAL_TIME.test(property) && node['computed'] !== true ? `${property}: ${ZONE}` : undefined;
}

/** A locale that is left out, or given as `undefined`, is the machine's. */
function lacksLocale(argument: SyntaxNode | undefined): boolean {
  return argument === undefined || nameOf(argument) === 'undefined';
}

function impurityOfCall(call: SyntaxNode): string | undefined {
  const callee = nodeIn(call, 'callee');
  const given = nodesIn(call, 'arguments');
  if (nameOf(callee) === 'Date') return `Date(): ${CLOCK}`;
  if (callee?.type !== 'MemberExpression') return undefined;
  const method = nameOf(nodeIn(callee, 'property')) ?? '';
  if (/^(?:sort|toSorted)$/.test(method) && given.length === 0) return `${method}(): ${SORT}`;
  if (/^toLocale\w*Case$|^toLocale(?:Date|Time)?String$/.test(method) && lacksLocale(given[0]))
    return `${method}(): ${LOCALE}`;
  if (/^toLocale(?:Date|Time)String$/.test(method) && lacksZone(given[1])) return `${method}: ${ZONE}`;
  if (method === 'localeCompare' && lacksLocale(given[1])) return `localeCompare: ${LOCALE}`;
  return undefined;
}

function impurityOfIntl(node: SyntaxNode): string | undefined {
  const name = dottedNameOf(nodeIn(node, 'callee')) ?? '';
  const given = nodesIn(node, 'arguments');
  if (!/^Intl\.[A-Z]\w*$/.test(name)) return undefined;
  if (lacksLocale(given[0])) return `${name}: ${LOCALE}`;
  return name === 'Intl.DateTimeFormat' && lacksZone(given[1]) ? `${name}: ${ZONE}` : undefined;
}

/** Options that are written out must name the zone; options that come from elsewhere are believed. */
function lacksZone(options: SyntaxNode | undefined): boolean {
  if (options === undefined) return true;
  if (options.type !== 'ObjectExpression') return false;
  const properties = nodesIn(options, 'properties');
  return !properties.some((entry) => entry.type === 'SpreadElement' || nameOf(nodeIn(entry, 'key')) === 'timeZone');
}

function impurityOfNewDate(node: SyntaxNode): string | undefined {
  if (nameOf(nodeIn(node, 'callee')) !== 'Date') return undefined;
  const given = nodesIn(node, 'arguments');
  if (given.length === 0) return `new Date(): ${CLOCK}`;
  return given.length > 1 ? `new Date(year, month, …): ${ZONE}` : undefined;
}

const EMPTY_CONTAINERS = /^(?:Map|Set|WeakMap|WeakSet|Array)$/;

/** True for `[]`, `{}`, `new Map()`: at module level they can only be meant to be filled. */
function isEmptyContainer(node: SyntaxNode | undefined): boolean {
  if (node?.type === 'TSAsExpression' || node?.type === 'TSSatisfiesExpression')
    return isEmptyContainer(nodeIn(node, 'expression'));
  if (node?.type === 'ArrayExpression') return nodesIn(node, 'elements').length === 0;
  if (node?.type === 'ObjectExpression') return nodesIn(node, 'properties').length === 0;
  if (node?.type !== 'NewExpression' || !EMPTY_CONTAINERS.test(nameOf(nodeIn(node, 'callee')) ?? '')) return false;
  return nodesIn(node, 'arguments').length === 0;
}

/** State at module level: it outlives an audit and makes the second run differ from the first. */
export function readModuleState(tree: SyntaxNode): Impurity[] {
  const found: Impurity[] = [];
  for (const statement of nodesIn(tree, 'body')) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? nodeIn(statement, 'declaration') : statement;
    if (declaration?.type !== 'VariableDeclaration' || declaration['declare'] === true) continue;
    for (const declarator of nodesIn(declaration, 'declarations')) {
      const name = nameOf(nodeIn(declarator, 'id')) ?? 'a pattern';
      const init = declarator['init'];
      const changes = declaration['kind'] === 'let' || declaration['kind'] === 'var';
      if (!changes && !isEmptyContainer(isNode(init) ? init : undefined)) continue;
      found.push({
        position: declarator.start,
        what: `${name} is state at module level: it outlives an audit; pass it in`,
      });
    }
  }
  return found;
}
