using System.Globalization;
using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>A stage that is to exist (contracts/hubspot.md 7).</summary>
public sealed record HubSpotStageDefinition
{
    /// <summary>The label a user sees; unique within the pipeline.</summary>
    public required string Label { get; init; }

    /// <summary>The place in the pipeline.</summary>
    public int DisplayOrder { get; init; }

    /// <summary>For deals <c>probability</c>, from 0.0 to 1.0 and required; for tickets <c>ticketState</c>, OPEN or CLOSED.</summary>
    [JsonConverter(typeof(TextMapConverter))]
    public IReadOnlyDictionary<string, string?>? Metadata { get; init; }

    /// <summary>A stage of deals.</summary>
    /// <param name="label">The label.</param>
    /// <param name="displayOrder">The place.</param>
    /// <param name="probability">How likely a deal is won, 0 to 1: 1 for won, 0 for lost.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is below 0 or above 1.</exception>
    public static HubSpotStageDefinition ForDeals(string label, int displayOrder, decimal probability)
    {
        if (probability is < 0 or > 1)
        {
            throw new ArgumentOutOfRangeException(nameof(probability), string.Create(CultureInfo.InvariantCulture, $"The probability of stage '{label}' is {probability}; allowed: 0 to 1."));
        }

        return new HubSpotStageDefinition
        {
            Label = label,
            DisplayOrder = displayOrder,
            Metadata = new Dictionary<string, string?>(StringComparer.Ordinal) { [StageMetadata.Probability] = probability.ToString("0.0##########", CultureInfo.InvariantCulture) },
        };
    }

    /// <summary>A stage of tickets.</summary>
    public static HubSpotStageDefinition ForTickets(string label, int displayOrder, bool isClosed = false) => new()
    {
        Label = label,
        DisplayOrder = displayOrder,
        Metadata = new Dictionary<string, string?>(StringComparer.Ordinal) { [StageMetadata.TicketState] = isClosed ? StageMetadata.Closed : StageMetadata.Open },
    };
}
