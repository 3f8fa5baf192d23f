// The official HubSpot client against the simulator.
import assert from 'node:assert/strict';
import hubspot from '@hubspot/api-client';
import { finish, receiver, root, steer, step } from './check.mjs';

const basePath = root.origin;
const client = (more = {}) => new hubspot.Client({ accessToken: 'pat-eu1-simulated', basePath, numberOfApiCallRetries: 0, ...more });
const crm = client().crm;
const status = (code) => (e) => e.code === code;
const tag = Date.now().toString(36);

step('a missing token is refused', async () => {
  await assert.rejects(client({ accessToken: 'invalid' }).crm.contacts.basicApi.getPage(), status(401));
});

step('contacts: create, read by id and by address, update, archive', async () => {
  const made = await crm.contacts.basicApi.create({ properties: { email: `a-${tag}@example.com`, firstname: 'Ada' }, associations: [] });
  assert.equal((await crm.contacts.basicApi.getById(made.id, ['phone', 'email'])).properties.phone, null);
  assert.equal((await crm.contacts.basicApi.getById(`a-${tag}@example.com`, undefined, undefined, undefined, false, 'email')).id, made.id);
  assert.equal((await crm.contacts.basicApi.update(made.id, { properties: { firstname: 'Zoë' } })).properties.firstname, 'Zoë');
  await crm.contacts.basicApi.archive(made.id);
  await assert.rejects(crm.contacts.basicApi.getById(made.id), status(404));
});

step('contacts: a taken address is a conflict that names its holder', async () => {
  const made = await crm.contacts.basicApi.create({ properties: { email: `dup-${tag}@example.com` }, associations: [] });
  await assert.rejects(crm.contacts.basicApi.create({ properties: { email: `DUP-${tag}@example.com` }, associations: [] }), (e) => e.code === 409 && e.body.message.includes(`Existing ID: ${made.id}`));
});

step('contacts: values are refused with the reason', async () => {
  await assert.rejects(crm.contacts.basicApi.create({ properties: { email: 'no address' }, associations: [] }), (e) => e.code === 400 && e.body.message.includes('INVALID_EMAIL'));
});

step('contacts: all pages', async () => {
  for (let i = 0; i < 3; i++) {
    await crm.contacts.basicApi.create({ properties: { email: `p${i}-${tag}@example.com` }, associations: [] });
  }
  const all = await crm.contacts.getAll(2);
  assert.equal(new Set(all.map((c) => c.id)).size, all.length);
  assert.ok(all.length >= 4);
});

step('contacts: history', async () => {
  const made = await crm.contacts.basicApi.create({ properties: { email: `h-${tag}@example.com` }, associations: [] });
  await crm.contacts.basicApi.update(made.id, { properties: { email: `h2-${tag}@example.com` } });
  const found = await crm.contacts.basicApi.getById(made.id, undefined, ['email']);
  assert.deepEqual(found.propertiesWithHistory.email.map((v) => v.value), [`h2-${tag}@example.com`, `h-${tag}@example.com`]);
});

step('batches: create, partly, with trace ids', async () => {
  const answer = await crm.contacts.batchApi.create({
    inputs: [
      { properties: { email: `b1-${tag}@example.com` }, associations: [], objectWriteTraceId: 'one' },
      { properties: { email: `dup-${tag}@example.com` }, associations: [], objectWriteTraceId: 'two' },
    ],
  });
  assert.equal(answer.numErrors, 1);
  assert.deepEqual(answer.errors[0].context.objectWriteTraceId, ['two']);
  assert.equal(answer.results.length, 1);
});

step('batches: upsert twice, update, read, archive', async () => {
  const upsert = () => crm.contacts.batchApi.upsert({ inputs: [{ id: `u-${tag}@example.com`, idProperty: 'email', properties: { firstname: 'U' } }] });
  const [first, second] = [(await upsert()).results[0], (await upsert()).results[0]];
  assert.deepEqual([first._new, second._new, first.id], [true, false, second.id]);
  await crm.contacts.batchApi.update({ inputs: [{ id: first.id, properties: { lastname: 'V' } }] });
  const read = await crm.contacts.batchApi.read({ inputs: [{ id: first.id }, { id: '404' }], properties: ['lastname'], propertiesWithHistory: [] });
  assert.deepEqual([read.results[0].properties.lastname, read.numErrors, read.errors[0].category], ['V', 1, 'OBJECT_NOT_FOUND']);
  await crm.contacts.batchApi.archive({ inputs: [{ id: first.id }] });
});

