import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
const http2 = Object.defineProperties({}, (({ WebSocket, CloseEvent, MessageEvent, ...members }) => members)(Object.getOwnPropertyDescriptors(require("node:http"))));
const https2 = require("node:https");
const http = Object.defineProperties({}, (({ WebSocket, CloseEvent, MessageEvent, ...members }) => members)(Object.getOwnPropertyDescriptors(require("node:http"))));
const https = require("node:https");
const { request: requestOverHttp } = require("node:http");
const { request: requestOverHttps } = require("node:https");
import {
  require_tunnel
} from "./chunk-4O3Z5MPP.mjs";
import {
  getProxyUrl
} from "./chunk-TVK755I4.mjs";
import {
  LONGEST_BODY_BYTES,
  WireFault
} from "./chunk-ULNGQPZZ.mjs";
import {
  reveal
} from "./chunk-LSKEZUSX.mjs";
import {
  foreign
} from "./chunk-LKKNOW4B.mjs";
import {
  __toESM
} from "./chunk-JO3HUCP3.mjs";

// src/box/wire.ts

// node_modules/@actions/http-client/lib/index.js
var tunnel = __toESM(require_tunnel(), 1);

// never-called:ProxyAgent,fetch
function ProxyAgent() {
  throw new Error("ProxyAgent is left out of this build");
}

