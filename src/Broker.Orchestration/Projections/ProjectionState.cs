using System.Text.Json;
using Broker.Core.Identity;
using Broker.Orchestration.Journal;

namespace Broker.Orchestration.Projections;

/// <summary>What is known of a customer's fields in the CRM. Stored as a cursor of the journal, with the outcome that changed it.</summary>
internal sealed record ProjectionState
{
    /// <summary>By field key, for example <c>Customer.onboarding_state</c>.</summary>
    public IReadOnlyDictionary<string, FieldState> Fields { get; init; } = new Dictionary<string, FieldState>(StringComparer.Ordinal);

    internal FieldState this[string key] => Fields.TryGetValue(key, out FieldState? state) ? state : Unknown;

    private static FieldState Unknown { get; } = new();

    internal static async ValueTask<ProjectionState> ReadAsync(ICaseJournal journal, TenantId tenant, CustomerId customer, CancellationToken cancellationToken)
    {
        string? text = await journal.ReadCursorAsync(tenant, ProjectionKeys.State(customer), cancellationToken).ConfigureAwait(false);
        return text is null ? new ProjectionState() : JsonSerializer.Deserialize(text, ProjectionJson.Default.ProjectionState) ?? new ProjectionState();
    }

    internal ProjectionState With(IReadOnlyDictionary<string, FieldState> changed)
    {
        var fields = new Dictionary<string, FieldState>(Fields, StringComparer.Ordinal);
        foreach ((string key, FieldState state) in changed)
        {
            fields[key] = state;
        }

        return new ProjectionState { Fields = fields };
    }

    internal Dictionary<string, string> AsCursor(CustomerId customer) => new(StringComparer.Ordinal)
    {
        [ProjectionKeys.State(customer)] = JsonSerializer.Serialize(this, ProjectionJson.Default.ProjectionState),
    };
}
