using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments.Praxis;

/// <summary>A visit of a client to the cashier page.</summary>
public sealed record PraxisSessionRequest
{
    /// <summary>How much is offered on the page.</summary>
    public required Money Amount { get; init; }

    /// <summary>Our order id: the only guard against doing it twice, so one for each business operation, stored before the call. At most 50 of letters, digits and <c>-_.</c></summary>
    public required string Order { get; init; }

    /// <summary>Who pays or is paid, as we know them: Praxis' <c>cid</c>.</summary>
    public required PayerId Payer { get; init; }

    /// <summary>What for. Default <see cref="PraxisIntent.Payment"/>.</summary>
    public PraxisIntent Intent { get; init; }

    /// <summary>Where the client comes back to; null for none. What arrives there comes through the client's browser and proves nothing.</summary>
    public Uri? ReturnAddress { get; init; }

    /// <summary>The only payment method to offer, in Praxis' word; null for all.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>The language of the page, for example <c>en-GB</c>; null for Praxis' own choice.</summary>
    public string? Locale { get; init; }
}
