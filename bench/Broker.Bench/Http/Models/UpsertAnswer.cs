namespace Broker.Bench.Http.Models;

/// <typeparam name="TProperties">A dictionary, or members.</typeparam>
internal sealed class UpsertAnswer<TProperties>
{
    public string? Status { get; set; }

    public List<UpsertedContact<TProperties>>? Results { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }
}
