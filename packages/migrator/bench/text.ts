import { bundledCatalog } from '../src/catalog/bundled.ts';

const release = bundledCatalog.release('2025.10.0') ?? bundledCatalog.newest;
const names = bundledCatalog.names(release);

/** A pinned reference; every third has a tag. */
function pin(index: number): string {
  const name = names[index % names.length] ?? '';
  const image = bundledCatalog.image(name, release);
  const tag = index % 3 === 0 && image?.version ? `:${image.version}` : '';
  return `stagex/${name}${tag}@sha256:${image?.digest}`;
}

/** One stage of some thirty lines, as public files with StageX images have them. */
function stage(index: number): string {
  return `# --- stage ${index}: what it is for, and why it is here
FROM ${pin(index * 5)} AS stage-${index}
COPY --from=${pin(index * 5 + 1)} . /
COPY --from=${pin(index * 5 + 2)} . /
COPY --link --chown=1000:1000 --from=${pin(index * 5 + 3)} /usr/bin/tool /usr/bin/
${index > 0 ? `COPY --from=stage-${index - 1} /out /in\n` : ''}
ENV SOURCE_DATE_EPOCH=1 TZ=UTC
ENV RUSTFLAGS="-C codegen-units=1"
ENV RUSTFLAGS="\${RUSTFLAGS} -C link-arg=-Wl,--build-id=none"
ARG VERSION=1.2.${index}
WORKDIR /src/stage-${index}

# sources
COPY Cargo.toml Cargo.lock ./
COPY src src
RUN --network=none \\
    --mount=type=cache,target=/usr/local/cargo/registry \\
    --mount=type=bind,from=${pin(index * 5 + 4)},target=/tools \\
    cargo build --release --locked \\
    # the binary alone
    && install -D target/release/app "/out/app-\${VERSION}" \\
    && rm -rf target
RUN <<-EOF
\tset -eu
\tfor file in /out/*; do
\t\ttouch --date=@0 "$file"
\tdone
\tEOF
USER 1000:1000
CMD ["/out/app"]

`;
}

/** A Dockerfile of as many lines; the same every time. */
export function dockerfileOf(lines: number): string {
  let text = '# syntax=docker/dockerfile:1\n\n';
  for (let index = 0; text.split('\n', lines + 1).length <= lines; index += 1) text += stage(index);
  return `${text.split('\n').slice(0, lines).join('\n')}\n`;
}
