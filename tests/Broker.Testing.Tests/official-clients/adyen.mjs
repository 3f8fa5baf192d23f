// The official Adyen client against the simulator. Its transport speaks https to Adyen's hosts only, so connections are turned to the simulator; requests,
// errors and signatures are the client's own.
import assert from 'node:assert/strict';
import http from 'node:http';
import { createRequire } from 'node:module';
import { finish, receiver, root, steer, step } from './check.mjs';

const { CheckoutAPI, Client, DisputesAPI, HttpURLConnectionClient, ManagementAPI, TransfersAPI, hmacValidator } = createRequire(import.meta.url)('@adyen/api-library');

class Turned extends HttpURLConnectionClient {
  createRequest(endpoint, options, applicationName) {
    const asked = super.createRequest(endpoint, { ...options, headers: { ...options.headers } }, applicationName);
    asked.on('error', () => {});
    const headers = asked.getHeaders();
    delete headers.host;
    const turned = http.request({ hostname: root.hostname, port: root.port, method: asked.method, path: asked.path, headers });
    asked.destroy();
    return turned;
  }
}

const client = new Client({ apiKey: 'any-key', environment: 'TEST' }, new Turned());
const checkout = new CheckoutAPI(client);
const transfers = new TransfersAPI(client).TransfersApi;
const disputes = new DisputesAPI(client).DisputesApi;
const management = new ManagementAPI(client).WebhooksMerchantLevelApi;
const merchantAccount = 'SimulatedMerchant';
const key = '44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056';
const card = (holderName, more = {}) => ({
  amount: { currency: 'EUR', value: 1130 },
  merchantAccount,
  reference: `DEP-${Math.random()}`,
  returnUrl: 'https://example.com/back',
  paymentMethod: { type: 'scheme', holderName, encryptedCardNumber: 'test_4111111111111111' },
  ...more,
});
const itemOf = (delivery) => JSON.parse(delivery.body).notificationItems[0].NotificationRequestItem;
let hook;

step('webhooks: set up through the Management API', async () => {
  hook = await receiver();
  await steer('settings', { hmacKey: key });
  const made = await management.setUpWebhook(merchantAccount, { type: 'standard', url: hook.url, active: true, communicationFormat: 'json' });
  assert.equal((await management.generateHmacKey(merchantAccount, made.id)).hmacKey, key);
  assert.equal((await management.listAllWebhooks(merchantAccount)).data.length, 1);
});

step('payments by the name of the holder', async () => {
  const paid = await checkout.PaymentsApi.payments(card('Ada'));
  assert.equal(paid.resultCode, 'Authorised');
  const refused = await checkout.PaymentsApi.payments(card('NOT_ENOUGH_BALANCE'));
  assert.deepEqual([refused.resultCode, refused.refusalReasonCode], ['Refused', '12']);
  const item = itemOf(await hook.next((d) => itemOf(d).pspReference === paid.pspReference));
  assert.equal(new hmacValidator().validateHMAC(item, key), true);
  assert.equal(new hmacValidator().validateHMAC({ ...item, success: 'false' }, key), false);
});

step('a missing field and a missing key are errors', async () => {
  await assert.rejects(checkout.PaymentsApi.payments({ ...card('Ada'), reference: undefined }), (e) => e.statusCode === 422 && e.errorCode === '130');
  const nobody = new CheckoutAPI(new Client({ username: '', password: '', apiKey: '', environment: 'TEST' }, new (class extends Turned {
    createRequest(endpoint, options, name) {
      delete options.headers.Authorization;
      return super.createRequest(endpoint, options, name);
    }
  })()));
  await assert.rejects(nobody.PaymentsApi.payments(card('Ada')), (e) => e.statusCode === 401 || e.status === 401);
});

