// The jsforce client against the Salesforce simulator, unchanged.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { finish, root, steer, step } from './check.mjs';

const jsforce = createRequire(import.meta.url)('jsforce');
const instanceUrl = root.origin;
let conn;
let account;

step('set up: fields of a broker', async () => {
  await steer('fields', { object: 'Contact', name: 'TradingLogin__c', externalId: true, unique: true });
  await steer('fields', { object: 'Contact', name: 'Balance__c', type: 'currency' });
});

step('log in with an access token', async () => {
  const { accessToken } = await steer('sessions', { action: 'accessToken' });
  conn = new jsforce.Connection({ instanceUrl, accessToken, version: '68.0' });
  const identity = await conn.identity();
  assert.equal(identity.username, 'integration@broker.example');
});

step('log in with client credentials', async () => {
  const other = new jsforce.Connection({ instanceUrl, loginUrl: instanceUrl, version: '68.0', oauth2: { loginUrl: instanceUrl, clientId: 'c', clientSecret: 's' } });
  await other.authorize({ grant_type: 'client_credentials' });
  assert.equal(other.instanceUrl, instanceUrl);
  assert.equal((await other.query('SELECT COUNT() FROM Account')).totalSize, 0);
});

step('an expired session is refreshed', async () => {
  const { refreshToken } = await steer('sessions', { action: 'refreshToken' });
  const other = new jsforce.Connection({ instanceUrl, version: '68.0', accessToken: 'expired', refreshToken, oauth2: { loginUrl: instanceUrl, clientId: 'c', clientSecret: 's' } });
  assert.equal((await other.query('SELECT COUNT() FROM Account')).done, true);
  assert.notEqual(other.accessToken, 'expired');
});

step('create, read, update, delete', async () => {
  account = (await conn.sobject('Account').create({ Name: 'Desk' })).id;
  const read = await conn.sobject('Account').retrieve(account);
  assert.deepEqual([read.Id, read.Name], [account, 'Desk']);
  assert.equal((await conn.sobject('Account').update({ Id: account, Name: 'Desk 2' })).success, true);
  const gone = await conn.sobject('Account').create({ Name: 'Gone' });
  assert.equal((await conn.sobject('Account').destroy(gone.id)).success, true);
  await assert.rejects(conn.sobject('Account').retrieve(gone.id), (e) => e.errorCode === 'ENTITY_IS_DELETED');
});

step('a mistake is an error with its code', async () => {
  await assert.rejects(conn.sobject('Contact').create({ FirstName: 'x' }), (e) => e.errorCode === 'REQUIRED_FIELD_MISSING');
  await assert.rejects(conn.query('SELECT Nope FROM Contact'), (e) => e.errorCode === 'INVALID_FIELD');
});

// This client puts the key into the path as it is, so it may hold nothing that needs escaping.
step('upsert by external id', async () => {
  const first = await conn.sobject('Contact').upsert({ TradingLogin__c: '901', LastName: 'One', AccountId: account }, 'TradingLogin__c');
  assert.equal(first.created, true);
  const second = await conn.sobject('Contact').upsert({ TradingLogin__c: '901', LastName: 'Two' }, 'TradingLogin__c');
  assert.deepEqual([second.created, second.id], [false, first.id]);
});

step('collections: create, update, retrieve, delete', async () => {
  const made = await conn.sobject('Contact').create([1, 2, 3].map((n) => (n === 2 ? {} : { LastName: `C${n}` })));
  assert.deepEqual(made.map((r) => r.success), [true, false, true]);
  const ids = made.filter((r) => r.success).map((r) => r.id);
  assert.deepEqual((await conn.sobject('Contact').update(ids.map((Id) => ({ Id, FirstName: 'F' })))).map((r) => r.success), [true, true]);
  assert.deepEqual((await conn.sobject('Contact').retrieve(ids)).map((r) => r.FirstName), ['F', 'F']);
  assert.deepEqual((await conn.sobject('Contact').destroy(ids)).map((r) => r.success), [true, true]);
});

step('collections: upsert', async () => {
  const results = await conn.sobject('Contact').upsert([{ TradingLogin__c: '901', LastName: 'Three' }, { TradingLogin__c: '2', LastName: 'New' }], 'TradingLogin__c');
  assert.deepEqual(results.map((r) => r.success), [true, true]);
});

step('query with parents and conditions', async () => {
  const { records, totalSize } = await conn.query("SELECT LastName, Account.Name FROM Contact WHERE TradingLogin__c IN ('901') AND Account.Name LIKE 'Desk%' ORDER BY LastName");
  assert.deepEqual([totalSize, records[0].LastName, records[0].Account.Name], [1, 'Three', 'Desk 2']);
});

