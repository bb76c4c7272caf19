import { levels } from '../../rules.ts';

/** What the list will say, while there is nothing in it. */
export function Legend() {
  return (
    <dl class="legend">
      {Object.entries(levels).map(([level, { label, promise }]) => (
        <div key={level} data-level={level}>
          <dt class="level">{label}</dt>
          <dd>{promise}</dd>
        </div>
      ))}
    </dl>
  );
}