step('search: filters, sorts, pages, limits', async () => {
  await crm.companies.batchApi.create({ inputs: ['x', 'y', 'z'].map((name) => ({ properties: { name, city: tag }, associations: [] })) });
  const filterGroups = [{ filters: [{ propertyName: 'city', operator: 'EQ', value: tag }] }];
  const page = await crm.companies.searchApi.doSearch({ filterGroups, sorts: ['-name'], properties: ['name'], limit: 2 });
  assert.deepEqual([page.total, page.results.map((r) => r.properties.name), page.paging.next.after], [3, ['z', 'y'], '2']);
  await assert.rejects(crm.companies.searchApi.doSearch({ filterGroups, limit: 201 }), status(400));
  await assert.rejects(crm.companies.searchApi.doSearch({ filterGroups, limit: 200, after: '9900' }), status(400));
});

step('merge and forget', async () => {
  const one = await crm.contacts.basicApi.create({ properties: { email: `m1-${tag}@example.com` }, associations: [] });
  const two = await crm.contacts.basicApi.create({ properties: { email: `m2-${tag}@example.com`, phone: '2' }, associations: [] });
  const merged = await crm.contacts.basicApi.merge({ primaryObjectId: one.id, objectIdToMerge: two.id });
  assert.equal((await crm.contacts.basicApi.getById(two.id)).id, merged.id);
  await crm.contacts.basicApi.purge({ objectId: merged.id });
  await assert.rejects(crm.contacts.basicApi.getById(merged.id), status(404));
});

step('associations: default, labelled, read, remove', async () => {
  const contact = await crm.contacts.basicApi.create({ properties: { email: `as-${tag}@example.com` }, associations: [] });
  const company = await crm.companies.basicApi.create({ properties: { name: 'assoc' }, associations: [] });
  const v4 = crm.associations.v4;
  assert.ok((await v4.basicApi.createDefault('contacts', contact.id, 'companies', company.id)).results.length > 0);
  const labels = await v4.schema.definitionsApi.create('contacts', 'companies', { name: `l_${tag}`, label: `L ${tag}` });
  const typeId = labels.results[0].typeId;
  const pair = await v4.basicApi.create('contacts', contact.id, 'companies', company.id, [{ associationCategory: 'USER_DEFINED', associationTypeId: typeId }]);
  assert.deepEqual(pair.labels, [`L ${tag}`]);
  const page = await v4.basicApi.getPage('contacts', contact.id, 'companies');
  assert.deepEqual([String(page.results[0].toObjectId), page.results[0].associationTypes.map((t) => t.typeId).sort((a, b) => a - b)], [company.id, [279, typeId]]);
  const batch = await v4.batchApi.getPage('contacts', 'companies', { inputs: [{ id: contact.id }] });
  assert.equal(String(batch.results[0].to[0].toObjectId), company.id);
  await assert.rejects(v4.basicApi.create('contacts', contact.id, 'companies', company.id, [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 280 }]), status(400));
  await v4.batchApi.archive('contacts', 'companies', { inputs: [{ _from: { id: contact.id }, to: [{ id: company.id }] }] });
  assert.equal((await v4.basicApi.getPage('contacts', contact.id, 'companies')).results.length, 0);
});

step('properties and groups', async () => {
  await crm.properties.groupsApi.create('contacts', { name: `g_${tag}`, label: 'G' });
  const made = await crm.properties.coreApi.create('contacts', { name: `p_${tag}`, label: 'P', groupName: `g_${tag}`, type: 'enumeration', fieldType: 'select', options: [{ label: 'A', value: 'a', hidden: false, displayOrder: 0 }] });
  assert.equal(made.options[0].value, 'a');
  assert.equal((await crm.properties.coreApi.update('contacts', made.name, { label: 'Q' })).label, 'Q');
  await assert.rejects(crm.properties.coreApi.create('contacts', { name: made.name, label: 'P', groupName: `g_${tag}`, type: 'string', fieldType: 'text' }), status(409));
  assert.ok((await crm.properties.coreApi.getAll('contacts')).results.some((p) => p.name === made.name));
  await crm.properties.coreApi.archive('contacts', made.name);
});

step('pipelines and stages', async () => {
  const stages = [{ label: 'One', displayOrder: 0, metadata: { probability: '0.1' } }, { label: 'Two', displayOrder: 1, metadata: { probability: '1.0' } }];
  const made = await crm.pipelines.pipelinesApi.create('deals', { label: `P ${tag}`, displayOrder: 9, stages });
  const deal = await crm.deals.basicApi.create({ properties: { dealname: 'd', pipeline: made.id, dealstage: made.stages[0].id }, associations: [] });
  await assert.rejects(crm.pipelines.pipelinesApi.archive('deals', made.id, true, true), status(400));
  assert.equal((await crm.pipelines.pipelineStagesApi.update('deals', made.id, made.stages[1].id, { label: 'Three', metadata: {} })).label, 'Three');
  await crm.deals.basicApi.archive(deal.id);
  await crm.pipelines.pipelinesApi.archive('deals', made.id, true, true);
});

