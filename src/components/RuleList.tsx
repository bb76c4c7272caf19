import { useEffect, useState } from 'preact/hooks';
import type { Level, Rule } from 'restage/engine';
import { ecosystems, holdsFor, levels, reach } from '../rules.ts';
import './rule-list.css';

/** What the list shows of a rule. */
export interface RuleEntry extends Pick<Rule, 'name' | 'summary' | 'level' | 'ecosystem' | 'since' | 'until'> {
  readonly href: string;
}

interface Props {
  readonly rules: readonly RuleEntry[];
  /** Releases a file may move to, newest first. */
  readonly releases: readonly string[];
}

/** All rules by level; once the script runs, by what the reader has to do with. */
export default function RuleList({ rules, releases }: Props) {
  const [ecosystem, chooseEcosystem] = useState('');
  const [level, chooseLevel] = useState('');
  const [release, chooseRelease] = useState('');
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);

  const shown = rules.filter(
    (rule) =>
      (ecosystem === '' || rule.ecosystem === ecosystem) &&
      (level === '' || rule.level === level) &&
      (release === '' || holdsFor(rule, release)),
  );
  const used = Object.entries(ecosystems).filter(([key]) => rules.some((rule) => rule.ecosystem === key));
  return (
    <>
      {isReady && (
        <form class="rule-filter" aria-label="Filter the rules" onSubmit={(event) => event.preventDefault()}>
          <Choice label="About" all="everything" value={ecosystem} options={used} choose={chooseEcosystem} />
          <Choice
            label="Level"
            all="every level"
            value={level}
            options={Object.entries(levels).map(([key, { label }]) => [key, label])}
            choose={chooseLevel}
          />
          <Choice
            label="Target"
            all="every release"
            value={release}
            options={releases.map((id) => [id, id])}
            choose={chooseRelease}
          />
          <output>
            {shown.length === rules.length ? `${rules.length} rules` : `${shown.length} of ${rules.length} rules`}
          </output>
        </form>
      )}
      {(Object.keys(levels) as Level[]).map((key) => {
        const group = shown.filter((rule) => rule.level === key);
        if (group.length === 0) return null;
        return (
          <section key={key}>
            <h2 id={key}>{levels[key].label}</h2>
            <p>{levels[key].promise}</p>
            <ul class="rule-list">
              {group.map((rule) => (
                <li key={rule.name}>
                  <a href={rule.href}>{rule.name}</a>
                  <small>
                    {ecosystems[rule.ecosystem]}
                    {(rule.since ?? rule.until) ? `, ${reach(rule)}` : ''}
                  </small>
                  <span>{rule.summary}.</span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {shown.length === 0 && <p>No rule fits all three. Take one choice back.</p>}
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  /** How the option that filters nothing reads. */
  readonly all: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly choose: (value: string) => void;
}

function Choice({ label, all, value, options, choose }: ChoiceProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{all}</option>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
