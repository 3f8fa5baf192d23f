using System.Diagnostics.CodeAnalysis;
using Broker.Core.Errors;

namespace Broker.Core.Results;

/// <summary>The value of a call, or why it failed, without an exception.</summary>
/// <typeparam name="T">The value of a successful call.</typeparam>
public readonly struct ApiResult<T>
{
    private readonly T? value;

    /// <summary>A success.</summary>
    public ApiResult(T value, string? requestId = null)
    {
        this.value = value;
        RequestId = requestId;
    }

    /// <summary>A failure.</summary>
    public ApiResult(ApiError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        Error = error;
        RequestId = error.RequestId;
    }

    /// <summary>Why the call failed; null when it succeeded.</summary>
    public ApiError? Error { get; }

    /// <summary>The provider's id of the request; null when it sent none.</summary>
    public string? RequestId { get; }

    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>The value.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    public T Value => Error is null ? value! : throw Error.ToException();

    /// <summary>Takes value or error apart in one step.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T result, [NotNullWhen(false)] out ApiError? error)
    {
        result = value;
        error = Error;
        return error is null;
    }

    /// <summary>Changes the value of a success and keeps a failure as it is.</summary>
    public ApiResult<TOther> Select<TOther>(Func<T, TOther> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return Error is null ? new ApiResult<TOther>(selector(value!), RequestId) : new ApiResult<TOther>(Error);
    }
}