// node_modules/@actions/http-client/lib/index.js
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var HttpCodes;
(function(HttpCodes2) {
  HttpCodes2[HttpCodes2["OK"] = 200] = "OK";
  HttpCodes2[HttpCodes2["MultipleChoices"] = 300] = "MultipleChoices";
  HttpCodes2[HttpCodes2["MovedPermanently"] = 301] = "MovedPermanently";
  HttpCodes2[HttpCodes2["ResourceMoved"] = 302] = "ResourceMoved";
  HttpCodes2[HttpCodes2["SeeOther"] = 303] = "SeeOther";
  HttpCodes2[HttpCodes2["NotModified"] = 304] = "NotModified";
  HttpCodes2[HttpCodes2["UseProxy"] = 305] = "UseProxy";
  HttpCodes2[HttpCodes2["SwitchProxy"] = 306] = "SwitchProxy";
  HttpCodes2[HttpCodes2["TemporaryRedirect"] = 307] = "TemporaryRedirect";
  HttpCodes2[HttpCodes2["PermanentRedirect"] = 308] = "PermanentRedirect";
  HttpCodes2[HttpCodes2["BadRequest"] = 400] = "BadRequest";
  HttpCodes2[HttpCodes2["Unauthorized"] = 401] = "Unauthorized";
  HttpCodes2[HttpCodes2["PaymentRequired"] = 402] = "PaymentRequired";
  HttpCodes2[HttpCodes2["Forbidden"] = 403] = "Forbidden";
  HttpCodes2[HttpCodes2["NotFound"] = 404] = "NotFound";
  HttpCodes2[HttpCodes2["MethodNotAllowed"] = 405] = "MethodNotAllowed";
  HttpCodes2[HttpCodes2["NotAcceptable"] = 406] = "NotAcceptable";
  HttpCodes2[HttpCodes2["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
  HttpCodes2[HttpCodes2["RequestTimeout"] = 408] = "RequestTimeout";
  HttpCodes2[HttpCodes2["Conflict"] = 409] = "Conflict";
  HttpCodes2[HttpCodes2["Gone"] = 410] = "Gone";
  HttpCodes2[HttpCodes2["TooManyRequests"] = 429] = "TooManyRequests";
  HttpCodes2[HttpCodes2["InternalServerError"] = 500] = "InternalServerError";
  HttpCodes2[HttpCodes2["NotImplemented"] = 501] = "NotImplemented";
  HttpCodes2[HttpCodes2["BadGateway"] = 502] = "BadGateway";
  HttpCodes2[HttpCodes2["ServiceUnavailable"] = 503] = "ServiceUnavailable";
  HttpCodes2[HttpCodes2["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function(Headers2) {
  Headers2["Accept"] = "accept";
  Headers2["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function(MediaTypes2) {
  MediaTypes2["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
var HttpRedirectCodes = [
  HttpCodes.MovedPermanently,
  HttpCodes.ResourceMoved,
  HttpCodes.SeeOther,
  HttpCodes.TemporaryRedirect,
  HttpCodes.PermanentRedirect
];
var HttpResponseRetryCodes = [
  HttpCodes.BadGateway,
  HttpCodes.ServiceUnavailable,
  HttpCodes.GatewayTimeout
];
var RetryableHttpVerbs = ["OPTIONS", "GET", "DELETE", "HEAD"];
var ExponentialBackoffCeiling = 10;
var ExponentialBackoffTimeSlice = 5;
var HttpClientError = class _HttpClientError extends Error {
  constructor(message, statusCode) {
    super(message);
    this.name = "HttpClientError";
    this.statusCode = statusCode;
    Object.setPrototypeOf(this, _HttpClientError.prototype);
  }
};
var HttpClientResponse = class {
  constructor(message) {
    this.message = message;
  }
  readBody() {
    return __awaiter(this, void 0, void 0, function* () {
      return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
        let output = Buffer.alloc(0);
        this.message.on("data", (chunk) => {
          output = Buffer.concat([output, chunk]);
        });
        this.message.on("end", () => {
          resolve(output.toString());
        });
      }));
    });
  }
  readBodyBuffer() {
    return __awaiter(this, void 0, void 0, function* () {
      return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
        const chunks = [];
        this.message.on("data", (chunk) => {
          chunks.push(chunk);
        });
        this.message.on("end", () => {
          resolve(Buffer.concat(chunks));
        });
      }));
    });
  }
};
var HttpClient = class {
  constructor(userAgent, handlers, requestOptions) {
    this._ignoreSslError = false;
    this._allowRedirects = true;
    this._allowRedirectDowngrade = false;
    this._maxRedirects = 50;
    this._allowRetries = false;
    this._maxRetries = 1;
    this._keepAlive = false;
    this._disposed = false;
    this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
    this.handlers = handlers || [];
    this.requestOptions = requestOptions;
    if (requestOptions) {
      if (requestOptions.ignoreSslError != null) {
        this._ignoreSslError = requestOptions.ignoreSslError;
      }
      this._socketTimeout = requestOptions.socketTimeout;
      if (requestOptions.allowRedirects != null) {
        this._allowRedirects = requestOptions.allowRedirects;
      }
      if (requestOptions.allowRedirectDowngrade != null) {
        this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
      }
      if (requestOptions.maxRedirects != null) {
        this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
      }
      if (requestOptions.keepAlive != null) {
        this._keepAlive = requestOptions.keepAlive;
      }
      if (requestOptions.allowRetries != null) {
        this._allowRetries = requestOptions.allowRetries;
      }
      if (requestOptions.maxRetries != null) {
        this._maxRetries = requestOptions.maxRetries;
      }
    }
  }
  options(requestUrl, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("OPTIONS", requestUrl, null, additionalHeaders || {});
    });
  }
  get(requestUrl, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("GET", requestUrl, null, additionalHeaders || {});
    });
  }
  del(requestUrl, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("DELETE", requestUrl, null, additionalHeaders || {});
    });
  }
  post(requestUrl, data, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("POST", requestUrl, data, additionalHeaders || {});
    });
  }
  patch(requestUrl, data, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("PATCH", requestUrl, data, additionalHeaders || {});
    });
  }
  put(requestUrl, data, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("PUT", requestUrl, data, additionalHeaders || {});
    });
  }
  head(requestUrl, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("HEAD", requestUrl, null, additionalHeaders || {});
    });
  }
  sendStream(verb, requestUrl, stream, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request(verb, requestUrl, stream, additionalHeaders);
    });
  }
  /**
   * Gets a typed object from an endpoint
   * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
   */
  getJson(requestUrl_1) {
    return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
      additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
      const res = yield this.get(requestUrl, additionalHeaders);
      return this._processResponse(res, this.requestOptions);
    });
  }
  postJson(requestUrl_1, obj_1) {
    return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
      const data = JSON.stringify(obj, null, 2);
      additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
      additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
      const res = yield this.post(requestUrl, data, additionalHeaders);
      return this._processResponse(res, this.requestOptions);
    });
  }
  putJson(requestUrl_1, obj_1) {
    return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
      const data = JSON.stringify(obj, null, 2);
      additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
      additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
      const res = yield this.put(requestUrl, data, additionalHeaders);
      return this._processResponse(res, this.requestOptions);
    });
  }
  patchJson(requestUrl_1, obj_1) {
    return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
      const data = JSON.stringify(obj, null, 2);
      additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
      additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
      const res = yield this.patch(requestUrl, data, additionalHeaders);
      return this._processResponse(res, this.requestOptions);
    });
  }
  /**
   * Makes a raw http request.
   * All other methods such as get, post, patch, and request ultimately call this.
   * Prefer get, del, post and patch
   */
  request(verb, requestUrl, data, headers) {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._disposed) {
        throw new Error("Client has already been disposed.");
      }
      const parsedUrl = new URL(requestUrl);
      let info = this._prepareRequest(verb, parsedUrl, headers);
      const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb) ? this._maxRetries + 1 : 1;
      let numTries = 0;
      let response;
      do {
        response = yield this.requestRaw(info, data);
        if (response && response.message && response.message.statusCode === HttpCodes.Unauthorized) {
          let authenticationHandler;
          for (const handler of this.handlers) {
            if (handler.canHandleAuthentication(response)) {
              authenticationHandler = handler;
              break;
            }
          }
          if (authenticationHandler) {
            return authenticationHandler.handleAuthentication(this, info, data);
          } else {
            return response;
          }
        }
        let redirectsRemaining = this._maxRedirects;
        while (response.message.statusCode && HttpRedirectCodes.includes(response.message.statusCode) && this._allowRedirects && redirectsRemaining > 0) {
          const redirectUrl = response.message.headers["location"];
          if (!redirectUrl) {
            break;
          }
          const parsedRedirectUrl = new URL(redirectUrl);
          if (parsedUrl.protocol === "https:" && parsedUrl.protocol !== parsedRedirectUrl.protocol && !this._allowRedirectDowngrade) {
            throw new Error("Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.");
          }
          yield response.readBody();
          if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
            for (const header in headers) {
              if (header.toLowerCase() === "authorization") {
                delete headers[header];
              }
            }
          }
          info = this._prepareRequest(verb, parsedRedirectUrl, headers);
          response = yield this.requestRaw(info, data);
          redirectsRemaining--;
        }
        if (!response.message.statusCode || !HttpResponseRetryCodes.includes(response.message.statusCode)) {
          return response;
        }
        numTries += 1;
        if (numTries < maxTries) {
          yield response.readBody();
          yield this._performExponentialBackoff(numTries);
        }
      } while (numTries < maxTries);
      return response;
    });
  }
  /**
   * Needs to be called if keepAlive is set to true in request options.
   */
  dispose() {
    if (this._agent) {
      this._agent.destroy();
    }
    this._disposed = true;
  }
  /**
   * Raw request.
   * @param info
   * @param data
   */
  requestRaw(info, data) {
    return __awaiter(this, void 0, void 0, function* () {
      return new Promise((resolve, reject) => {
        function callbackForResult(err, res) {
          if (err) {
            reject(err);
          } else if (!res) {
            reject(new Error("Unknown error"));
          } else {
            resolve(res);
          }
        }
        this.requestRawWithCallback(info, data, callbackForResult);
      });
    });
  }
  /**
   * Raw request with callback.
   * @param info
   * @param data
   * @param onResult
   */
  requestRawWithCallback(info, data, onResult) {
    if (typeof data === "string") {
      if (!info.options.headers) {
        info.options.headers = {};
      }
      info.options.headers["Content-Length"] = Buffer.byteLength(data, "utf8");
    }
    let callbackCalled = false;
    function handleResult(err, res) {
      if (!callbackCalled) {
        callbackCalled = true;
        onResult(err, res);
      }
    }
    const req = info.httpModule.request(info.options, (msg) => {
      const res = new HttpClientResponse(msg);
      handleResult(void 0, res);
    });
    let socket;
    req.on("socket", (sock) => {
      socket = sock;
    });
    req.setTimeout(this._socketTimeout || 3 * 6e4, () => {
      if (socket) {
        socket.end();
      }
      handleResult(new Error(`Request timeout: ${info.options.path}`));
    });
    req.on("error", function(err) {
      handleResult(err);
    });
    if (data && typeof data === "string") {
      req.write(data, "utf8");
    }
    if (data && typeof data !== "string") {
      data.on("close", function() {
        req.end();
      });
      data.pipe(req);
    } else {
      req.end();
    }
  }
  /**
   * Gets an http agent. This function is useful when you need an http agent that handles
   * routing through a proxy server - depending upon the url and proxy environment variables.
   * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
   */
  getAgent(serverUrl) {
    const parsedUrl = new URL(serverUrl);
    return this._getAgent(parsedUrl);
  }
  getAgentDispatcher(serverUrl) {
    const parsedUrl = new URL(serverUrl);
    const proxyUrl = getProxyUrl(parsedUrl);
    const useProxy = proxyUrl && proxyUrl.hostname;
    if (!useProxy) {
      return;
    }
    return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
  }
  _prepareRequest(method, requestUrl, headers) {
    const info = {};
    info.parsedUrl = requestUrl;
    const usingSsl = info.parsedUrl.protocol === "https:";
    info.httpModule = usingSsl ? https : http;
    const defaultPort = usingSsl ? 443 : 80;
    info.options = {};
    info.options.host = info.parsedUrl.hostname;
    info.options.port = info.parsedUrl.port ? parseInt(info.parsedUrl.port) : defaultPort;
    info.options.path = (info.parsedUrl.pathname || "") + (info.parsedUrl.search || "");
    info.options.method = method;
    info.options.headers = this._mergeHeaders(headers);
    if (this.userAgent != null) {
      info.options.headers["user-agent"] = this.userAgent;
    }
    info.options.agent = this._getAgent(info.parsedUrl);
    if (this.handlers) {
      for (const handler of this.handlers) {
        handler.prepareRequest(info.options);
      }
    }
    return info;
  }
  _mergeHeaders(headers) {
    if (this.requestOptions && this.requestOptions.headers) {
      return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
    }
    return lowercaseKeys(headers || {});
  }
  /**
   * Gets an existing header value or returns a default.
   * Handles converting number header values to strings since HTTP headers must be strings.
   * Note: This returns string | string[] since some headers can have multiple values.
   * For headers that must always be a single string (like Content-Type), use the
   * specialized _getExistingOrDefaultContentTypeHeader method instead.
   */
  _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
    let clientHeader;
    if (this.requestOptions && this.requestOptions.headers) {
      const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
      if (headerValue) {
        clientHeader = typeof headerValue === "number" ? headerValue.toString() : headerValue;
      }
    }
    const additionalValue = additionalHeaders[header];
    if (additionalValue !== void 0) {
      return typeof additionalValue === "number" ? additionalValue.toString() : additionalValue;
    }
    if (clientHeader !== void 0) {
      return clientHeader;
    }
    return _default;
  }
  /**
   * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
   * Always returns a single string (not an array) since Content-Type should be a single value.
   * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
   * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
   * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
   */
  _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
    let clientHeader;
    if (this.requestOptions && this.requestOptions.headers) {
      const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
      if (headerValue) {
        if (typeof headerValue === "number") {
          clientHeader = String(headerValue);
        } else if (Array.isArray(headerValue)) {
          clientHeader = headerValue.join(", ");
        } else {
          clientHeader = headerValue;
        }
      }
    }
    const additionalValue = additionalHeaders[Headers.ContentType];
    if (additionalValue !== void 0) {
      if (typeof additionalValue === "number") {
        return String(additionalValue);
      } else if (Array.isArray(additionalValue)) {
        return additionalValue.join(", ");
      } else {
        return additionalValue;
      }
    }
    if (clientHeader !== void 0) {
      return clientHeader;
    }
    return _default;
  }
  _getAgent(parsedUrl) {
    let agent;
    const proxyUrl = getProxyUrl(parsedUrl);
    const useProxy = proxyUrl && proxyUrl.hostname;
    if (this._keepAlive && useProxy) {
      agent = this._proxyAgent;
    }
    if (!useProxy) {
      agent = this._agent;
    }
    if (agent) {
      return agent;
    }
    const usingSsl = parsedUrl.protocol === "https:";
    let maxSockets = 100;
    if (this.requestOptions) {
      maxSockets = this.requestOptions.maxSockets || http.globalAgent.maxSockets;
    }
    if (proxyUrl && proxyUrl.hostname) {
      const agentOptions = {
        maxSockets,
        keepAlive: this._keepAlive,
        proxy: Object.assign(Object.assign({}, (proxyUrl.username || proxyUrl.password) && {
          proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
        }), { host: proxyUrl.hostname, port: proxyUrl.port })
      };
      let tunnelAgent;
      const overHttps = proxyUrl.protocol === "https:";
      if (usingSsl) {
        tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
      } else {
        tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
      }
      agent = tunnelAgent(agentOptions);
      this._proxyAgent = agent;
    }
    if (!agent) {
      const options = { keepAlive: this._keepAlive, maxSockets };
      agent = usingSsl ? new https.Agent(options) : new http.Agent(options);
      this._agent = agent;
    }
    if (usingSsl && this._ignoreSslError) {
      agent.options = Object.assign(agent.options || {}, {
        rejectUnauthorized: false
      });
    }
    return agent;
  }
  _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
    let proxyAgent;
    if (this._keepAlive) {
      proxyAgent = this._proxyAgentDispatcher;
    }
    if (proxyAgent) {
      return proxyAgent;
    }
    const usingSsl = parsedUrl.protocol === "https:";
    proxyAgent = new ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, (proxyUrl.username || proxyUrl.password) && {
      token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString("base64")}`
    }));
    this._proxyAgentDispatcher = proxyAgent;
    if (usingSsl && this._ignoreSslError) {
      proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
        rejectUnauthorized: false
      });
    }
    return proxyAgent;
  }
  _getUserAgentWithOrchestrationId(userAgent) {
    const baseUserAgent = userAgent || "actions/http-client";
    const orchId = process.env["ACTIONS_ORCHESTRATION_ID"];
    if (orchId) {
      const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, "_");
      return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
    }
    return baseUserAgent;
  }
  _performExponentialBackoff(retryNumber) {
    return __awaiter(this, void 0, void 0, function* () {
      retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
      const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
      return new Promise((resolve) => setTimeout(() => resolve(), ms));
    });
  }
  _processResponse(res, options) {
    return __awaiter(this, void 0, void 0, function* () {
      return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
        const statusCode = res.message.statusCode || 0;
        const response = {
          statusCode,
          result: null,
          headers: {}
        };
        if (statusCode === HttpCodes.NotFound) {
          resolve(response);
        }
        function dateTimeDeserializer(key, value) {
          if (typeof value === "string") {
            const a = new Date(value);
            if (!isNaN(a.valueOf())) {
              return a;
            }
          }
          return value;
        }
        let obj;
        let contents;
        try {
          contents = yield res.readBody();
          if (contents && contents.length > 0) {
            if (options && options.deserializeDates) {
              obj = JSON.parse(contents, dateTimeDeserializer);
            } else {
              obj = JSON.parse(contents);
            }
            response.result = obj;
          }
          response.headers = res.message.headers;
        } catch (err) {
        }
        if (statusCode > 299) {
          let msg;
          if (obj && obj.message) {
            msg = obj.message;
          } else if (contents && contents.length > 0) {
            msg = contents;
          } else {
            msg = `Failed request: (${statusCode})`;
          }
          const err = new HttpClientError(msg, statusCode);
          err.result = response.result;
          reject(err);
        } else {
          resolve(response);
        }
      }));
    });
  }
};
var lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => (c[k.toLowerCase()] = obj[k], c), {});

// src/box/wire-body.ts
import { Buffer as Buffer2 } from "node:buffer";
function encodeBody(body) {
  switch (body.kind) {
    case "none":
      return { data: null, contentType: null };
    case "json":
      return { data: JSON.stringify(body.value), contentType: "application/json" };
    case "form": {
      const fields = Object.entries(body.fields).map(([name, value]) => [name, typeof value === "string" ? value : reveal(value)]);
      return { data: new URLSearchParams(fields).toString(), contentType: "application/x-www-form-urlencoded" };
    }
  }
}
function readAnswer(message) {
  const chunks = [];
  let length = 0;
  return new Promise((resolve) => {
    const finish = (complete) => resolve({ status: message.statusCode ?? 0, headers: headersOf(message), body: Buffer2.concat(chunks), complete });
    message.on("data", (chunk) => {
      const room = LONGEST_BODY_BYTES - length;
      chunks.push(chunk.subarray(0, room));
      length += Math.min(chunk.length, room);
      if (chunk.length <= room) return;
      finish(false);
      message.destroy();
    });
    message.on("end", () => finish(message.complete));
    message.on("error", () => void 0);
    message.on("close", () => finish(message.complete));
  });
}
function headersOf(message) {
  const headers = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== void 0) headers[name] = typeof value === "string" ? value : value.join(", ");
  }
  return headers;
}

// src/box/wire-connect.ts
import { connect as connectTcp, isIP } from "node:net";
import * as tls from "node:tls";
import { connect as connectTls } from "node:tls";
import { Buffer as Buffer3 } from "node:buffer";

// src/box/wire-fault.ts
var SYSTEM_FAULTS = {
  ENOTFOUND: "dns-unknown",
  ENODATA: "dns-unknown",
  EAI_NONAME: "dns-unknown",
  EAI_AGAIN: "dns",
  ESERVFAIL: "dns",
  EREFUSED: "dns",
  ECONNREFUSED: "refused",
  EHOSTUNREACH: "refused",
  ENETUNREACH: "refused",
  EHOSTDOWN: "refused",
  ENETDOWN: "refused",
  EADDRNOTAVAIL: "refused",
  EACCES: "refused",
  EPERM: "refused",
  ECONNRESET: "reset",
  ECONNABORTED: "reset",
  EPIPE: "reset",
  ERR_STREAM_PREMATURE_CLOSE: "reset",
  ETIMEDOUT: "timeout",
  EPROTO: "tls"
};
var TLS_CODE = /^(?:ERR_SSL_|ERR_TLS_|ERR_OSSL_|UNABLE_TO_|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_(?:CA|PURPOSE)$|PATH_LENGTH_|HOSTNAME_MISMATCH$|ERROR_IN_C)/u;
var DNS_CODE = /^EAI_/u;
var PARSER_CODE = /^HPE_/u;
function faultOfCode(code) {
  if (code === null) return null;
  const known = SYSTEM_FAULTS[code];
  if (known !== void 0) return known;
  if (TLS_CODE.test(code)) return "tls";
  if (DNS_CODE.test(code)) return "dns";
  return PARSER_CODE.test(code) ? "reset" : null;
}
function asWireFault(error, way, chain = null) {
  if (error instanceof WireFault) return error;
  const code = codeOf(error);
  const fault = faultOfCode(code) ?? (isSystemError(error) ? "reset" : null);
  if (fault === null) throw error;
  const presented = certificateIn(error) ?? (chain === null || code === null ? null : culprit(code, chainOf(chain)));
  return new WireFault(fault, { ...way, code, proxyStatus: null, certificate: fault === "tls" ? named(presented) : null });
}
function proxyFault(way, code, proxyStatus) {
  return new WireFault("proxy", { ...way, code, proxyStatus, certificate: null });
}
function codeOf(error) {
  return hasField(error, "code") && typeof error.code === "string" ? error.code : null;
}
function isSystemError(error) {
  return hasField(error, "syscall");
}
function hasField(value, name) {
  return typeof value === "object" && value !== null && name in value;
}
function certificateIn(error) {
  if (!hasField(error, "cert")) return null;
  return hasField(error.cert, "subject") && hasField(error.cert, "issuer") ? error.cert : null;
}
function chainOf(leaf) {
  const chain = [];
  for (let next = leaf; next !== null && !chain.includes(next); next = issuerOf(next)) chain.push(next);
  return chain;
}
function issuerOf(certificate) {
  return certificate.issuerCertificate ?? null;
}
function culprit(code, chain) {
  const by = (time) => chain.toSorted((one, other) => Date.parse(time(one)) - Date.parse(time(other)));
  if (code === "CERT_HAS_EXPIRED") return by((each) => each.valid_to)[0] ?? null;
  if (code === "CERT_NOT_YET_VALID") return by((each) => each.valid_from).at(-1) ?? null;
  return chain.at(-1) ?? null;
}
function named(certificate) {
  if (certificate === null) return null;
  const validTo = Date.parse(certificate.valid_to);
  return {
    subject: foreign("words", nameOf(certificate.subject)),
    issuer: foreign("words", nameOf(certificate.issuer)),
    validTo: Number.isNaN(validTo) ? null : new Date(validTo).toISOString()
  };
}
function nameOf(name) {
  const values = [name?.["CN"], name?.["O"], name?.["OU"]].flatMap((value) => value ?? []);
  return values[0] ?? "(no name)";
}

// src/box/wire-connect.ts
var ignore = () => void 0;
function routeTo(url) {
  const proxy = proxyFor(url);
  const secure = url.protocol === "https:";
  return {
    secure,
    proxy,
    host: bare(url.hostname),
    port: portOf(url),
    way: { host: url.host, proxy: proxy === null ? null : `${proxy.host}:${proxy.port}` }
  };
}
async function open(route, signal, onWay = ignore) {
  const tunnel2 = route.proxy === null ? null : await openTunnel(route, route.proxy, signal);
  if (tunnel2 !== null) onWay();
  if (route.secure) return await handshake(route, tunnel2, signal, { onWay });
  if (tunnel2 !== null) return tunnel2;
  const socket = connectTcp({ host: route.host, port: route.port, noDelay: true }).once("connect", onWay);
  return await ready(socket, "connect", signal, (error) => asWireFault(error, route.way));
}
async function connect(route, signal, onWay = ignore) {
  try {
    return await open(route, signal, onWay);
  } catch (error) {
    if (!(error instanceof WireFault) || !UNTRUSTED.includes(error.facts.code) || getCACertificates === void 0) throw error;
    const ca = [...getCACertificates("default"), ...getCACertificates("system")];
    throw new WireFault(error.fault, { ...error.facts, trustedBySystem: await isAccepted(route, ca, signal) });
  }
}
var UNTRUSTED = [
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "CERT_UNTRUSTED"
];
var { getCACertificates } = tls;
async function isAccepted(route, ca, signal) {
  try {
    const socket = await handshake(route, route.proxy === null ? null : await openTunnel(route, route.proxy, signal), signal, { ca });
    socket.destroy();
    return true;
  } catch {
    return false;
  }
}
async function handshake(route, tunnel2, signal, { ca, onWay = ignore }) {
  const socket = connectTls({
    ...ca === void 0 ? {} : { ca },
    host: route.host,
    port: route.port,
    // A name goes into the handshake, an address must not (RFC 6066 section 3).
    ...isIP(route.host) === 0 ? { servername: route.host } : {},
    ...tunnel2 === null ? {} : { socket: tunnel2 },
    ALPNProtocols: ["http/1.1"],
    // Said outright, because NODE_TLS_REJECT_UNAUTHORIZED=0 and --tls-min-v1.0 change the defaults.
    rejectUnauthorized: true,
    minVersion: "TLSv1.2"
  });
  socket.setNoDelay(true);
  if (tunnel2 === null) socket.once("connect", onWay);
  let chain = null;
  socket.prependOnceListener("secure", () => {
    chain = socket.getPeerCertificate(true);
  });
  return await ready(socket, "secureConnect", signal, (error) => asWireFault(error, route.way, chain));
}
async function openTunnel(route, proxy, signal) {
  const authority = `${isIP(route.host) === 6 ? `[${route.host}]` : route.host}:${route.port}`;
  const options = { host: proxy.host, port: proxy.port, method: "CONNECT", path: authority, headers: { host: authority }, agent: false };
  const request = proxy.secure ? requestOverHttps({ ...options, rejectUnauthorized: true }) : requestOverHttp(options);
  if (proxy.authorization !== null) request.setHeader("Proxy-Authorization", proxy.authorization);
  return await new Promise((resolve, reject) => {
    const give = () => {
      request.destroy();
      reject(new Error("aborted"));
    };
    signal.addEventListener("abort", give, { once: true });
    request.once("connect", (answer, socket, head) => {
      signal.removeEventListener("abort", give);
      if (isSuccess(answer.statusCode) && head.length === 0) {
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(proxyFault(route.way, null, answer.statusCode ?? null));
    });
    request.on("error", (error) => {
      signal.removeEventListener("abort", give);
      reject(proxyFault(route.way, codeOf(error), null));
    });
    request.end();
  });
}
function isSuccess(status) {
  return status !== void 0 && status >= 200 && status < 300;
}
function ready(socket, event, signal, faultOf) {
  socket.on("error", ignore);
  return new Promise((resolve, reject) => {
    const stop = () => {
      signal.removeEventListener("abort", give);
      socket.off("error", fail).off("close", closed).off(event, done);
    };
    const give = () => {
      stop();
      socket.destroy();
      reject(new Error("aborted"));
    };
    const fail = (error) => {
      stop();
      reject(faultOf(error));
    };
    const closed = () => fail(Object.assign(new Error("closed"), { code: "ECONNRESET" }));
    const done = () => {
      stop();
      resolve(socket);
    };
    socket.on("error", fail).on("close", closed).on(event, done);
    signal.addEventListener("abort", give, { once: true });
    if (signal.aborted) give();
  });
}
function proxyFor(url) {
  const way = { host: url.host, proxy: null };
  try {
    const found = getProxyUrl(url);
    if (found === void 0) return null;
    const proxy = found.hostname === "" ? new URL(`http://${found.href}`) : new URL(found.href);
    if (proxy.hostname === "") throw proxyFault(way, "ERR_INVALID_URL", null);
    const { username, password } = proxy;
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return {
      secure: proxy.protocol === "https:",
      host: bare(proxy.hostname),
      port: portOf(proxy),
      authorization: username === "" && password === "" ? null : `Basic ${Buffer3.from(credentials).toString("base64")}`
    };
  } catch {
    throw proxyFault(way, "ERR_INVALID_URL", null);
  }
}
function portOf(url) {
  if (url.port !== "") return Number(url.port);
  return url.protocol === "https:" ? 443 : 80;
}
function bare(hostname) {
  return hostname.replace(/^\[|\]$/gu, "");
}

