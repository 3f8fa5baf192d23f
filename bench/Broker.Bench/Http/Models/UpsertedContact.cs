namespace Broker.Bench.Http.Models;

/// <typeparam name="TProperties">A dictionary, or members.</typeparam>
internal sealed class UpsertedContact<TProperties>
{
    public string? Id { get; set; }

    public TProperties? Properties { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public bool Archived { get; set; }

    public bool? New { get; set; }

    public string? ObjectWriteTraceId { get; set; }
}
