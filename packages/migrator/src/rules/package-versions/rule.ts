import type { Call } from '../../stages.ts';
import { operands } from '../operands.ts';
import { practiceRule, type Sighting, sightCall } from '../practice.ts';

const TAKES_VALUE =
  /^(?:-[cotpX]|--(?:arch|installroot|keys-dir|option|releasever|repo|repositories-file|repository|root|target-release|virtual))$/;
const INSTALL = /^(?:install|add|in)$/;
const UPGRADE = /^(?:upgrade|dist-upgrade|full-upgrade|update|up|dup)$/;
/** What `update` only reads: the lists of packages. */
const READS_LISTS = /^(?:apt|apt-get|apk)$/;
const MANAGERS = /^(?:apt|apt-get|apk|dnf|microdnf|yum|tdnf|zypper)$/;
/** How a package is named with its version: `curl=8.5.0-r0`; dnf and its like have `curl-8.5.0`. */
const VERSION = /[^~<>]=[^~*]+$/;
const DNF_VERSION = /-\d/;
/** Mirrors of one day. */
const SNAPSHOT = /\bsnapshot(?:-cloudflare)?\.(?:debian|ubuntu)\.(?:org|com)\b/;

export const packageVersions = practiceRule({
  name: 'package-versions',
  summary: 'A package manager installs whatever version its mirror has',
  level: 'advice',
  *see({ stages }) {
    for (const { calls } of stages) {
      const hasSnapshot = calls.some(({ args }) => args.some(({ text }) => SNAPSHOT.test(text)));
      for (const call of calls) {
        const sighting = seeInstall(call, hasSnapshot);
        if (sighting) yield sighting;
      }
    }
  },
});

function seeInstall(call: Call, hasSnapshot: boolean): Sighting | undefined {
  const { args, program } = call;
  const [verb, ...names] = MANAGERS.test(program) ? operands(args, TAKES_VALUE) : [];
  if (!verb || args.some(({ value }) => value === '--no-network')) return undefined;
  if (UPGRADE.test(verb.value) && !(verb.value === 'update' && READS_LISTS.test(program))) {
    if (hasSnapshot) return sightCall(call, 'kept');
    const message = `${program} ${verb.value} takes whatever the mirror has on the day of the build; pin a newer base image instead.`;
    return sightCall(call, 'broken', message);
  }
  // A file or an address is no name.
  const packages = names.map(({ value }) => value).filter((value) => !/^[./~]|:\/\/|\.(?:deb|rpm|apk)$/.test(value));
  if (!INSTALL.test(verb.value) || packages.length === 0) return undefined;
  if (hasSnapshot) return sightCall(call, 'kept');
  const version = /dnf|yum/.test(program) ? DNF_VERSION : VERSION;
  const loose = packages.filter((name) => !/[$`]/.test(name) && !version.test(name));
  if (loose.length > 0) {
    const more = loose.length > 3 ? ` and ${loose.length - 3} more` : '';
    const message = `${program} installs ${loose.slice(0, 3).join(', ')}${more} in whatever version the mirror has on the day of the build; name versions, and a mirror that keeps them.`;
    return sightCall(call, 'broken', message);
  }
  return sightCall(call, packages.some((name) => /[$`]/.test(name)) ? 'unknown' : 'kept');
}
