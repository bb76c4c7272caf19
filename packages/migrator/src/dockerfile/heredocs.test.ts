import { describe, expect, test } from 'vitest';
import { readHeredocs } from './heredocs.ts';

/** Each heredoc as it would be written without quotes. */
const heredocs = (line: string) =>
  readHeredocs(line).map(({ name, stripsTabs }) => `<<${stripsTabs ? '-' : ''}${name}`);

describe('a heredoc', () => {
  test.each([
    ['RUN <<EOF', ['<<EOF']],
    ['RUN <<-EOF', ['<<-EOF']],
    ["RUN <<'EOF'", ['<<EOF']],
    ['RUN <<"EOF"', ['<<EOF']],
    ["RUN <<-'EOF' bash -e", ['<<-EOF']],
    ['RUN <<E"O"F', ['<<EOF']],
    ['RUN <<\\EOF', ['<<EOF']],
    ['RUN <<"E O F"', ['<<E O F']],
    ['RUN cat 3<<EOF', ['<<EOF']],
    ['RUN cat <<A <<-B', ['<<A', '<<-B']],
    ['COPY --chmod=755 <<one.sh <<"two.sh" /bin/', ['<<one.sh', '<<two.sh']],
    ['RUN cat <<EOF>file', ['<<EOF>file']],
    ['RUN (cat <<EOF)', ['<<EOF)']],
    ['RUN echo "it\'s" <<EOF', ['<<EOF']],
    ['RUN echo \\" <<EOF', ['<<EOF']],
    ['RUN echo "\\"" <<EOF', ['<<EOF']],
    ["RUN echo '\\' <<EOF", ['<<EOF']],
    ['RUN <<ENDE-é', ['<<ENDE-é']],
  ])('%s', (line, expected) => {
    expect(heredocs(line)).toEqual(expected);
  });
});

describe('no heredoc', () => {
  test.each([
    ['a string for the shell', 'RUN cat <<<EOF'],
    ['a number shifted', 'RUN echo $((1<<2))'],
    ['no blank before it', 'RUN cat<<EOF'],
    ['a blank after it', 'RUN cat << EOF'],
    ['a dash alone', 'RUN cat <<- EOF'],
    ['inside double quotes', 'RUN echo "a <<EOF b"'],
    ['inside single quotes', "RUN echo 'a <<EOF b'"],
    ['inside the strings of an exec form', 'RUN ["cat", "<<EOF"]'],
    ['after an escaped blank', 'RUN echo a\\ <<EOF'],
    ['beside a quote that stays open', "RUN echo it's <<EOF"],
  ])('%s: %s', (_, line) => {
    expect(heredocs(line)).toEqual([]);
  });
});
