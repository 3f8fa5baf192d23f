using System.Reflection;
using Broker.Payments.Stripe;

namespace Broker.Contracts.Tests.Payments.Stripe;

/// <summary>A client that sends nothing and notes which method of which area was called, and whether with a key.</summary>
public class CallRecorder : DispatchProxy
{
    private List<(string Area, string Method, bool HasKey)> calls = [];
    private string? area;

    /// <summary>What the call asked of the client.</summary>
    public static async Task<IReadOnlyList<(string Area, string Method, bool HasKey)>> CallsOfAsync(Func<IStripeClient, Task> call)
    {
        IStripeClient client = Create<IStripeClient, CallRecorder>();
        await Assert.ThrowsAsync<NotSupportedException>(() => call(client));
        return ((CallRecorder)client).calls;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (area is null)
        {
            var inner = (CallRecorder)Create(targetMethod!.ReturnType, typeof(CallRecorder));
            (inner.calls, inner.area) = (calls, targetMethod.ReturnType.Name);
            return inner;
        }

        calls.Add((area, targetMethod!.Name, args!.Any(argument => argument is Core.Identity.OperationKey { IsEmpty: false })));
        throw new NotSupportedException("Nothing is sent.");
    }
}
