import { compareText } from '../../model/json.ts';
import { decodeSafely } from './traps.ts';

const LONGEST_WORD = 24;
const LONGEST_VALUE = 16;
const MAX_NODES = 5;

/**
 * An address as a path from its host to what is particular about it: host, host/section, …, the kind of its last part
 * and of its query. Numbers become N and titles *, so that pages of one kind share a path. From general to
 * particular, at most five.
 */
export function pathKind(url: string): readonly string[] {
  const parsed = URL.parse(url);
  if (parsed === null) return ['?'];
  let node = parsed.host.replace(/^www\./, '');
  const nodes = [node];
  const segments = decodeSafely(parsed.pathname)
    .split('/')
    .filter((segment) => segment !== '');
  for (const [index, segment] of segments.entries()) {
    if (nodes.length === MAX_NODES - 1 && index < segments.length - 1) {
      node += '/**';
      nodes.push(node);
      break;
    }
    node += `/${segmentKind(segment, index === segments.length - 1)}`;
    nodes.push(node);
  }
  if (parsed.search !== '') nodes.push(`${node}?${queryKind(parsed.search.slice(1))}`);
  return nodes;
}

/** Last parts that name what a page is for, in many folders; any other names one thing. */
const OF_MANY =
  /^(?:(?:index|default|home|main|start|list|pages?|view|show|item|details?|archives?)(?:[-_]?N)?(?:\.\w+)?|N?|.*\.(?:php|aspx?|jspx?|do|cgi))$/i;

function segmentKind(segment: string, isLast: boolean): string {
  const plain = segment.replace(/\d+/g, 'N');
  const isTitle = plain.length > LONGEST_WORD || plain.split(/[-_+]/).length > 3 || !OF_MANY.test(plain);
  const extension = /\.[a-z]{1,5}$/i.exec(plain)?.[0] ?? '';
  return (isLast && isTitle ? `*${extension}` : plain.slice(0, LONGEST_WORD)).replace(/[|\s]/g, '_');
}

/** Names of the parameters; values that are short words choose what is shown (`view=list`), others name one thing. */
function queryKind(query: string): string {
  const parts = query.split('&').map((part) => {
    const [name = '', value = ''] = part.split('=', 2);
    const isWord = value.length <= LONGEST_VALUE && /^[a-z_]+$/i.test(value);
    return `${name.slice(0, LONGEST_WORD).replace(/\d+/g, 'N')}=${isWord ? value : 'N'}`;
  });
  return parts
    .sort(compareText)
    .slice(0, 8)
    .join('&')
    .replace(/[|\s/?]/g, '_');
}

const PAGE_PARAMETER =
  /^(?:page|pagenum|pageno|page_no|paged|pg|p|pagina|stranica|stranitsa|str|start|limitstart|offset|from|skip)$/i;
const PAGE_PATH = /\/(?:page|pagina|stranica|stranitsa|str|страница)[/_-]?\d+(?:\/|\.\w+)?$/i;

/** Whether an address is a further page of a list, as its form says. */
export function isPaging(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && isPagingPath(`${decodeSafely(parsed.pathname)}${parsed.search}`);
}

/** The same for a decoded path with its query. */
export function isPagingPath(path: string): boolean {
  const [name = '', query = ''] = path.split('?', 2);
  if (PAGE_PATH.test(name)) return true;
  return query.split('&').some((part) => /=\d+$/.test(part) && PAGE_PARAMETER.test(part.split('=')[0] ?? ''));
}
