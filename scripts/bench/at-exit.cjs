// Loaded before a program whose memory and modules are measured (never where its time is): writes both when it ends.
const { readFileSync, writeFileSync } = require('node:fs');

/** Linux counts in `maxRSS` what the process was before it became this program: a copy of whoever started it. */
function peakKiB() {
  try {
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

process.on('exit', () => writeFileSync(process.env.BENCH_AT_EXIT, JSON.stringify({
  peakKiB: peakKiB(),
  builtins: process.moduleLoadList.filter((each) => each.startsWith('NativeModule ')).map((each) => each.slice('NativeModule '.length)),
})));
