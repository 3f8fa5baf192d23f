namespace Broker.Bench.Http.Models;

internal sealed class Paging
{
    public PagingNext? Next { get; set; }
}
