import { link } from '../../link.ts';
import type { Match } from './find.ts';
import type { Outcome } from './messages.ts';

interface Props {
  readonly digest: string;
  /** The name that stood beside the digest. */
  readonly beside: string | undefined;
  /** undefined: there is none yet. */
  readonly outcome: Outcome | undefined;
  /** The newest release of the catalogue. */
  readonly newest: string;
}

/** What a digest is, as far as it is known by now. */
export function DigestAnswer({ digest, beside, outcome, newest }: Props) {
  switch (outcome?.kind) {
    case undefined:
      return <p>Looking the digest up…</p>;
    case 'comparing':
      return (
        <>
          <p>
            No list has this digest. Comparing it with the indexes around all listed manifests…
            {beside === undefined && ' With the image’s name beside it, as core-curl@sha256:…, this is quicker.'}
          </p>
          <progress value={outcome.progress} aria-label="Compared" />
        </>
      );
    case 'unavailable':
      return (
        <p>
          The digests could not be loaded. They come once with a connection, and are kept from then on: change the
          search to try again.
        </p>
      );
    case 'unknown':
      return (
        <>
          <p>
            <strong>Unknown digest.</strong> No release up to {newest} lists it, and it is no index that Restage can
            rebuild around what they list{beside === undefined ? '' : ` for ${beside}`}. It may be of a later release,
            never released, or not StageX’s.
          </p>
          <code>sha256:{digest}</code>
        </>
      );
    case 'found':
      return (
        <>
          {outcome.matches.map((match) => (
            <Found key={match.name} match={match} digest={digest} beside={beside} />
          ))}
        </>
      );
  }
}

function Found({ match, digest, beside }: { readonly match: Match } & Pick<Props, 'digest' | 'beside'>) {
  const { name, kind, listed, releases, version } = match;
  const newest = releases.at(-1) ?? '';
  return (
    <div class="found">
      <p>
        <a href={`${link(`/images/${name}/`)}#${newest}`}>{name}</a> <strong>{version ?? 'without a version'}</strong>
      </p>
      <p>
        {kind === 'manifest' ? 'Manifest' : 'Index'} in {enumerate(releases)}
        {listed === digest ? ', as StageX lists it' : ''}.
        {beside !== undefined && beside !== name && ` The line names ${beside}; the digest decides what Docker takes.`}
      </p>
      <code>sha256:{digest}</code>
      {listed !== digest && (
        <>
          <p>
            {kind === 'index' ? 'It is around this manifest, which StageX lists:' : 'StageX lists the index around it:'}
          </p>
          <code>sha256:{listed}</code>
        </>
      )}
    </div>
  );
}

function enumerate(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
