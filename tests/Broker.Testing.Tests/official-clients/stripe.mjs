// The official Stripe client against the simulator.
import assert from 'node:assert/strict';
import Stripe from 'stripe';
import { finish, receiver, root, steer, step } from './check.mjs';

const stripe = new Stripe('sk_test_simulated', { host: root.hostname, port: root.port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
const pay = (more = {}) => stripe.paymentIntents.create({ amount: 1000, currency: 'usd', confirm: true, payment_method: 'pm_card_visa', ...more });

step('another key is refused', async () => {
  const wrong = new Stripe('sk_live_no', { host: root.hostname, port: root.port, protocol: 'http', maxNetworkRetries: 0 });
  await assert.rejects(wrong.balance.retrieve(), (e) => e instanceof Stripe.errors.StripeAuthenticationError);
});

step('customers: create, update, search, delete', async () => {
  const customer = await stripe.customers.create({ email: 'a@example.com', name: 'Ada', metadata: { case: 'c-1' } });
  await stripe.customers.update(customer.id, { description: 'vip', metadata: { case: 'c-2' } });
  const found = await stripe.customers.search({ query: "metadata['case']:'c-2' AND email:'a@example.com'" });
  assert.deepEqual(found.data.map((c) => c.id), [customer.id]);
  assert.equal((await stripe.customers.del(customer.id)).deleted, true);
  assert.equal((await stripe.customers.retrieve(customer.id)).deleted, true);
});

step('lists: automatic paging in both directions', async () => {
  const made = [];
  for (let i = 0; i < 5; i++) {
    made.push((await stripe.customers.create({ email: 'page@example.com', name: `n${i}` })).id);
  }
  const seen = [];
  for await (const customer of stripe.customers.list({ email: 'page@example.com', limit: 2 })) {
    seen.push(customer.id);
  }
  assert.deepEqual(seen, [...made].reverse());
  const newer = [];
  for await (const customer of stripe.customers.list({ email: 'page@example.com', limit: 2, ending_before: made[0] })) {
    newer.push(customer.id);
  }
  assert.deepEqual(newer, made.slice(1));
  await assert.rejects(stripe.customers.list({ limit: 101 }), (e) => e.type === 'StripeInvalidRequestError');
});

step('payment intents: create, confirm, expand, search', async () => {
  const created = await stripe.paymentIntents.create({ amount: 2500, currency: 'eur', metadata: { operation: 'dep-1' }, automatic_payment_methods: { enabled: true } });
  assert.equal(created.status, 'requires_payment_method');
  const confirmed = await stripe.paymentIntents.confirm(created.id, { payment_method: 'pm_card_visa', expand: ['latest_charge.balance_transaction'] });
  assert.equal(confirmed.status, 'succeeded');
  assert.equal(confirmed.latest_charge.balance_transaction.net, 2500 - 103);
  assert.equal((await stripe.paymentIntents.search({ query: "metadata['operation']:'dep-1'" })).data[0].id, created.id);
});

step('payment intents: partial capture, cancel, update', async () => {
  const held = await pay({ capture_method: 'manual' });
  assert.equal(held.status, 'requires_capture');
  assert.equal((await stripe.paymentIntents.capture(held.id, { amount_to_capture: 400 })).amount_received, 400);
  const open = await stripe.paymentIntents.create({ amount: 700, currency: 'usd' });
  assert.equal((await stripe.paymentIntents.update(open.id, { amount: 800 })).amount, 800);
  assert.equal((await stripe.paymentIntents.cancel(open.id, { cancellation_reason: 'abandoned' })).cancellation_reason, 'abandoned');
});

step('a decline is a card error that keeps its intent', async () => {
  await assert.rejects(pay({ payment_method: 'pm_card_visa_chargeDeclinedInsufficientFunds' }), (e) => {
    assert.ok(e instanceof Stripe.errors.StripeCardError);
    assert.equal(e.decline_code, 'insufficient_funds');
    assert.equal(e.payment_intent.status, 'requires_payment_method');
    return true;
  });
});

step('authentication is passed by steering', async () => {
  const waiting = await pay({ payment_method: 'pm_card_threeDSecure2Required' });
  assert.equal(waiting.status, 'requires_action');
  await steer(`payment_intents/${waiting.id}`, { action: 'authenticate' });
  assert.equal((await stripe.paymentIntents.retrieve(waiting.id)).status, 'succeeded');
});

step('idempotency: replay, other parameters', async () => {
  const options = { idempotencyKey: 'deposit-1' };
  const first = await stripe.paymentIntents.create({ amount: 900, currency: 'usd' }, options);
  const second = await stripe.paymentIntents.create({ amount: 900, currency: 'usd' }, options);
  assert.equal(first.id, second.id);
  assert.equal(second.lastResponse.headers['idempotent-replayed'], 'true');
  await assert.rejects(stripe.paymentIntents.create({ amount: 901, currency: 'usd' }, options), (e) => e instanceof Stripe.errors.StripeIdempotencyError);
});

step('idempotency: a stored 500 is replayed until another key', async () => {
  await steer('faults', { name: 'status-after-apply', operation: 'CreateRefund', status: 500 });
  const payment = await pay();
  const refund = () => stripe.refunds.create({ payment_intent: payment.id }, { idempotencyKey: 'refund-500' });
  await assert.rejects(refund(), (e) => e.statusCode === 500);
  await assert.rejects(refund(), (e) => e.statusCode === 500 && e.headers['idempotent-replayed'] === 'true');
  assert.equal((await stripe.refunds.list({ payment_intent: payment.id })).data.length, 1);
});

step('refunds: part, update, later failure by steering', async () => {
  const payment = await pay();
  const refund = await stripe.refunds.create({ payment_intent: payment.id, amount: 300, metadata: { operation: 'r-1' } });
  assert.equal(refund.status, 'succeeded');
  assert.equal((await stripe.refunds.update(refund.id, { metadata: { seen: 'yes' } })).metadata.seen, 'yes');
  await steer(`refunds/${refund.id}`, { action: 'fail', reason: 'lost_or_stolen_card' });
  assert.equal((await stripe.refunds.retrieve(refund.id)).failure_reason, 'lost_or_stolen_card');
  const waiting = await stripe.refunds.create({ payment_intent: payment.id });
  await steer(`refunds/${waiting.id}`, { action: 'require_action' });
  assert.equal((await stripe.refunds.cancel(waiting.id)).status, 'canceled');
});

step('disputes: evidence, submission, verdict, close', async () => {
  const payment = await pay({ payment_method: 'pm_card_createDispute' });
  const [dispute] = (await stripe.disputes.list({ payment_intent: payment.id })).data;
  assert.equal(dispute.status, 'needs_response');
  const saved = await stripe.disputes.update(dispute.id, { evidence: { customer_name: 'Ada' }, submit: false });
  assert.equal(saved.evidence_details.has_evidence, true);
  const sent = await stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'winning_evidence' }, submit: true });
  assert.equal(sent.status, 'under_review');
  await steer('settle');
  assert.equal((await stripe.disputes.retrieve(dispute.id)).status, 'won');
  const other = await pay({ payment_method: 'pm_card_createDispute' });
  const [lost] = (await stripe.disputes.list({ payment_intent: other.id })).data;
  assert.equal((await stripe.disputes.close(lost.id)).status, 'lost');
});

