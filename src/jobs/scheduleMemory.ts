import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../model/errors.ts';
import { NO_RECORD, type ScheduleRecord, scheduleRecord } from './scheduleRecord.ts';

/** Where the schedule keeps what it knows of its jobs. */
export type ScheduleMemory = {
  read(): ScheduleRecord;
  write(record: ScheduleRecord): void;
};

/** Keeps the record beside the audits. A file that is not ours any more is an error: what was missed would be forgotten. */
export function openScheduleMemory(auditsDir: string): ScheduleMemory {
  const path = join(auditsDir, 'schedule.json');
  return {
    read() {
      if (!existsSync(path)) return NO_RECORD;
      try {
        return scheduleRecord.parse(JSON.parse(readFileSync(path, 'utf8')));
      } catch {
        throw new UserError(
          'schedule-unreadable',
          {
            bg: 'не се чете; в него пише кои оценки по график са проведени и кои са пропуснати. Възстановете го или го изтрийте, за да започне наново',
            en: 'cannot be read; it says which scheduled audits ran and which were missed. Restore it, or delete it to begin anew',
          },
          { file: path },
        );
      }
    },
    write(record) {
      mkdirSync(auditsDir, { recursive: true });
      // A kill while writing must not leave half a file.
      writeFileSync(`${path}.new`, `${JSON.stringify(record, null, 2)}\n`);
      renameSync(`${path}.new`, path);
    },
  };
}
