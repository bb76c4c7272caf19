/** The mounts of a RUN, by BuildKit's rules (frontend/dockerfile/instructions/commands_runmount.go). */
import type { Instruction } from './dockerfile.ts';

export interface Mount {
  /** `bind` where nothing is said. */
  readonly type: string;
  /** Where it stands in the container, as written. */
  readonly target: string | undefined;
  /** What it says beside that, by name in lower case; a field without a value has an empty one. */
  readonly fields: ReadonlyMap<string, string>;
}

export function mountsOf({ flags }: Instruction): readonly Mount[] {
  return flags
    .filter(({ name }) => name === 'mount')
    .map(({ value }) => {
      const fields = new Map((value?.text ?? '').split(',').map(splitField));
      const target = fields.get('target') ?? fields.get('dst') ?? fields.get('destination');
      return { type: fields.get('type') ?? 'bind', target, fields };
    });
}

function splitField(field: string): [string, string] {
  const equals = field.indexOf('=');
  return equals === -1 ? [field, ''] : [field.slice(0, equals).trim().toLowerCase(), field.slice(equals + 1)];
}
