using Broker.Core.Identity;
using Broker.Core.Pipeline;

namespace Broker.Payments.Adyen.Wire;

/// <summary>A POST that may move money: repeatable with a key of the caller, sent at most once without one.</summary>
internal sealed class AdyenOperation(string name, string template)
{
    private readonly ApiOperation keyed = new(name, HttpMethod.Post, template, RetrySafety.Idempotent);
    private readonly ApiOperation once = new(name, HttpMethod.Post, template, RetrySafety.Once) { RepeatsRefusals = false };

    internal ApiCall Call(OperationKey? key, string? path = null)
    {
        ApiOperation operation = key is { IsEmpty: false } ? keyed : once;
        ApiCall call = path is null ? operation.Call() : operation.Call(path);
        return key is { IsEmpty: false } given ? call.WithIdempotencyKey(given.Value) : call;
    }
}