// src/box/connections.ts
var Connections = class {
  #route;
  #closing = new AbortController();
  #ahead = [];
  #wanted;
  /**
   * @param ahead how many to open as soon as the first has found its way: the host answers, the proxy has let it through. A way
   *   that is barred is tried once, because a proxy counts how often a password was wrong.
   */
  constructor(route, ahead) {
    this.#route = route;
    this.#wanted = ahead;
  }
  /**
   * One that was opened ahead, or a new one.
   * @throws {WireFault} where it did not come about; anything where `signal` aborted
   */
  async take(signal) {
    for (let ahead = this.#ahead.shift(); ahead !== void 0; ahead = this.#ahead.shift()) {
      const socket = await ahead.catch(() => null);
      if (signal.aborted) socket?.destroy();
      else if (socket !== null && isOpen(socket)) return socket;
    }
    return await connect(this.#route, signal, () => this.#openWanted());
  }
  /** Ends those that nobody took. */
  close() {
    this.#closing.abort();
    for (const ahead of this.#ahead) ahead.then((socket) => socket.destroy(), () => void 0);
  }
  #openWanted() {
    for (; this.#wanted > 0 && !this.#closing.signal.aborted; this.#wanted -= 1) {
      const socket = open(this.#route, this.#closing.signal);
      socket.catch(() => void 0);
      this.#ahead.push(socket);
    }
  }
};
var isOpen = (socket) => !socket.destroyed && socket.readable && socket.writable;

// src/box/wire.ts
var MOST_SOCKETS = 16;
var NO_TIMEOUT_MS = 2 ** 31 - 1;
function openWire(options) {
  return new HttpClientWire(options.userAgent);
}
function hand(connections, { connectSignal }, callback) {
  connections.take(connectSignal).then(
    (socket) => callback?.(null, socket),
    (error) => callback?.(error instanceof Error ? error : new Error("no connection", { cause: error }))
  );
}
var KEPT_ALIVE = { keepAlive: true, maxSockets: MOST_SOCKETS };
var PlainAgent = class extends http2.Agent {
  #connections;
  constructor(connections) {
    super(KEPT_ALIVE);
    this.#connections = connections;
  }
  createConnection(options, callback) {
    hand(this.#connections, options, callback);
    return void 0;
  }
};
var SecureAgent = class extends https2.Agent {
  #connections;
  constructor(connections) {
    super(KEPT_ALIVE);
    this.#connections = connections;
  }
  createConnection(options, callback) {
    hand(this.#connections, options, callback);
    return void 0;
  }
};
var HttpClientWire = class {
  #userAgent;
  #lines = /* @__PURE__ */ new Map();
  #expected = /* @__PURE__ */ new Map();
  #underWay = /* @__PURE__ */ new Set();
  constructor(userAgent) {
    this.#userAgent = userAgent;
  }
  async send(request, signal) {
    return await this.#until(signal, request.url, (ending) => {
      const line = this.#lineTo(request.url);
      return transmit(line, request, this.#userAgent, ending).catch((error) => {
        throw asWireFault(error, line.route.way);
      });
    });
  }
  prepare(url, count) {
    this.#expected.set(url.origin, Math.min(count, MOST_SOCKETS));
  }
  async handshake(url, signal) {
    await this.#until(signal, url, async (ending) => {
      const socket = await connect(routeTo(url), ending);
      socket.destroySoon();
    });
  }
  close() {
    for (const ending of this.#underWay) ending.abort();
    for (const { agent, connections } of this.#lines.values()) {
      connections.close();
      agent.destroy();
    }
    this.#lines.clear();
  }
  #lineTo(url) {
    const known = this.#lines.get(url.origin);
    if (known !== void 0) return known;
    const route = routeTo(url);
    const client = new HttpClient(void 0, void 0, {
      keepAlive: true,
      maxSockets: MOST_SOCKETS,
      allowRedirects: false,
      allowRetries: false,
      socketTimeout: NO_TIMEOUT_MS
    });
    const connections = new Connections(route, (this.#expected.get(url.origin) ?? 1) - 1);
    const line = { route, client, connections, agent: new (route.secure ? SecureAgent : PlainAgent)(connections) };
    this.#lines.set(url.origin, line);
    return line;
  }
  /** Runs `work` until it settles, `signal` aborts or the wire is closed, whether `work` heeds its own signal or not. */
  async #until(signal, url, work) {
    signal.throwIfAborted();
    const ending = new AbortController();
    const end = () => ending.abort();
    this.#underWay.add(ending);
    signal.addEventListener("abort", end, { once: true });
    try {
      return await Promise.race([work(ending.signal), rejectionAt(ending.signal)]);
    } catch (error) {
      signal.throwIfAborted();
      if (ending.signal.aborted) throw new WireFault("reset", { code: "ECONNABORTED", host: url.host, proxy: null, proxyStatus: null, certificate: null });
      throw error;
    } finally {
      signal.removeEventListener("abort", end);
      this.#underWay.delete(ending);
    }
  }
};
function rejectionAt(signal) {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("aborted")), { once: true });
  });
}
async function transmit(line, request, userAgent, signal) {
  const { route, agent } = line;
  const { data, contentType } = encodeBody(request.body);
  const options = {
    host: route.host,
    port: route.port,
    path: `${request.url.pathname}${request.url.search}`,
    method: request.method,
    agent,
    headers: { ...request.headers, ...contentType === null ? {} : { "Content-Type": contentType }, "User-Agent": userAgent },
    connectSignal: signal
  };
  const answer = await line.client.requestRaw(
    { options, parsedUrl: request.url, httpModule: moduleFor(route.secure, request, signal) },
    data
  );
  return await readAnswer(answer.message);
}
function moduleFor(secure, { bearer }, signal) {
  const base = secure ? https2 : http2;
  const request = (options, onAnswer) => {
    const made = base.request(options, onAnswer);
    if (bearer !== null) made.setHeader("Authorization", `Bearer ${reveal(bearer)}`);
    signal.addEventListener("abort", () => made.destroy(), { once: true });
    return made;
  };
  return { ...base, request };
}
export {
  openWire
};