step('further steps: a challenge and a redirect', async () => {
  const challenged = await checkout.PaymentsApi.payments(card('CHALLENGE'));
  assert.equal(challenged.resultCode, 'ChallengeShopper');
  const done = await checkout.PaymentsApi.paymentsDetails({ details: { threeDSResult: challenged.action.authorisationToken } });
  assert.equal(done.resultCode, 'Authorised');
  const redirected = await checkout.PaymentsApi.payments({ ...card('Ada'), paymentMethod: { type: 'ideal' } });
  assert.equal(redirected.resultCode, 'RedirectShopper');
  const back = await fetch(`${redirected.action.url}?outcome=DECLINED`, { redirect: 'manual' });
  const redirectResult = new URL(back.headers.get('location')).searchParams.get('redirectResult');
  assert.equal((await checkout.PaymentsApi.paymentsDetails({ details: { redirectResult } })).resultCode, 'Refused');
});

step('modifications are received and end by webhook', async () => {
  const paid = await checkout.PaymentsApi.payments(card('Ada', { additionalData: { manualCapture: 'true' } }));
  const captured = await checkout.ModificationsApi.captureAuthorisedPayment(paid.pspReference, { merchantAccount, amount: { currency: 'EUR', value: 1000 }, reference: 'CAP-1' });
  assert.equal(captured.status, 'received');
  const capture = itemOf(await hook.next((d) => itemOf(d).pspReference === captured.pspReference));
  assert.deepEqual([capture.eventCode, capture.success, capture.originalReference, capture.merchantReference], ['CAPTURE', 'true', paid.pspReference, 'CAP-1']);
  assert.equal(new hmacValidator().validateHMAC(capture, key), true);
  const refunded = await checkout.ModificationsApi.refundCapturedPayment(paid.pspReference, { merchantAccount, amount: { currency: 'EUR', value: 1001 } });
  const refund = itemOf(await hook.next((d) => itemOf(d).pspReference === refunded.pspReference));
  assert.deepEqual([refund.eventCode, refund.success], ['REFUND', 'false']);
  const cancelled = await checkout.ModificationsApi.cancelAuthorisedPaymentByPspReference((await checkout.PaymentsApi.payments(card('Ada', { additionalData: { manualCapture: 'true' } }))).pspReference, { merchantAccount });
  assert.equal(itemOf(await hook.next((d) => itemOf(d).pspReference === cancelled.pspReference)).eventCode, 'CANCELLATION');
  const reversed = await checkout.ModificationsApi.refundOrCancelPayment(paid.pspReference, { merchantAccount });
  assert.equal(itemOf(await hook.next((d) => itemOf(d).pspReference === reversed.pspReference)).additionalData['modification.action'], 'refund');
});

step('idempotency: the same key pays once', async () => {
  const request = card('Ada');
  const first = await checkout.PaymentsApi.payments(request, { idempotencyKey: 'deposit-7' });
  const second = await checkout.PaymentsApi.payments(request, { idempotencyKey: 'deposit-7' });
  assert.equal(first.pspReference, second.pspReference);
});

step('sessions and payment links', async () => {
  const session = await checkout.PaymentsApi.sessions({ amount: { currency: 'EUR', value: 500 }, merchantAccount, reference: 'S-1', returnUrl: 'https://example.com/back' });
  assert.ok(session.sessionData);
  const { sessionResult } = await steer(`sessions/${session.id}`, { holderName: 'Ada' });
  assert.equal((await checkout.PaymentsApi.getResultOfPaymentSession(session.id, sessionResult)).status, 'completed');
  const link = await checkout.PaymentLinksApi.paymentLinks({ amount: { currency: 'EUR', value: 500 }, merchantAccount, reference: 'L-1' });
  assert.equal(link.status, 'active');
  await steer(`paymentLinks/${link.id}`, { holderName: 'Ada' });
  assert.equal((await checkout.PaymentLinksApi.getPaymentLink(link.id)).status, 'completed');
  const other = await checkout.PaymentLinksApi.paymentLinks({ amount: { currency: 'EUR', value: 500 }, merchantAccount, reference: 'L-2' });
  assert.equal((await checkout.PaymentLinksApi.updatePaymentLink(other.id, { status: 'expired' })).status, 'expired');
});

