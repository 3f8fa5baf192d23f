using System.Text;
using System.Text.Json;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Words that come with nearly every answer, shared so that they are not made anew each time. Unknown words are kept as they are.</summary>
internal static class StripeWords
{
    private static readonly (byte[] Utf8, string Text)[] Statuses = Table(
        "succeeded", "requires_payment_method", "requires_confirmation", "requires_action", "processing", "requires_capture", "canceled", "pending", "failed");

    private static readonly (byte[] Utf8, string Text)[] Types = Table(
        "payment_intent.created", "payment_intent.processing", "payment_intent.requires_action", "payment_intent.amount_capturable_updated",
        "payment_intent.partially_funded", "payment_intent.succeeded", "payment_intent.payment_failed", "payment_intent.canceled", "charge.succeeded",
        "charge.captured", "charge.failed", "charge.updated", "charge.refunded", "charge.refund.updated", "refund.created", "refund.updated", "refund.failed",
        "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed", "charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated",
        "customer.created", "customer.updated");

    private static readonly (byte[] Utf8, string Text)[] Kinds = Table("payment_intent", "charge", "refund", "dispute", "customer", "invoice", "payout", "event", "v2.core.event");

    private static readonly (byte[] Utf8, string Text)[] Versions = Table(StripeApiVersion.Default);

    internal static string? NextStatus(ref Utf8JsonReader reader) => Next(ref reader, Statuses);

    internal static string? NextType(ref Utf8JsonReader reader) => Next(ref reader, Types);

    internal static string? NextKind(ref Utf8JsonReader reader) => Next(ref reader, Kinds);

    internal static string? NextVersion(ref Utf8JsonReader reader) => Next(ref reader, Versions);

    /// <summary>A code of an error body.</summary>
    internal static string? NextCode(ref Utf8JsonReader reader)
    {
        const int Longest = 64;
        reader.Read();
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        if (reader.ValueIsEscaped || reader.ValueSpan.Length > Longest)
        {
            return reader.GetString();
        }

        Span<char> word = stackalloc char[Longest];
        word = word[..reader.CopyString(word)];
        return StripeCodes.Shared(word) ?? word.ToString();
    }

    private static string? Next(ref Utf8JsonReader reader, (byte[] Utf8, string Text)[] table)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        return reader.ValueIsEscaped ? reader.GetString() : Find(table, reader.ValueSpan);
    }

    private static string Find((byte[] Utf8, string Text)[] table, ReadOnlySpan<byte> utf8)
    {
        foreach ((byte[] known, string text) in table)
        {
            if (utf8.SequenceEqual(known))
            {
                return text;
            }
        }

        return Encoding.UTF8.GetString(utf8);
    }

    private static (byte[] Utf8, string Text)[] Table(params string[] words) => Array.ConvertAll(words, static word => (Encoding.UTF8.GetBytes(word), word));
}
