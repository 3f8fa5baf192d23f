namespace Broker.Crm.HubSpot.Objects;

/// <summary>
/// The caller cancelled a batch. <see cref="Results"/> holds one result per input, in their order: what was done before, the inputs of the call under way
/// (unknown, unless they are only read), and those that were not sent.
/// </summary>
/// <typeparam name="TInput">As of the batch.</typeparam>
/// <typeparam name="TValue">As of the batch.</typeparam>
public sealed class HubSpotBatchCanceledException<TInput, TValue> : OperationCanceledException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="results">One result per input.</param>
    /// <param name="inner">The cancellation of the call under way; null when none was.</param>
    /// <param name="token">The caller's token.</param>
    public HubSpotBatchCanceledException(IReadOnlyList<HubSpotOutcome<TInput, TValue>> results, Exception? inner, CancellationToken token)
        : base("The caller cancelled the batch; Results says what became of each input.", inner, token)
    {
        ArgumentNullException.ThrowIfNull(results);
        Results = results;
    }

    /// <summary>One result per input, in the order of the inputs.</summary>
    public IReadOnlyList<HubSpotOutcome<TInput, TValue>> Results { get; }
}
