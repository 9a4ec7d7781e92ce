// Loaded before a program whose memory and modules are measured (never where its time is): writes both when it ends.
const { writeFileSync } = require('node:fs');
process.on('exit', () => writeFileSync(process.env.BENCH_AT_EXIT, JSON.stringify({
  peakKiB: process.resourceUsage().maxRSS,
  builtins: process.moduleLoadList.filter((each) => each.startsWith('NativeModule ')).map((each) => each.slice('NativeModule '.length)),
})));
