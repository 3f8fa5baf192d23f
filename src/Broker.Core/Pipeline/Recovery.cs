using Broker.Core.Errors;
using Polly;

namespace Broker.Core.Pipeline;

/// <summary>What the retry strategy must know about the call it is repeating; exists only after a first failure.</summary>
internal sealed class Recovery(Func<ApiFailure, bool> mayRepeat, Action<ApiFailure> onRepeat)
{
    private static readonly ResiliencePropertyKey<Recovery> Key = new("broker.recovery");

    internal static Recovery Of(ResilienceContext context) => context.Properties.TryGetValue(Key, out Recovery? recovery)
        ? recovery
        : throw new InvalidOperationException("The retry strategy ran without a recovery.");

    internal void Attach(ResilienceContext context) => context.Properties.Set(Key, this);

    internal bool MayRepeat(ApiFailure failure) => mayRepeat(failure);

    internal ValueTask OnRepeat(ApiFailure failure)
    {
        onRepeat(failure);
        return default;
    }
}