step('find builds a query', async () => {
  const found = await conn.sobject('Contact').find({ LastName: { $like: 'N%' } }, ['Id', 'LastName']).sort({ LastName: 1 }).limit(5).execute();
  assert.deepEqual(found.map((r) => r.LastName), ['New']);
});

step('query and queryMore', async () => {
  await steer('seed', { object: 'Lead', count: 4500, values: { LastName: 'L{n}', Company: 'C' } });
  const seen = new Set();
  let page = await conn.query('SELECT Id, LastName FROM Lead');
  page.records.forEach((r) => seen.add(r.LastName));
  while (!page.done) {
    page = await conn.queryMore(page.nextRecordsUrl);
    page.records.forEach((r) => seen.add(r.LastName));
  }
  assert.equal(seen.size, 4500);
});

step('autoFetch', async () => {
  const all = await conn.query('SELECT Id FROM Lead').on('error', () => {}).run({ autoFetch: true, maxFetch: 10_000 });
  assert.equal(all.length ?? all.records.length, 4500);
});

step('queryAll finds deleted records', async () => {
  assert.equal((await conn.query("SELECT Id FROM Account WHERE Name = 'Gone'")).totalSize, 0);
  assert.equal((await conn.query("SELECT Id FROM Account WHERE Name = 'Gone'", { scanAll: true })).totalSize, 1);
});

step('describe and global describe', async () => {
  const described = await conn.describe('Contact');
  assert.equal(described.fields.find((f) => f.name === 'TradingLogin__c').externalId, true);
  assert.ok((await conn.describeGlobal()).sobjects.some((o) => o.name === 'Case'));
});

step('deleted and updated', async () => {
  const [start, end] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 60_000)];
  assert.ok((await conn.sobject('Account').deleted(start, end)).deletedRecords.length >= 1);
  assert.ok((await conn.sobject('Account').updated(start, end)).ids.includes(account));
});

step('composite by hand', async () => {
  const { compositeResponse } = await conn.requestPost('/services/data/v68.0/composite', {
    compositeRequest: [
      { method: 'POST', url: '/services/data/v68.0/sobjects/Account', referenceId: 'a', body: { Name: 'Composite' } },
      { method: 'GET', url: '/services/data/v68.0/sobjects/Account/@{a.id}', referenceId: 'b' },
    ],
  });
  assert.deepEqual(compositeResponse.map((r) => r.httpStatusCode), [201, 200]);
});

step('bulk 2.0 ingest', async () => {
  conn.bulk2.pollInterval = 10;
  const input = Array.from({ length: 50 }, (_, i) => ({ TradingLogin__c: `b${i}`, LastName: i === 7 ? '' : `"B", ${i}`, Balance__c: `${i}.5` }));
  const results = await conn.bulk2.loadAndWaitForResults({ object: 'Contact', operation: 'upsert', externalIdFieldName: 'TradingLogin__c', input, pollInterval: 10, pollTimeout: 10_000 });
  assert.deepEqual([results.successfulResults.length, results.failedResults.length, results.unprocessedRecords.length], [49, 1, 0]);
  assert.match(results.failedResults[0].sf__Error, /^REQUIRED_FIELD_MISSING/);
  assert.equal(results.successfulResults[0].sf__Created, 'true');
  assert.match(results.successfulResults[0].sf__Id, /^003/);
});

step('bulk 2.0 ingest step by step, and abort', async () => {
  const job = conn.bulk2.createJob({ object: 'Contact', operation: 'insert' });
  await job.open();
  await job.uploadData('LastName\nAborted\n');
  await job.abort();
  assert.equal((await job.check()).state, 'Aborted');
  assert.equal((await job.getUnprocessedRecords()).length, 1);
});

// One page, and the locator `null` at its end: this client reads an absent locator as the first page, and cannot write a second page to its stream.
step('bulk 2.0 query', async () => {
  const stream = await conn.bulk2.query("SELECT TradingLogin__c, LastName, Balance__c FROM Contact WHERE TradingLogin__c LIKE 'b%' ORDER BY Balance__c", { pollInterval: 10, pollTimeout: 10_000 });
  const rows = await stream.toArray();
  assert.equal(rows.length, 49);
  assert.deepEqual([rows[0].LastName, rows[0].Balance__c], ['"B", 0', '0.5']);
});

step('limits', async () => {
  const limits = await conn.limits();
  assert.ok(limits.DailyApiRequests.Remaining < limits.DailyApiRequests.Max);
  assert.ok(conn.limitInfo.apiUsage.used > 0);
});

step('a revoked session ends', async () => {
  await steer('sessions', { action: 'expire' });
  await assert.rejects(conn.query('SELECT Id FROM Account'), (e) => e.errorCode === 'INVALID_SESSION_ID');
});

await finish();
