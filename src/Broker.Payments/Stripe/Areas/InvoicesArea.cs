using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The Invoices calls.</summary>
internal sealed class InvoicesArea(ApiPipeline pipeline, StripeReaders readers) : IInvoicesArea
{
    public async Task<Invoice> CreateAsync(InvoiceRequest request, OperationKey key, CancellationToken cancellationToken = default) =>
        (await TryCreateAsync(request, key, cancellationToken).ConfigureAwait(false)).Value;

    public async ValueTask<ApiResult<Invoice>> TryCreateAsync(InvoiceRequest request, OperationKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        StripeForm lines = StripeInvoiceForm.Lines(request.Lines, StripeInvoiceForm.CurrencyOf(request.Lines));
        ApiCall creation = StripeOperations.CreateInvoice.To(StripeOperations.Needed(key), StripeInvoiceForm.Of(request, readers.Context));
        ApiResult<Invoice> draft = await pipeline.TrySendAsync(creation, readers.Invoices.Written, cancellationToken).ConfigureAwait(false);
        if (!draft.TryGet(out Invoice? made, out _) || request.Lines.Count == 0)
        {
            return draft;
        }

        OperationKey linesKey = OperationKey.Derive("invoice-lines", key.Value);
        ApiResult<Invoice> filled = await pipeline.TrySendAsync(
            StripeOperations.AddInvoiceLines.To(made.Id.Value, linesKey, lines).WithIdentity(key.Value), readers.Invoices.Written, cancellationToken).ConfigureAwait(false);
        return filled.Error is { } error
            ? new ApiResult<Invoice>(error with { RelatedId = made.Id.Value, Advice = "The draft exists without its lines and nothing is owed: repeat with the same key, or delete the draft." })
            : filled;
    }

    public Task<Invoice> GetAsync(InvoiceId invoice, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.At(StripeOperations.GetInvoice, invoice.Value), readers.Invoices.Answer, cancellationToken);

    public ValueTask<ApiResult<Invoice>> TryGetAsync(InvoiceId invoice, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.At(StripeOperations.GetInvoice, invoice.Value), readers.Invoices.Answer, cancellationToken);

    public Task<Invoice> UpdateAsync(InvoiceId invoice, StripeInvoiceUpdate change, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.UpdateInvoice.To(invoice.Value, key, StripeInvoiceForm.Of(change, readers.Context)), readers.Invoices.Written, cancellationToken);

    public PagedSequence<Invoice> ListAsync(StripeInvoiceFilter? filter = null) => StripePages.NewestFirst(
        pipeline, StripeOperations.ListInvoices.Call()
            .Query("customer", filter?.Payer?.Value).Query("subscription", filter?.Subscription?.Value)
            .Query("status", StripeFilters.Word(StripeStateMaps.Invoices, filter?.State)).Created(filter), readers.Invoices.List, static item => item.Id.Value);

    public PagedSequence<Invoice> SearchAsync(string query) => StripePages.Found(pipeline, StripeOperations.SearchInvoices.Call(), query, readers.Invoices.List);

    public Task DeleteAsync(InvoiceId invoice, CancellationToken cancellationToken = default) => StripeDeletions.SendAsync(
        pipeline, StripeOperations.At(StripeOperations.DeleteInvoice, invoice.Value), StripeOperations.At(StripeOperations.GetInvoice, invoice.Value), cancellationToken);

    public Task<Invoice> FinalizeAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.FinalizeInvoice.To(invoice.Value, StripeOperations.Needed(key), new StripeForm().Add("expand", ["confirmation_secret"])), readers.Invoices.Written, cancellationToken);

    public ValueTask<ApiResult<Invoice>> TryFinalizeAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.FinalizeInvoice.To(invoice.Value, StripeOperations.Needed(key), new StripeForm().Add("expand", ["confirmation_secret"])), readers.Invoices.Written, cancellationToken);

    public Task<Invoice> PayAsync(InvoiceId invoice, OperationKey key, string? paymentMethod = null, bool paidElsewhere = false, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.PayInvoice.To(invoice.Value, StripeOperations.Needed(key), new StripeForm().Add("payment_method", paymentMethod).Add("paid_out_of_band", paidElsewhere ? true : null)), readers.Invoices.Written, cancellationToken);

    public ValueTask<ApiResult<Invoice>> TryPayAsync(InvoiceId invoice, OperationKey key, string? paymentMethod = null, bool paidElsewhere = false, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.PayInvoice.To(invoice.Value, StripeOperations.Needed(key), new StripeForm().Add("payment_method", paymentMethod).Add("paid_out_of_band", paidElsewhere ? true : null)), readers.Invoices.Written, cancellationToken);

    public Task<Invoice> SendAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.SendInvoice.To(invoice.Value, StripeOperations.Needed(key)), readers.Invoices.Written, cancellationToken);

    public Task<Invoice> VoidAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.VoidInvoice.To(invoice.Value, StripeOperations.Needed(key)), readers.Invoices.Written, cancellationToken);

    public ValueTask<ApiResult<Invoice>> TryVoidAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.VoidInvoice.To(invoice.Value, StripeOperations.Needed(key)), readers.Invoices.Written, cancellationToken);

    public Task<Invoice> MarkUncollectibleAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.MarkInvoiceUncollectible.To(invoice.Value, StripeOperations.Needed(key)), readers.Invoices.Written, cancellationToken);

    public ValueTask<ApiResult<Invoice>> TryMarkUncollectibleAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.MarkInvoiceUncollectible.To(invoice.Value, StripeOperations.Needed(key)), readers.Invoices.Written, cancellationToken);

    public Task<Invoice> AddLinesAsync(InvoiceId invoice, IReadOnlyList<InvoiceLine> lines, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.AddInvoiceLines.To(invoice.Value, StripeOperations.Needed(key), StripeInvoiceForm.Lines(lines, null)), readers.Invoices.Written, cancellationToken);

    public Task<Invoice> AttachPaymentAsync(InvoiceId invoice, PaymentId payment, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.AttachInvoicePayment.To(invoice.Value, StripeOperations.Needed(key), new StripeForm().Add("payment_intent", payment.Value)), readers.Invoices.Written, cancellationToken);

    public PagedSequence<StripeInvoiceLine> ListLinesAsync(InvoiceId invoice) => StripePages.NewestFirst(
        pipeline, StripeOperations.At(StripeOperations.ListInvoiceLines, invoice.Value), readers.InvoiceLines.List, static item => item.Id);

    public Task<Invoice> PreviewAsync(StripeInvoicePreviewRequest request, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.PreviewInvoice.Call().WithBody(StripeInvoiceForm.Of(request).ToBody()), readers.Invoices.Answer, cancellationToken);

    public Task<StripeInvoiceItem> CreateItemAsync(StripeInvoiceItemRequest request, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.CreateInvoiceItem.To(StripeOperations.Needed(key), StripeInvoiceForm.Of(request, readers.Context)), readers.InvoiceItems.Written, cancellationToken);

    public PagedSequence<StripeInvoicePayment> ListPaymentsAsync(InvoiceId invoice, IReadOnlyList<string>? expand = null) => StripePages.NewestFirst(
        pipeline, StripeOperations.ListInvoicePayments.Call().Query("invoice", StripeOperations.Needed(invoice.Value)).ExpandItems(expand), readers.InvoicePayments.List, static item => item.Id);
}