step('checkout: create, complete by steering, line items, expire', async () => {
  const session = await stripe.checkout.sessions.create({
    mode: 'payment',
    success_url: 'https://example.com/ok',
    client_reference_id: 'ref-1',
    line_items: [{ quantity: 2, price_data: { currency: 'eur', unit_amount: 1500, product_data: { name: 'Signals' } } }],
  });
  assert.equal(session.amount_total, 3000);
  assert.match(session.url, /^https:/);
  await steer(`checkout_sessions/${session.id}`, { action: 'complete' });
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent', 'line_items'] });
  assert.deepEqual([done.status, done.payment_status, done.payment_intent.status, done.line_items.data.length], ['complete', 'paid', 'succeeded', 1]);
  assert.equal((await stripe.checkout.sessions.listLineItems(session.id)).data[0].description, 'Signals');
  const open = await stripe.checkout.sessions.create({ mode: 'setup', currency: 'eur', success_url: 'https://example.com/ok' });
  assert.equal((await stripe.checkout.sessions.expire(open.id)).status, 'expired');
});

step('setup intents and saved methods', async () => {
  const customer = await stripe.customers.create({});
  const setup = await stripe.setupIntents.create({ customer: customer.id, payment_method: 'pm_card_visa', confirm: true, usage: 'off_session' });
  assert.equal(setup.status, 'succeeded');
  const methods = await stripe.customers.listPaymentMethods(customer.id, { type: 'card' });
  assert.equal(methods.data[0].id, setup.payment_method);
  const payment = await pay({ customer: customer.id, payment_method: methods.data[0].id, off_session: true });
  assert.equal(payment.payment_method, methods.data[0].id);
});

