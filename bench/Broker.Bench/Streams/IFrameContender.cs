using Broker.Bench.Measuring;

namespace Broker.Bench.Streams;

/// <summary>A way to take quotes from one connection. The connection stays open between blocks.</summary>
internal interface IFrameContender : IContestant, IAsyncDisposable
{
    ContenderKind Kind { get; }

    /// <summary>Takes the first frames and compares them field by field with what was sent.</summary>
    Task CheckAsync();
}
