namespace Broker.Bench.Http.Models;

internal sealed class PagingNext
{
    public string? After { get; set; }

    public string? Link { get; set; }
}