step('invoices: items, finalize, pay, payments', async () => {
  const customer = await stripe.customers.create({ email: 'b2b@example.com' });
  const invoice = await stripe.invoices.create({ customer: customer.id, currency: 'eur', auto_advance: false });
  await stripe.invoiceItems.create({ customer: customer.id, invoice: invoice.id, amount: 1200, currency: 'eur', description: 'VPS' });
  await stripe.invoices.addLines(invoice.id, { lines: [{ amount: 300, description: 'Setup' }] });
  const open = await stripe.invoices.finalizeInvoice(invoice.id, { expand: ['confirmation_secret'] });
  assert.deepEqual([open.status, open.amount_due, open.lines.data.length], ['open', 1500, 2]);
  assert.match(open.confirmation_secret.client_secret, /_secret_/);
  await assert.rejects(stripe.invoices.pay(invoice.id, { payment_method: 'pm_card_visa_chargeDeclined' }), (e) => e instanceof Stripe.errors.StripeCardError);
  assert.equal((await stripe.invoices.pay(invoice.id, { payment_method: 'pm_card_visa' })).status, 'paid');
  const [payment] = (await stripe.invoicePayments.list({ invoice: invoice.id, status: 'paid' })).data;
  assert.equal(payment.amount_paid, 1500);
  assert.equal((await stripe.paymentIntents.retrieve(payment.payment.payment_intent)).status, 'succeeded');
  assert.equal((await stripe.invoices.listLineItems(invoice.id)).data.length, 2);
  const note = await stripe.creditNotes.create({ invoice: invoice.id, amount: 500, refund_amount: 500 });
  assert.equal(note.type, 'post_payment');
});

step('invoices: send, void, uncollectible, delete, preview', async () => {
  const customer = await stripe.customers.create({});
  const draft = (more) => stripe.invoices.create({ customer: customer.id, collection_method: 'send_invoice', days_until_due: 10, ...more });
  const filled = async () => {
    const invoice = await draft();
    await stripe.invoiceItems.create({ customer: customer.id, invoice: invoice.id, amount: 100, currency: 'usd' });
    return invoice.id;
  };
  assert.equal((await stripe.invoices.sendInvoice(await filled())).status, 'open');
  const voided = await filled();
  await stripe.invoices.finalizeInvoice(voided);
  assert.equal((await stripe.invoices.voidInvoice(voided)).status, 'void');
  const written = await filled();
  await stripe.invoices.finalizeInvoice(written);
  const before = await stripe.creditNotes.create({ invoice: written, amount: 40 });
  assert.equal((await stripe.creditNotes.voidCreditNote(before.id)).status, 'void');
  assert.equal((await stripe.invoices.markUncollectible(written)).status, 'uncollectible');
  assert.equal((await stripe.invoices.pay(written, { paid_out_of_band: true })).status, 'paid');
  assert.equal((await stripe.invoices.del((await draft()).id)).deleted, true);
  const preview = await stripe.invoices.createPreview({ customer: customer.id, invoice_items: [{ amount: 250, currency: 'usd' }] });
  assert.equal(preview.total, 250);
});

step('subscriptions: create, update, pause, resume, cancel', async () => {
  const customer = await stripe.customers.create({ payment_method: 'pm_card_visa', invoice_settings: { default_payment_method: 'pm_card_visa' } });
  const product = await stripe.products.create({ name: 'Signals' });
  const price = await stripe.prices.create({ product: product.id, currency: 'eur', unit_amount: 4900, recurring: { interval: 'month' } });
  assert.deepEqual((await stripe.prices.list({ product: product.id })).data.map((p) => p.id), [price.id]);
  const subscription = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }], expand: ['latest_invoice.payments'] });
  assert.deepEqual([subscription.status, subscription.latest_invoice.status, subscription.latest_invoice.payments.data.length], ['active', 'paid', 1]);
  assert.equal(subscription.latest_invoice.parent.subscription_details.subscription, subscription.id);
  assert.ok(subscription.items.data[0].current_period_end > subscription.items.data[0].current_period_start);
  assert.equal((await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true })).cancel_at_period_end, true);
  assert.equal((await stripe.subscriptions.update(subscription.id, { items: [{ id: subscription.items.data[0].id, quantity: 3 }] })).items.data[0].quantity, 3);
  assert.equal((await stripe.subscriptions.pause(subscription.id)).status, 'paused');
  assert.equal((await stripe.subscriptions.resume(subscription.id)).status, 'active');
  assert.equal((await stripe.subscriptions.cancel(subscription.id)).status, 'canceled');
  assert.equal((await stripe.subscriptions.list({ customer: customer.id })).data.length, 0);
  assert.equal((await stripe.subscriptions.search({ query: "status:'canceled'" })).data.length, 1);
});

