using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;

namespace Broker.Payments.Stripe.Wire;

/// <summary>
/// Deletions. They carry no key and are repeated freely; when a repeat finds nothing, an earlier try may have done it, and a read tells
/// (contracts/payments.md h).
/// </summary>
internal static class StripeDeletions
{
    private static readonly ApiResponseReader<bool> ReadDeletion = ReadDeleted;
    private static readonly ApiResponseReader<bool> ReadState = ReadWhetherDeleted;

    internal static async Task SendAsync(ApiPipeline pipeline, ApiCall deletion, ApiCall read, CancellationToken cancellationToken)
    {
        ApiResult<bool> result = await pipeline.TrySendAsync(deletion, ReadDeletion, cancellationToken).ConfigureAwait(false);
        if (result.Error is not { } error)
        {
            return;
        }

        if (error is { Kind: ErrorKind.NotFound, Attempts: > 1 })
        {
            ApiResult<bool> state = await pipeline.TrySendAsync(read, ReadState, cancellationToken).ConfigureAwait(false);
            if (state.Error is { Kind: ErrorKind.NotFound } || (state.Succeeded && state.Value))
            {
                return;
            }
        }

        throw error.ToException();
    }

    // A deletion is done only when the answer says so.
    private static bool ReadDeleted(in ApiResponse response) => ReadWhetherDeleted(in response) ? true : throw StripeJson.Missing("deleted");

    private static bool ReadWhetherDeleted(in ApiResponse response)
    {
        var reader = new Utf8JsonReader(response.Body);
        StripeJson.ExpectObject(ref reader);
        bool deleted = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("deleted"u8))
            {
                deleted = StripeJson.NextFlag(ref reader) ?? false;
            }
            else
            {
                StripeJson.SkipNext(ref reader);
            }
        }

        return deleted;
    }
}
