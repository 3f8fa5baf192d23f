using System.Buffers;
using System.Text.Json;

namespace Broker.Payments.Stripe.Wire;

/// <summary>The members of Stripe's error envelope that matter (contracts/payments.md a5). Reading it never fails: what cannot be read is left out.</summary>
internal struct StripeErrorBody
{
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    internal string? Type { get; private set; }

    internal string? Code { get; private set; }

    internal string? DeclineCode { get; private set; }

    internal string? AdviceCode { get; private set; }

    internal string? Parameter { get; private set; }

    internal string? Message { get; private set; }

    /// <summary>The id of the payment, else of the setup or charge, that the failed call concerned.</summary>
    internal string? RelatedId { get; private set; }

    internal static StripeErrorBody Read(ReadOnlySpan<byte> body)
    {
        var error = new StripeErrorBody();
        try
        {
            error.ReadMembers(body);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A proxy's page or a cut answer: the status alone decides, with whatever was read before the break.
        }

        return error;
    }

    private void ReadMembers(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isError = reader.ValueTextEquals("error"u8);
            reader.Read();
            if (isError && reader.TokenType == JsonTokenType.StartObject)
            {
                ReadError(ref reader);
                return;
            }

            reader.Skip();
        }
    }

    private void ReadError(ref Utf8JsonReader reader)
    {
        string? charge = null, setup = null, payment = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                Type = StripeWords.NextCode(ref reader);
            }
            else if (reader.ValueTextEquals("code"u8))
            {
                Code = StripeWords.NextCode(ref reader);
            }
            else if (reader.ValueTextEquals("decline_code"u8))
            {
                DeclineCode = StripeWords.NextCode(ref reader);
            }
            else if (reader.ValueTextEquals("advice_code"u8))
            {
                AdviceCode = StripeWords.NextCode(ref reader);
            }
            else if (reader.ValueTextEquals("param"u8))
            {
                Parameter = StripeWords.NextCode(ref reader);
            }
            else if (reader.ValueTextEquals("message"u8))
            {
                Message = StripeJson.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("payment_intent"u8))
            {
                payment = Id(ref reader);
            }
            else if (reader.ValueTextEquals("setup_intent"u8))
            {
                setup = Id(ref reader);
            }
            else if (reader.ValueTextEquals("charge"u8))
            {
                charge = Id(ref reader);
            }
            else
            {
                StripeJson.SkipNext(ref reader);
            }

            RelatedId = payment ?? setup ?? charge;
        }
    }

    // Callers put it into paths and records, so only what looks like an id is taken.
    private static string? Id(ref Utf8JsonReader reader)
    {
        string? id = StripeJson.NextId(ref reader);
        return id is { Length: > 0 and <= 255 } && id.AsSpan().IndexOfAnyExcept(IdCharacters) < 0 ? id : null;
    }
}
