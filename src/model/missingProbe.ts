/**
 * Each host that shows a page is asked once for an address that cannot exist: this, and twelve hexadecimal digits. The
 * page about the robot tells operators of it.
 */
export const MISSING_PROBE_PATH = '/zvezdomer-proba-';
