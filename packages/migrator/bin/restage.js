#!/usr/bin/env node
// Older versions fail in the middle of something with a message about something else, or colour what nobody looks at.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  console.error(`restage: needs Node.js 22.13 or newer, and this is ${process.versions.node}; update Node.js`);
  process.exitCode = 2;
} else {
  await import('../dist/cli/main.js');
}
