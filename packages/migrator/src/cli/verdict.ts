import { type FileResult, wasRead } from '../report/result.ts';
import { count, workOf } from '../report/work.ts';

/** What came of a run, in a sentence or two for people who did not start it. */
export function verdictOf(files: readonly FileResult[]): string {
  const failed = files.filter((file) => !wasRead(file) || !file.migration.ok).length;
  const { apart, applied, off, todo } = workOf(files.filter(wasRead).flatMap(({ migration }) => migration.findings));
  const blocking = todo.filter(({ level }) => level === 'blocker').length;
  const parts = [
    ...(failed > 0 ? [`${count(failed, 'file')} could not be read or migrated`] : []),
    ...(applied.length > 0 ? [count(applied.length, 'change')] : []),
    ...(off.length > 0 ? [`${count(off.length, 'suggestion')} left`] : []),
    ...(todo.length > 0 ? [`${todo.length} for a person to do`] : []),
  ];
  const others = apart.length > 0 ? ` ${count(apart.length, 'finding')} about reproducible builds.` : '';
  if (parts.length === 0) return `Nothing to change.${others}`;
  const blocked = blocking === 1 ? ' One of them blocks the build.' : ` ${blocking} of them block the build.`;
  return `${parts.join(', ')}.${blocking > 0 ? blocked : ''}${others}`;
}
