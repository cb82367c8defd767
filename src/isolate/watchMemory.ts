import { readFile } from 'node:fs/promises';

const EVERY_MS = 250;
const PAGE_BYTES = 4096;

/**
 * Calls `onTooMuch` once a process holds more memory than it may, buffers and native code included, which no setting of
 * Node bounds. Linux tells it (/proc); elsewhere only the heap's own bound holds. Answers how to stop watching.
 */
export function watchMemory(pid: number | undefined, megabytes: number, onTooMuch: () => void): () => void {
  if (pid === undefined || process.platform !== 'linux') return () => undefined;
  const look = async (): Promise<void> => {
    // The process may be gone: its exit tells.
    const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
    if (Number(text.split(' ')[1] ?? 0) * PAGE_BYTES > megabytes * 1024 ** 2) onTooMuch();
  };
  const timer = setInterval(() => void look(), EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
