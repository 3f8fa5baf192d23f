using Broker.Core.Errors;
using Broker.Core.Results;

namespace Broker.Payments.Ports;

/// <summary>The refusal of what a provider, or this version of its adapter, does not have: a value, with nothing sent.</summary>
public static class NotSupported
{
    /// <summary>The code of such a refusal.</summary>
    public const string Code = "not_supported";

    /// <summary>The refusal as an error: <see cref="Outcome.NotSent"/>, not transient, no attempt made.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="operation">What was asked for, for example <c>CreateInvoice</c>.</param>
    /// <param name="advice">What to do instead, in words.</param>
    public static ApiError Error(string provider, string operation, string advice) => new()
    {
        System = provider,
        Operation = operation,
        Kind = ErrorKind.Other,
        Outcome = Outcome.NotSent,
        Code = Code,
        CodeIsListed = true,
        Advice = advice,
    };

    /// <summary>True when the call was refused because the provider does not have it.</summary>
    public static bool IsNotSupported(this ApiError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error is { Outcome: Outcome.NotSent, Code: Code };
    }

    internal static ValueTask<ApiResult<T>> Result<T>(string provider, string operation, string advice) => new(new ApiResult<T>(Error(provider, operation, advice)));
}
