/** All that reads a config file, as one: it is loaded only where there is a file. */
export { readConfigFile } from './file.ts';
export { targetsFromFile } from './file-targets.ts';
export { parseYaml } from './yaml.ts';
