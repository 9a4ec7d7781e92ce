const COMMANDS = {
  linux: 'Run `sudo chronyc makestep` (chrony) or `sudo timedatectl set-ntp true` (systemd) on this host; for a container or virtual machine, on the machine it runs on.',
  windows: 'Run `w32tm /resync` as administrator on this host; for a virtual machine, check the clock of the machine it runs on too.',
  macos: 'Run `sudo sntp -sS time.apple.com` on this host.',
  other: 'Set this host’s clock from a time server (NTP).',
  hosted: 'Run the job again: every job on a GitHub-hosted runner gets a fresh machine, and nobody can set its clock.',
} as const;

const SYSTEMS: readonly (readonly [name: string, system: keyof typeof COMMANDS])[] = [
  ['linux', 'linux'], ['win', 'windows'], ['darwin', 'macos'], ['mac', 'macos'],
];

/**
 * What sets this host's clock right, as one sentence: the fact `clockCommand`.
 * @param os `process.platform`, `os.type()` or `RUNNER_OS`
 * @param hosted is it a GitHub-hosted runner? `null` where that is not known
 */
export function clockRemedy(os: string, hosted: boolean | null): string {
  if (hosted === true) return COMMANDS.hosted;
  const system = SYSTEMS.find(([name]) => os.toLowerCase().startsWith(name));
  return COMMANDS[system?.[1] ?? 'other'];
}