step('custom objects', async () => {
  const schema = await crm.schemas.coreApi.create({
    name: `acc_${tag}`, labels: { singular: 'Account', plural: 'Accounts' }, requiredProperties: ['login'], primaryDisplayProperty: 'login', searchableProperties: ['login'], secondaryDisplayProperties: [],
    properties: [{ name: 'login', label: 'Login', type: 'string', fieldType: 'text', hasUniqueValue: true }], associatedObjects: ['CONTACT'],
  });
  assert.match(schema.objectTypeId, /^2-\d+$/);
  const record = await crm.objects.basicApi.create(schema.fullyQualifiedName, { properties: { login: '1001' }, associations: [] });
  assert.equal((await crm.objects.basicApi.getById(schema.objectTypeId, '1001', ['login'], undefined, undefined, false, 'login')).id, record.id);
  await assert.rejects(crm.schemas.coreApi.archive(schema.objectTypeId), status(400));
  await crm.objects.basicApi.archive(schema.objectTypeId, record.id);
  await crm.schemas.coreApi.archive(schema.objectTypeId);
});

step('payments recorded from elsewhere', async () => {
  const payment = await crm.objects.basicApi.create('commerce_payments', { properties: { hs_initial_amount: '100.00', hs_initiated_date: '2026-11-01T00:00:00Z' }, associations: [] });
  assert.equal(payment.properties.hs_initiated_date, '2026-11-01T00:00:00Z');
});

step('owners', async () => {
  const page = await crm.owners.ownersApi.getPage('desk@broker.example', undefined, 10, false);
  assert.equal(page.results.length, 1);
  assert.equal((await crm.owners.ownersApi.getById(Number(page.results[0].id), 'id', false)).email, 'desk@broker.example');
});

step('tokens: issue, look, rotate, expire', async () => {
  const oauth = client().oauth;
  const first = await oauth.tokensApi.create('authorization_code', `code-${tag}`, 'https://example.com', 'id', 'secret');
  assert.equal((await oauth.accessTokensApi.get(first.accessToken)).hubId, 4711);
  const second = await oauth.tokensApi.create('refresh_token', undefined, undefined, 'id', 'secret', first.refreshToken);
  await assert.rejects(oauth.tokensApi.create('refresh_token', undefined, undefined, 'id', 'secret', first.refreshToken), (e) => e.code === 400 && e.body.status === 'BAD_REFRESH_TOKEN');
  const mine = client({ accessToken: second.accessToken }).crm;
  await mine.contacts.basicApi.getPage(1);
  await steer('tokens/revoke');
  await assert.rejects(mine.contacts.basicApi.getPage(1), status(401));
});

step('rate limits: refused, and repeated by the client itself', async () => {
  await steer('storm', { policyName: 'SECONDLY', calls: 1, operation: 'contacts/search' });
  await assert.rejects(crm.contacts.searchApi.doSearch({ limit: 1 }), (e) => e.code === 429 && e.body.policyName === 'SECONDLY');
  await steer('storm', { policyName: 'SECONDLY', calls: 1, operation: 'contacts/search' });
  const patient = client({ numberOfApiCallRetries: 2 }).crm;
  assert.equal((await patient.contacts.searchApi.doSearch({ limit: 1 })).results.length, 1);
});

step('webhooks: settings, subscriptions, a delivery its own check accepts', async () => {
  const taker = await receiver();
  await steer('webhooks/target', { clientSecret: 'client-secret' });
  const developer = client({ developerApiKey: 'developer-key' }).webhooks;
  await developer.settingsApi.configure(1160452, { targetUrl: taker.url, throttling: { maxConcurrentRequests: 10, period: 'SECONDLY' } });
  const subscription = await developer.subscriptionsApi.create(1160452, { eventType: 'contact.propertyChange', propertyName: 'firstname', active: true });
  assert.equal(subscription.active, true);
  const made = await crm.contacts.basicApi.create({ properties: { email: `w-${tag}@example.com`, firstname: 'Zoë – 交易' }, associations: [] });
  const delivery = await taker.next((d) => d.body.includes(made.id));
  const check = {
    signature: delivery.headers['x-hubspot-signature-v3'], timestamp: Number(delivery.headers['x-hubspot-request-timestamp']), requestBody: delivery.body.toString('utf8'),
    clientSecret: 'client-secret', url: taker.url, method: 'POST', signatureVersion: 'v3',
  };
  assert.equal(hubspot.Signature.isValid(check), true);
  assert.equal(hubspot.Signature.isValid({ ...check, requestBody: check.requestBody + ' ' }), false);
  const [event] = JSON.parse(delivery.body);
  assert.deepEqual([event.subscriptionType, event.propertyValue, event.portalId], ['contact.propertyChange', 'Zoë – 交易', 4711]);
  await developer.subscriptionsApi.archive(Number(subscription.id), 1160452);
  await developer.settingsApi.clear(1160452);
  taker.close();
});

await finish();
