namespace Broker.Payments.Stripe.Wire;

/// <summary>Reads report runs and report types.</summary>
internal static class StripeReportReader
{
    internal static Report Read(StripeObject run, StripeContext context)
    {
        string? status = run.Text("status");
        StripeObject file = run.Object("result");
        return new Report
        {
            Id = run.NeededText("id"),
            Provider = StripeProtocol.Name,
            Type = run.Text("report_type") ?? string.Empty,
            State = StripeStateMaps.Reports.Of(status),
            RawState = status ?? string.Empty,
            Address = file.Address("url"),
            Length = file.Long("size"),
            ObservedAt = context.Time.GetUtcNow(),
        };
    }

    internal static StripeReportType ReadType(StripeObject type) => new()
    {
        Id = type.NeededText("id"),
        Name = type.Text("name") ?? string.Empty,
        AvailableFrom = type.Time("data_available_start"),
        AvailableTo = type.Time("data_available_end"),
    };
}
