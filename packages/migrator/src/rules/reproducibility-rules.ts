/** The rules about reproducible builds. Of two that change the same text the earlier wins. */
import { buildStamp } from './build-stamp/rule.ts';
import { cargoCacheLayers } from './cargo-cache-layers/rule.ts';
import { cargoCacheTarget } from './cargo-cache-target/rule.ts';
import { cargoLocked } from './cargo-locked/rule.ts';
import { gitCommit } from './git-commit/rule.ts';
import { goLocked } from './go-locked/rule.ts';
import { goTrimpath } from './go-trimpath/rule.ts';
import { networkNone } from './network-none/rule.ts';
import { nodeLocked } from './node-locked/rule.ts';
import { packageVersions } from './package-versions/rule.ts';
import { pipLocked } from './pip-locked/rule.ts';
import { pipeToShell } from './pipe-to-shell/rule.ts';
import type { PracticeRule } from './practice.ts';
import { rustDeterminism } from './rust-determinism/rule.ts';
import { sourceDateEpoch } from './source-date-epoch/rule.ts';
import { uncheckedDownload } from './unchecked-download/rule.ts';
import { unpinnedImage } from './unpinned-image/rule.ts';

export const reproducibilityRules: readonly PracticeRule[] = [
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
];
