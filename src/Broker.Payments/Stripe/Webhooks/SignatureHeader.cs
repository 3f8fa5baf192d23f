namespace Broker.Payments.Stripe.Webhooks;

/// <summary>The parts of <c>Stripe-Signature</c>, in any order: one time, any number of <c>v1</c>; other schemes are ignored (contracts/payments.md a6).</summary>
internal ref struct SignatureHeader
{
    private const int MaxLength = 4096;
    private const int MaxTimeDigits = 12;
    private const int HexLength = 64;
    private ReadOnlySpan<char> rest;

    private SignatureHeader(ReadOnlySpan<char> header) => rest = header;

    /// <summary>The time exactly as it was sent: its text is part of what is signed.</summary>
    internal ReadOnlySpan<char> TimeText { get; private set; }

    internal long Time { get; private set; }

    /// <summary>False when there is no time or no <c>v1</c> of the right form.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out SignatureHeader header)
    {
        header = new SignatureHeader(text);
        if (text.Length is 0 or > MaxLength)
        {
            return false;
        }

        bool signed = false;
        SignatureHeader scan = header;
        while (scan.TryNext(out ReadOnlySpan<char> name, out ReadOnlySpan<char> value))
        {
            if (name is "t" && header.TimeText.IsEmpty && TryReadTime(value, out long time))
            {
                header.TimeText = value;
                header.Time = time;
            }

            signed |= name is "v1" && value.Length == HexLength;
        }

        return signed && !header.TimeText.IsEmpty;
    }

    /// <summary>The next <c>v1</c> signature; false after the last.</summary>
    internal bool TryNextSignature(scoped Span<byte> signature)
    {
        while (TryNext(out ReadOnlySpan<char> name, out ReadOnlySpan<char> value))
        {
            if (name is "v1" && value.Length == HexLength &&
                Convert.FromHexString(value, signature, out _, out int written) == System.Buffers.OperationStatus.Done && written == signature.Length)
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryReadTime(ReadOnlySpan<char> text, out long time)
    {
        time = 0;
        if (text.Length is 0 or > MaxTimeDigits)
        {
            return false;
        }

        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            time = (time * 10) + (c - '0');
        }

        return true;
    }

    private bool TryNext(out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        while (!rest.IsEmpty)
        {
            int comma = rest.IndexOf(',');
            ReadOnlySpan<char> item = (comma < 0 ? rest : rest[..comma]).Trim(' ');
            rest = comma < 0 ? [] : rest[(comma + 1)..];
            int equals = item.IndexOf('=');
            if (equals > 0)
            {
                name = item[..equals];
                value = item[(equals + 1)..];
                return true;
            }
        }

        name = value = [];
        return false;
    }
}
