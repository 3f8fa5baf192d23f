using Broker.Bench.Bodies;
using Broker.Bench.Measuring;

namespace Broker.Bench.Http;

/// <summary>One client asking for one body.</summary>
internal interface IHttpContender : IContestant
{
    /// <summary>The body asked for; the table it stands in.</summary>
    CannedBody Body { get; }

    ContenderKind Kind { get; }

    /// <summary>Wire paths whose fields this client does not expose; printed under the table.</summary>
    IReadOnlyList<string> Omits { get; }

    /// <summary>One call, compared field by field with what the stub sent; throws when they differ.</summary>
    Task CheckAsync();
}
