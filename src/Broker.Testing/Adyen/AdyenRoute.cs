using Broker.Testing.Hosting;

namespace Broker.Testing.Adyen;

/// <summary>What a request asks for: the name it is counted under and how it is done.</summary>
internal sealed record AdyenRoute(string Name, Func<SimResponse> Run)
{
    /// <summary>Whether it is done for anybody, as the shopper's browser is.</summary>
    public bool Open { get; init; }
}
