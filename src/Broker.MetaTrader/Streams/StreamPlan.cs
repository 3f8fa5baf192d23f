using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.MetaTrader.Streams.Frames;

namespace Broker.MetaTrader.Streams;

/// <summary>What one kind of stream does: where it goes, what is called before and after, how its frames are read.</summary>
internal sealed class StreamPlan<T>
    where T : class
{
    internal required ApiOperation Operation { get; init; }

    internal required TradingPlatform Platform { get; init; }

    internal required StreamTarget Target { get; init; }

    /// <summary>A reader keeps the texts of its stream, so each enumeration has its own.</summary>
    internal required Func<FrameReader<T>> NewReader { get; init; }

    /// <summary>Why nothing can be streamed; null when it can.</summary>
    internal ApiError? Refusal { get; init; }

    /// <summary>What is called before each opening; returns why it failed, or null.</summary>
    internal Func<CancellationToken, ValueTask<ApiError?>>? Subscribe { get; init; }

    /// <summary>What is sent right after each opening; empty for nothing.</summary>
    internal ReadOnlyMemory<byte> Hello { get; init; }

    /// <summary>Reads what may have been missed; null when there is no such call.</summary>
    internal Func<CancellationToken, ValueTask<ApiResult<IReadOnlyList<T>>>>? CatchUp { get; init; }
}
