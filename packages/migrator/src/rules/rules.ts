/** All rules. Of two that change the same text the earlier wins. */
import { bashNcurses } from './bash-ncurses/rule.ts';
import { brokenImage } from './broken-image/rule.ts';
import { buildStamp } from './build-stamp/rule.ts';
import { cargoCacheLayers } from './cargo-cache-layers/rule.ts';
import { cargoCacheTarget } from './cargo-cache-target/rule.ts';
import { cargoLocked } from './cargo-locked/rule.ts';
import { cgoCompiler } from './cgo-compiler/rule.ts';
import { changedImage } from './changed-image/rule.ts';
import { cmake4 } from './cmake-4/rule.ts';
import { cmakeGenerator } from './cmake-generator/rule.ts';
import { entrypointShell } from './entrypoint-shell/rule.ts';
import { filesystemUser } from './filesystem-user/rule.ts';
import { gccCompose } from './gcc-compose/rule.ts';
import { gccPallet } from './gcc-pallet/rule.ts';
import { gccWithoutCc } from './gcc-without-cc/rule.ts';
import { gitCommit } from './git-commit/rule.ts';
import { glibcTarget } from './glibc-target/rule.ts';
import { gnuWorkarounds } from './gnu-workarounds/rule.ts';
import { goCgo } from './go-cgo/rule.ts';
import { goLdflags } from './go-ldflags/rule.ts';
import { goLocked } from './go-locked/rule.ts';
import { goTrimpath } from './go-trimpath/rule.ts';
import { hardCodedGcc } from './hard-coded-gcc/rule.ts';
import { linkerFlags } from './linker-flags/rule.ts';
import { llvmCompanions } from './llvm-companions/rule.ts';
import { majorVersion } from './major-version/rule.ts';
import { malformedDigest } from './malformed-digest/rule.ts';
import { mixedReleases } from './mixed-releases/rule.ts';
import { muslNotStatic } from './musl-not-static/rule.ts';
import { networkNone } from './network-none/rule.ts';
import { newerThanCatalogue } from './newer-than-catalogue/rule.ts';
import { nodeLocked } from './node-locked/rule.ts';
import { nodeNative } from './node-native/rule.ts';
import { nodejsWorkdir } from './nodejs-workdir/rule.ts';
import { packageVersions } from './package-versions/rule.ts';
import { pinImage } from './pin-image/rule.ts';
import { pipLocked } from './pip-locked/rule.ts';
import { pipeToShell } from './pipe-to-shell/rule.ts';
import { platform } from './platform/rule.ts';
import { profileShell } from './profile-shell/rule.ts';
import { pythonExtension } from './python-extension/rule.ts';
import { redundantPalletClang } from './redundant-pallet-clang/rule.ts';
import { removedImage } from './removed-image/rule.ts';
import { replaceUserRuntime } from './replace-user-runtime/rule.ts';
import type { Rule } from './rule.ts';
import { runtimeLibraries } from './runtime-libraries/rule.ts';
import { runtimeUserChanged } from './runtime-user-changed/rule.ts';
import { rustDeterminism } from './rust-determinism/rule.ts';
import { rustDynamicLibcxx } from './rust-dynamic-libcxx/rule.ts';
import { rustLibstdcxx } from './rust-libstdcxx/rule.ts';
import { rustStaticCxx } from './rust-static-cxx/rule.ts';
import { rustVersion } from './rust-version/rule.ts';
import { secretTrace } from './secret-trace/rule.ts';
import { sourceDateEpoch } from './source-date-epoch/rule.ts';
import { tagDigestMismatch } from './tag-digest-mismatch/rule.ts';
import { uncheckedDownload } from './unchecked-download/rule.ts';
import { unknownDigest } from './unknown-digest/rule.ts';
import { unknownImage } from './unknown-image/rule.ts';
import { unpinnedImage } from './unpinned-image/rule.ts';
import { unsetVariable } from './unset-variable/rule.ts';
import { unusedSuppression } from './unused-suppression/rule.ts';
import { updateImage } from './update-image/rule.ts';

/** Every rule, in the order in which they speak. */
export const rules: readonly Rule[] = [
  pythonExtension,
  gccPallet,
  updateImage,
  replaceUserRuntime,
  removedImage,
  pinImage,
  filesystemUser,
  runtimeUserChanged,
  entrypointShell,
  nodejsWorkdir,
  profileShell,
  unsetVariable,
  secretTrace,
  goLdflags,
  goCgo,
  cgoCompiler,
  nodeNative,
  bashNcurses,
  llvmCompanions,
  gccCompose,
  hardCodedGcc,
  gccWithoutCc,
  runtimeLibraries,
  cmakeGenerator,
  cmake4,
  linkerFlags,
  gnuWorkarounds,
  rustDynamicLibcxx,
  rustStaticCxx,
  rustLibstdcxx,
  redundantPalletClang,
  muslNotStatic,
  glibcTarget,
  rustVersion,
  changedImage,
  brokenImage,
  majorVersion,
  platform,
  malformedDigest,
  unknownDigest,
  unknownImage,
  newerThanCatalogue,
  tagDigestMismatch,
  mixedReleases,
  unpinnedImage,
  networkNone,
  cargoLocked,
  nodeLocked,
  pipLocked,
  goLocked,
  sourceDateEpoch,
  buildStamp,
  uncheckedDownload,
  gitCommit,
  pipeToShell,
  packageVersions,
  rustDeterminism,
  goTrimpath,
  cargoCacheTarget,
  cargoCacheLayers,
  unusedSuppression,
];
