namespace Broker.MetaTrader.Streams;

/// <summary>Opens sockets; tests script it.</summary>
internal interface IStreamConnector
{
    /// <summary>Opens one. Why it could not be opened stands in the result; only cancellation is thrown.</summary>
    ValueTask<StreamOpening> OpenAsync(StreamTarget target, CancellationToken cancellationToken);
}
