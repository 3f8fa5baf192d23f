using System.Text.Json;
using Broker.Core.Errors;
using Broker.Payments.Wire;

namespace Broker.Payments.Adyen.Wire;

/// <summary>
/// The members of Adyen's error bodies that matter: the Checkout form <c>{status, errorCode, message, errorType, pspReference}</c> and the newer one of the
/// balance platform with <c>detail</c>, <c>requestId</c> and <c>invalidFields</c>. Reading it never fails.
/// </summary>
internal struct AdyenErrorBody
{
    private const int MaxFields = 20;
    private const int MaxCode = 8;

    internal string? Code { get; private set; }

    internal string? Message { get; private set; }

    internal string? PspReference { get; private set; }

    internal List<FieldError>? Fields { get; private set; }

    /// <summary>True for what looks like a code of Adyen, such as <c>704</c> or <c>29_001</c>: too short to be anything that must not be printed.</summary>
    internal readonly bool CodeIsListed => Code is { Length: > 0 and <= MaxCode } && Code.All(static c => char.IsAsciiDigit(c) || c == '_');

    internal static AdyenErrorBody Read(ReadOnlySpan<byte> body)
    {
        var error = new AdyenErrorBody();
        try
        {
            var reader = new Utf8JsonReader(body);
            JsonSteps.ExpectObject(ref reader);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                error.Take(ref reader);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A proxy's page or a cut answer: the status alone decides, with whatever was read before the break.
        }

        return error;
    }

    private void Take(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("errorCode"u8))
        {
            Code = JsonSteps.NextText(ref reader);
        }
        else if (reader.ValueTextEquals("message"u8) || reader.ValueTextEquals("detail"u8))
        {
            Message = JsonSteps.NextText(ref reader) ?? Message;
        }
        else if (reader.ValueTextEquals("pspReference"u8) || reader.ValueTextEquals("requestId"u8))
        {
            PspReference = AdyenReference.Accept(JsonSteps.NextText(ref reader)) ?? PspReference;
        }
        else if (reader.ValueTextEquals("invalidFields"u8))
        {
            TakeFields(ref reader);
        }
        else
        {
            JsonSteps.SkipNext(ref reader);
        }
    }

    private void TakeFields(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            string? name = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("name"u8))
                {
                    name = JsonSteps.NextText(ref reader);
                }
                else
                {
                    JsonSteps.SkipNext(ref reader);
                }
            }

            if (name is not null && (Fields?.Count ?? 0) < MaxFields)
            {
                (Fields ??= []).Add(new FieldError(name, Code ?? string.Empty));
            }
        }
    }
}