step('stored methods', async () => {
  const paid = await checkout.PaymentsApi.payments(card('Ada', { shopperReference: 'client-1', storePaymentMethod: true, recurringProcessingModel: 'CardOnFile' }));
  assert.equal(paid.resultCode, 'Authorised');
  const { storedPaymentMethods } = await checkout.RecurringApi.getTokensForStoredPaymentDetails('client-1', merchantAccount);
  assert.equal(storedPaymentMethods.length, 1);
  const again = await checkout.PaymentsApi.payments({ ...card('Ada', { shopperReference: 'client-1' }), paymentMethod: { type: 'scheme', storedPaymentMethodId: storedPaymentMethods[0].id } });
  assert.equal(again.resultCode, 'Authorised');
  await checkout.RecurringApi.deleteTokenForStoredPaymentDetails(storedPaymentMethods[0].id, 'client-1', merchantAccount);
  assert.equal((await checkout.RecurringApi.getTokensForStoredPaymentDetails('client-1', merchantAccount)).storedPaymentMethods.length, 0);
});

step('disputes: steered, defended, told', async () => {
  const paid = await checkout.PaymentsApi.payments(card('Ada'));
  const { pspReference } = await steer(`payments/${paid.pspReference}`, { eventCode: 'CHARGEBACK' });
  assert.equal(itemOf(await hook.next((d) => itemOf(d).pspReference === pspReference)).eventCode, 'CHARGEBACK');
  const about = { disputePspReference: pspReference, merchantAccountCode: merchantAccount };
  const { defenseReasons } = await disputes.retrieveApplicableDefenseReasons(about);
  assert.equal(defenseReasons[0].satisfied, false);
  await disputes.supplyDefenseDocument({ ...about, defenseDocuments: [{ content: 'cGRm', contentType: 'application/pdf', defenseDocumentTypeCode: 'DefenseMaterial' }] });
  const defended = await disputes.defendDispute({ ...about, defenseReasonCode: defenseReasons[0].defenseReasonCode });
  assert.equal(defended.disputeServiceResult.success, true);
});

step('transfers with approval, told by signed platform webhooks', async () => {
  await steer('settings', { transferApproval: true });
  const platform = await receiver();
  await steer('platformWebhooks', { url: platform.url });
  const made = await transfers.transferFunds({
    amount: { currency: 'EUR', value: 2000 },
    balanceAccountId: 'BA1',
    category: 'bank',
    counterparty: { transferInstrumentId: 'SE1' },
    reference: 'WD-1',
  });
  assert.equal(made.status, 'pendingApproval');
  await transfers.approveInitiatedTransfers({ transferIds: [made.id] });
  await steer('settle');
  assert.equal((await transfers.getTransfer(made.id)).status, 'booked');
  const booked = await platform.next((d) => JSON.parse(d.body).data.status === 'booked');
  assert.equal(new hmacValidator().validateHMACSignature(key, booked.headers.hmacsignature, booked.body.toString()), true);
  const all = await transfers.getAllTransfers(new Date('2020-01-01'), new Date('2100-01-01'));
  assert.equal(all.data.length, 1);
  const other = await transfers.transferFunds({ amount: { currency: 'EUR', value: 1 }, balanceAccountId: 'BA1', category: 'bank', counterparty: { transferInstrumentId: 'SE1' } });
  await transfers.cancelInitiatedTransfers({ transferIds: [other.id] });
  assert.equal((await transfers.getTransfer(other.id)).status, 'cancelled');
  platform.close();
});

step('settlement: a report that can be fetched', async () => {
  const { batches } = await steer('settlement');
  const told = itemOf(await hook.next((d) => itemOf(d).eventCode === 'REPORT_AVAILABLE'));
  assert.equal(told.reason, batches[0].url);
  assert.equal(new hmacValidator().validateHMAC(told, key), true);
  const csv = await (await fetch(told.reason, { headers: { 'x-api-key': 'any-key' } })).text();
  assert.match(csv, /MerchantPayout/);
  hook.close();
});

await finish();
