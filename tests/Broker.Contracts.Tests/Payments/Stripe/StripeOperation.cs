using Broker.Payments.Stripe;

namespace Broker.Contracts.Tests.Payments.Stripe;

/// <summary>One call of the client: what must be on the wire, how it is made, whether it may be sent again, and what its answer is read as.</summary>
/// <param name="Operation">The name under which logs and traces know it.</param>
/// <param name="Retry">What may be done after a failure.</param>
/// <param name="Method">The verb.</param>
/// <param name="Template">The path with a place for the id.</param>
/// <param name="Id">What stands in that place.</param>
/// <param name="Query">Decoded pairs <c>name=value</c>, in order.</param>
/// <param name="Form">Decoded pairs <c>name=value</c>, in order.</param>
/// <param name="CallAsync">The call.</param>
/// <param name="Check">Fails unless the value is what the answer of the mappings says.</param>
internal sealed record StripeOperation(
    string Operation, StripeRetry Retry, HttpMethod Method, string Template, string Id, string[] Query, string[] Form, Func<IStripeClient, Task<object?>> CallAsync, Action<object?> Check)
{
    /// <summary>Which of several calls of the same operation this is.</summary>
    public string? Variant { get; init; }

    /// <summary>Makes, takes, pays or promises money.</summary>
    public bool MovesMoney { get; init; }

    /// <summary>Fetched from the file host, whatever it holds.</summary>
    public bool IsFile { get; init; }

    public string Name => Variant is null ? Operation : $"{Operation} {Variant}";

    public string Path => Template.Replace("{id}", Id, StringComparison.Ordinal);

    /// <summary>The key on the wire; null where there must be none.</summary>
    public string? Key => Retry is StripeRetry.Keyed or StripeRetry.Final ? StripeOperations.Key.Value : null;

    public bool MayRepeat => Retry is StripeRetry.Read or StripeRetry.Delete or StripeRetry.Keyed;

    public bool OnlyReads => Retry == StripeRetry.Read;

    public override string ToString() => Name;
}
