/** The process that deploys with box-node-sdk: takes one deployment after another over IPC, and answers each with its steps. */
import { deploy } from './deployment.ts';
import type { Deployment } from './deployment.ts';
import { sdkClient } from './sdk-deploy.ts';

process.on('message', (deployment: Deployment) => {
  void deploy(deployment, sdkClient(deployment)).then((steps) => process.send?.(steps));
});
