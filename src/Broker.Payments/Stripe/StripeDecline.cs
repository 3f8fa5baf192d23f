using Broker.Core.Errors;
using Broker.Core.Identity;

namespace Broker.Payments.Stripe;

/// <summary>Takes a decline out of a failed call.</summary>
public static class StripeDecline
{
    internal const string DeclineCodeField = "decline_code";
    internal const string AdviceCodeField = "advice_code";

    /// <summary>The payment that was declined and why; false when the call failed for another reason.</summary>
    /// <param name="error">The error of the call.</param>
    /// <param name="payment">The payment, which exists although the call failed; null when the answer named none.</param>
    /// <param name="decline">The codes, raw.</param>
    public static bool TryGet(ApiError error, out PaymentId? payment, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PaymentDecline? decline)
    {
        ArgumentNullException.ThrowIfNull(error);
        payment = null;
        decline = null;
        if (error.Kind != ErrorKind.Refused)
        {
            return false;
        }

        payment = error.RelatedId is { Length: > 0 } id && id.StartsWith("pi_", StringComparison.Ordinal) ? new PaymentId(id) : null;
        decline = new PaymentDecline(error.Code ?? string.Empty, Find(error, DeclineCodeField), Find(error, AdviceCodeField));
        return true;
    }

    private static string? Find(ApiError error, string field)
    {
        foreach (FieldError item in error.Fields)
        {
            if (string.Equals(item.Field, field, StringComparison.Ordinal))
            {
                return item.Code;
            }
        }

        return null;
    }
}
