using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The CreditNotes calls.</summary>
internal sealed class CreditNotesArea(ApiPipeline pipeline, StripeReaders readers) : ICreditNotesArea
{
    public Task<StripeCreditNote> CreateAsync(StripeCreditNoteRequest request, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.CreateCreditNote.To(StripeOperations.Needed(key), Form(request)), readers.CreditNotes.Written, cancellationToken);

    public ValueTask<ApiResult<StripeCreditNote>> TryCreateAsync(StripeCreditNoteRequest request, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.CreateCreditNote.To(StripeOperations.Needed(key), Form(request)), readers.CreditNotes.Written, cancellationToken);

    public Task<StripeCreditNote> VoidAsync(string creditNoteId, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.VoidCreditNote.To(creditNoteId, StripeOperations.Needed(key)), readers.CreditNotes.Written, cancellationToken);

    private StripeForm Form(StripeCreditNoteRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new StripeForm()
            .Add("invoice", StripeOperations.Needed(request.Invoice.Value))
            .Add("amount", StripeCurrency.ToWire(request.Amount))
            .Add("refund_amount", Wire(request.Refund))
            .Add("credit_amount", Wire(request.Credit))
            .Add("out_of_band_amount", Wire(request.OutOfBand))
            .Add("reason", request.Reason)
            .Add("memo", request.Memo)
            .Add("metadata", readers.Context.Metadata(request.Metadata, request.Reference));

        long? Wire(Money? part) => part is not { } money ? null
            : money.Currency == request.Amount.Currency ? StripeCurrency.ToWire(money)
            : throw new ArgumentException("The parts are in another currency than the amount.", nameof(request));
    }
}
