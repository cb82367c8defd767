import type { ListsHealth } from '../../../model/audit.ts';
import { MAX_TOLD_LISTS } from '../../lane/laneState.ts';
import type { DatasetList } from './egovEntries.ts';
import type { Walk } from './walkTypes.ts';

/** Adds to the crawl's health how a list ended: datasets read against the portal's own total. */
export function withTold(before: ListsHealth, list: DatasetList, walk: Walk): ListsHealth {
  const brokenOff = walk.phase === 'broken-off';
  const isWhole = isToldWhole(walk);
  const one = {
    list: list.organisationUri ?? '',
    read: walk.unique + walk.gone,
    told: walk.total,
    unreadable: walk.unread,
    brokenOff,
  };
  return {
    read: before.read + one.read,
    told: before.told + (walk.total ?? one.read),
    whole: before.whole + (isWhole ? 1 : 0),
    notWhole: isWhole || before.notWhole.length >= MAX_TOLD_LISTS ? before.notWhole : [...before.notWhole, one],
  };
}

/** Takes back what was told of a list that is looked at again. */
export function withoutTold(before: ListsHealth, list: DatasetList, walk: Walk): ListsHealth {
  const read = walk.unique + walk.gone;
  const name = list.organisationUri ?? '';
  return {
    read: before.read - read,
    told: before.told - (walk.total ?? read),
    whole: before.whole - (isToldWhole(walk) ? 1 : 0),
    notWhole: before.notWhole.filter((one) => one.list !== name),
  };
}

function isToldWhole(walk: Walk): boolean {
  return walk.phase !== 'broken-off' && walk.unread === 0 && (walk.total === null || walk.total === walk.unique);
}
