import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  rowOf
} from "./chunk-NQXTPSVI.mjs";

// src/config/file-keys.ts
var POLICY_INPUTS = [
  "name",
  "fail-on",
  "on-inconclusive",
  "max-clock-skew",
  "warn-clock-skew",
  "timeout",
  "request-timeout",
  "max-attempts",
  "max-api-calls",
  "details",
  "summary",
  "sdk",
  "least-privilege",
  "drift",
  "drift-baseline"
];
var CREDENTIAL_KEYS = ["jwt-config", "client-id", "client-secret", "enterprise-id"];
var NEEDS = {
  "jwt-config": "The environment variable, beginning with BOX_, that holds the JSON file of a JWT app. The workflow fills it from a secret.",
  "jwt-algorithm": rowOf("jwt-algorithm").description,
  "client-id": "The environment variable, beginning with BOX_, that holds the client ID of an app that uses the Client Credentials Grant.",
  "client-secret": "The environment variable, beginning with BOX_, that holds its client secret.",
  "enterprise-id": "Its enterprise ID, or the environment variable, beginning with BOX_, that holds it. May be left out where user-id is given.",
  "user-id": rowOf("user-id").description,
  "as-user": rowOf("as-user").description,
  "folders": "Folders that the deploy uses.",
  "scopes": rowOf("scopes").description
};
var KEYS = {
  "file": {
    "policy": "What counts for the whole run. An input of the same name goes before it.",
    "defaults": "What all targets have in common. A key that a target has itself is taken from there alone.",
    "targets": "The apps to verify, each under a name of its own."
  },
  "policy": Object.fromEntries(POLICY_INPUTS.map((name) => [name, rowOf(name).description])),
  "defaults": NEEDS,
  "target": { "label": "What people call it; shown beside its name.", ...NEEDS },
  "folder": {
    "id": "The folder: its ID or its URL.",
    "operations": "What the deploy does in it. Default: read.",
    "label": "What people call it; shown beside its ID.",
    "expected-name": "The name that it must have in Box, so that the ID of another folder is found out.",
    "planned-upload": "The file that the deploy will upload: rehearsed with this name and size."
  },
  "planned-upload": {
    "name": "Its name.",
    "size": "Its size: bytes, or a number with KB, MB, GB (powers of 1000) or KiB, MiB, GiB (of 1024)."
  }
};
var BY_INPUT = "can\u2019t be set in a config file, because a pull request can change it. Set it as an input of the same name.";
var FORBIDDEN = {
  "api-url": BY_INPUT,
  "status-url": BY_INPUT,
  "report-file": BY_INPUT,
  "reports": BY_INPUT,
  "github-token": BY_INPUT,
  "comment": BY_INPUT,
  "tracking-issue": BY_INPUT,
  "on-missing-credentials": BY_INPUT,
  "jwt-config-file": "can\u2019t be named in a config file. Name the environment variable that holds the JSON in jwt-config, or set jwt-config-file as an input.",
  "config-file": "can\u2019t stand in a config file: one file can\u2019t take in another.",
  "<<": "is a merge key, which is not supported. Put what targets share under defaults."
};
var TARGET_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u;
var RESERVED_TARGET = "host";
var MOST_TARGETS = 100;

export {
  POLICY_INPUTS,
  CREDENTIAL_KEYS,
  KEYS,
  FORBIDDEN,
  TARGET_NAME,
  RESERVED_TARGET,
  MOST_TARGETS
};
