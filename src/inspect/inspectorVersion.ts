/**
 * Grows whenever the same bytes give other facts than before: part of the key under which body facts are cached. Stands
 * alone, so that whoever only keeps facts does not load every parser: they are the business of the inspecting processes.
 */
export const INSPECTOR_VERSION = 10;
