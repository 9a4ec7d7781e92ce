import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Context
} from "./chunk-SKR5332C.mjs";
import "./chunk-JO3HUCP3.mjs";

// context-only:@actions/github/lib/github.js
var context = new Context();

// src/action/github-context.ts
var eventPayload = () => context.payload;
export {
  eventPayload
};
