import { describe, expect, test } from '@jest/globals';
import { explain } from '../../src/explain/explain.ts';
import { NO_HINTS } from '../../src/explain/types.ts';

/** Failures of others, texts about nothing, and texts about Box that tell of no failure. */
const NOT_BOX: readonly string[] = [
  'Hello world',
  'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua.',
  '{"message":"Not Found","documentation_url":"https://docs.github.com/rest","status":"404"}',
  'HTTP/2 404 \nserver: GitHub.com\nx-github-request-id: ABCD:1234\ncontent-type: application/json\n\n{"message":"Not Found"}',
  '{"error":"invalid_grant","error_description":"Token has been expired or revoked."}',
  '{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided.","error_codes":[7000215]}',
  '{"error":"invalid_grant","error_description":"The provided authorization grant is invalid, expired or revoked"}',
  '{"type":"error","error":{"type":"not_found_error","message":"Not found"},"request_id":"req_011"}',
  '{"error":{"code":404,"message":"Requested entity was not found.","status":"NOT_FOUND"}}',
  '{"error":{"message":"Invalid API Key provided: sk_test_****","type":"invalid_request_error"}}',
  '{"ok":false,"error":"not_authed"}',
  '{"ok":false,"error":"channel_not_found"}',
  '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>4442587FB7D0A2F9</RequestId></Error>',
  'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
  '{"error_summary":"path/not_found/...","error":{".tag":"path","path":{".tag":"not_found"}}} from https://api.dropboxapi.com',
  'dropbox.exceptions.AuthError: AuthError(\'abc\', AuthError(\'expired_access_token\', None))',
  'Error: connect ECONNREFUSED 127.0.0.1:5432',
  'Error: connect ECONNREFUSED 10.0.0.7:6379',
  'Error: getaddrinfo ENOTFOUND db.internal.corp',
  'Error: getaddrinfo EAI_AGAIN registry.npmjs.org',
  'curl: (6) Could not resolve host: example.com',
  'curl: (7) Failed to connect to localhost port 3000: Connection refused',
  'curl: (60) SSL certificate problem: self-signed certificate for https://intranet.corp/',
  'java.net.ConnectException: Connection refused: localhost/127.0.0.1:9092',
  'psql: error: connection to server at "localhost" (127.0.0.1), port 5432 failed: Connection refused',
  'npm ERR! code ECONNRESET\nnpm ERR! network read ECONNRESET',
  'npm error 404 Not Found - GET https://registry.npmjs.org/no-such-package-xyz - Not found',
  'fatal: repository \'https://gitlab.com/acme/none.git/\' not found',
  'remote: Permission to acme/site.git denied to deploy-bot.\nfatal: unable to access: The requested URL returned error: 403',
  'docker: Error response from daemon: pull access denied for acme/image, repository does not exist.',
  'Error from server (Forbidden): pods is forbidden: User "system:serviceaccount:default:ci" cannot list resource "pods" (kubernetes)',
  'TypeError: Cannot read properties of undefined (reading \'id\')\n    at main (/app/index.js:3:11)',
  'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\nZeroDivisionError: division by zero',
  'ModuleNotFoundError: No module named \'requests\'',
  'Exception in thread "main" java.lang.NullPointerException\n\tat Main.main(Main.java:5)',
  'System.IO.FileNotFoundException: Could not find file \'C:\\a.txt\'.',
  'error TS2322: Type \'string\' is not assignable to type \'number\'.',
  'Segmentation fault (core dumped)',
  'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html><html><head><title>Example Domain</title></head><body>Example Domain</body></html>',
  'HTTP/1.1 404 Not Found\r\nServer: nginx\r\nContent-Type: text/html\r\n\r\n<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1><hr>nginx</body></html>',
  'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"status":"ok"}',
  'HTTP/1.1 301 Moved Permanently\r\nLocation: https://www.google.com/\r\n\r\n',
  '<html><body><h1>It works!</h1></body></html>',
  '{"name":"my-app","version":"1.0.0","scripts":{"test":"jest"}}',
  '{"status":"error","code":"E_VALIDATION","message":"name is required"}',
  '{"timestamp":"2026-11-12","status":500,"error":"Internal Server Error","path":"/orders"}',
  'The mailbox is full: 552 5.2.2 user over quota',
  'VirtualBox: VERR_NOT_FOUND, failed to open session',
  'The checkbox was ticked 404 times last year.',
  'sandbox.com refused the connection with error 403',
  'We keep 500 files on box.com and love it.',
  'Uploaded report.pdf to https://app.box.com/folder/160000000001 in 3.2 s',
  '{"type":"folder","id":"160000000001","name":"Releases","owned_by":{"type":"user","login":"AutomationUser_1@boxdevedition.com"}}',
  'HTTP/2 200 \nbox-request-id: 0c1e4f5a6b7c8d9e\n\n{"type":"user","id":"4711","name":"Ann","login":"ann@acme.test"}',
  'ssh: connect to host deploy.acme.test port 22: Connection timed out',
  'terraform: Error: error configuring provider: 401 Unauthorized',
  'redis.exceptions.TimeoutError: Timeout reading from socket',
  '404',
  '}{][ "" \\u0000 \\\\ %%% <>',
  'GaxiosError: invalid_grant: Invalid JWT Signature.',
];

describe('explain says that it does not know', () => {
  test('at least fifty texts that are not about a failure of Box', () => {
    expect(new Set(NOT_BOX).size).toBeGreaterThanOrEqual(50);
  });

  test.each(NOT_BOX)('%s', (text) => {
    const diagnosis = explain(text, NO_HINTS);
    expect(diagnosis).toMatchObject({ code: 'unknown', owner: 'ci', retryable: false });
    expect(diagnosis.remedy.length).toBeGreaterThan(0);
  });
});
