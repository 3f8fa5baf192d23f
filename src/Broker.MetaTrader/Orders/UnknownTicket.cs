using Broker.Core.Errors;
using Broker.Core.Results;

namespace Broker.MetaTrader.Orders;

/// <summary>For a read of one order, a refused ticket says that there is no such order.</summary>
internal static class UnknownTicket
{
    internal static ApiResult<T> AsNotFound<T>(ApiResult<T> result) =>
        result.Error is { Code: "INVALID_TICKET", Kind: ErrorKind.Validation } error ? new ApiResult<T>(error with { Kind = ErrorKind.NotFound }) : result;
}
