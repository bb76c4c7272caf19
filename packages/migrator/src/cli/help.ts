/** What `restage --help` prints. */
export const help = `Moves Dockerfiles to a StageX release, and explains every change.

Usage
  restage [files...]             print the diff and the findings; change nothing
  restage --write [files...]     write the changes
  restage --check [files...]     for continuous integration: exit 1 when there is something to do
  restage --diff | git apply     only the diff
  restage - < Dockerfile         read standard input
  restage export-release <dir>   write a release of a StageX checkout for --catalog; --help says how

Without files: Dockerfile, Containerfile and *.Dockerfile of the current folder.

What to do with the result
  --write            Write the files: each one atomically and with its mode, all of them or, when one cannot be
                     read or migrated, none. With "-" the new text goes to standard output, findings to standard error.
  --check            Print what has to be done. Something has to be done when the file would change, or when it
                     holds a blocker. Advice and suggestions that are not applied do not count.
  --diff             Print only the diff.
  --format <format>  text (default), json, markdown (a comment for a pull request) or commit (a commit message).
  --site <address>   With --format markdown: where a Restage site is, so that rules are linked to their pages.
  --checklist        Print what each file does for reproducible builds, practice by practice. JSON always has it.

What to change
  --release <id>     Target release, as 2026.03.0. Default: the newest this version knows.
  --catalog <file>   Adds a release that this version does not know, as export-release writes it; repeatable.
  --level <level>    safe (default): changes that cannot break a correct build. suggestion: suggestions too.
  --only <rules>     Only these rules; names with commas between, repeatable.
  --skip <rules>     Not these rules; names with commas between, repeatable.
  --tags <style>     auto (default), keep, version, release or none.
  --digests <kind>   listed (default): the digests StageX lists. index: what a registry tag resolves to.
  --registry <path>  A mirror of StageX images, as ghcr.io/acme/stagex; repeatable.

What is read beside each Dockerfile, for the rule rust-version
  Cargo.toml         Its rust-version, or that of the workspace it inherits from.
  rust-toolchain.toml, rust-toolchain
                     The channel.

About restage
  --rules            List the rules.
  --version          Print the version.
  -h, --help         Print this text.

Exit code
  0  done; with --check: nothing to do
  1  with --check: something to do
  2  an option, a file or a migration failed; with --write nothing was written unless the message says so
`;
