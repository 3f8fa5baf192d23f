namespace Broker.Payments.Stripe.Wire;

/// <summary>Reads credit notes.</summary>
internal static class StripeCreditNoteReader
{
    internal static StripeCreditNote Read(StripeObject note, StripeReaders readers)
    {
        IReadOnlyDictionary<string, string> metadata = note.Map("metadata");
        return new StripeCreditNote
        {
            Id = note.NeededText("id"),
            Number = note.Text("number"),
            Invoice = note.Reference("invoice", readers.Invoices.Object) ?? throw StripeJson.Missing("invoice"),
            RawState = note.Text("status") ?? string.Empty,
            Amount = note.NeededAmount("amount", note.NeededCurrency("currency")),
            Reason = note.Text("reason"),
            Reference = readers.Context.ReferenceIn(metadata),
            Metadata = metadata,
            CreatedAt = note.NeededTime("created"),
            VoidedAt = note.Time("voided_at"),
        };
    }
}