step('settlement: balance, automatic payout with its lines, manual payout', async () => {
  const payment = await pay({ payment_method: 'pm_card_bypassPending' });
  const { payouts } = await steer('payout');
  const payout = payouts.find((p) => p.currency === 'usd');
  const lines = [];
  for await (const line of stripe.balanceTransactions.list({ payout: payout.id, limit: 2, expand: ['data.source'] })) {
    lines.push(line);
  }
  assert.equal(lines.reduce((sum, line) => sum + line.net, 0), 0);
  assert.ok(lines.some((line) => line.source.payment_intent === payment.id));
  assert.equal((await stripe.payouts.retrieve(payout.id)).reconciliation_status, 'completed');
  await pay({ payment_method: 'pm_card_bypassPending' });
  const manual = await stripe.payouts.create({ amount: 500, currency: 'usd' });
  await assert.rejects(stripe.balanceTransactions.list({ payout: manual.id }), (e) => e.statusCode === 400);
  assert.equal((await stripe.payouts.cancel(manual.id)).status, 'canceled');
  await assert.rejects(stripe.payouts.create({ amount: 99_999_999, currency: 'usd' }), (e) => e.code === 'balance_insufficient');
  assert.equal((await stripe.balance.retrieve()).object, 'balance');
});

step('reports: run and download', async () => {
  assert.ok((await stripe.reporting.reportTypes.list()).data.length > 0);
  const run = await stripe.reporting.reportRuns.create({ report_type: 'payout_reconciliation.itemized.5', parameters: { interval_start: 1700000000, interval_end: 4000000000 } });
  assert.equal(run.status, 'pending');
  await steer('settle');
  const done = await stripe.reporting.reportRuns.retrieve(run.id);
  assert.equal(done.status, 'succeeded');
  const csv = await (await fetch(done.result.url, { headers: { authorization: 'Bearer sk_test_simulated' } })).text();
  assert.match(csv, /^"automatic_payout_id"/);
});

step('events: paging, webhooks with a valid signature, thin events', async () => {
  const hook = await receiver();
  const endpoint = await stripe.webhookEndpoints.create({ url: hook.url, enabled_events: ['payment_intent.succeeded', 'charge.refunded'], api_version: '2026-07-29.dahlia' });
  const payment = await pay();
  const delivery = await hook.next((d) => JSON.parse(d.body).data?.object?.id === payment.id);
  const event = stripe.webhooks.constructEvent(delivery.body, delivery.headers['stripe-signature'], endpoint.secret);
  assert.deepEqual([event.type, event.data.object.status], ['payment_intent.succeeded', 'succeeded']);
  assert.throws(() => stripe.webhooks.constructEvent(`${delivery.body} `, delivery.headers['stripe-signature'], endpoint.secret));
  assert.throws(() => stripe.webhooks.constructEvent(delivery.body, delivery.headers['stripe-signature'], 'whsec_other'));
  assert.equal((await stripe.events.retrieve(event.id)).id, event.id);
  const types = [];
  for await (const each of stripe.events.list({ types: ['payment_intent.succeeded'], limit: 3 })) {
    types.push(each.type);
  }
  assert.ok(types.length > 3);
  const thin = await stripe.v2.core.events.retrieve(event.id);
  assert.deepEqual([thin.type, thin.related_object.id], ['v1.payment_intent.succeeded', payment.id]);
  await steer('settings', { thinEvents: true });
  const other = await pay();
  const note = await hook.next((d) => JSON.parse(d.body).related_object?.id === other.id);
  const parsed = stripe.parseEventNotification(note.body, note.headers['stripe-signature'], endpoint.secret);
  assert.equal(parsed.related_object.id, other.id);
  await steer('settings', { thinEvents: false });
  assert.equal((await stripe.webhookEndpoints.update(endpoint.id, { enabled_events: ['*'] })).enabled_events[0], '*');
  assert.equal((await stripe.webhookEndpoints.del(endpoint.id)).deleted, true);
  hook.close();
});

await finish();
