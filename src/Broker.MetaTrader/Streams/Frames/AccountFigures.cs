using System.Runtime.InteropServices;
using System.Text.Json;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Streams.Frames;

/// <summary>The figures of an account that frames repeat.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct AccountFigures
{
    internal decimal? Balance { get; private set; }

    internal decimal? Credit { get; private set; }

    internal decimal? Equity { get; private set; }

    internal decimal? Margin { get; private set; }

    internal decimal? FreeMargin { get; private set; }

    internal decimal? MarginLevel { get; private set; }

    internal decimal? Profit { get; private set; }

    /// <summary>Reads the member the reader stands on; false, without moving, when it is none of these.</summary>
    internal bool TryRead(ref Utf8JsonReader reader)
    {
        if (JsonFields.IsNamed(ref reader, "balance"u8))
        {
            Balance = JsonFields.Decimal(ref reader);
        }
        else if (JsonFields.IsNamed(ref reader, "credit"u8))
        {
            Credit = JsonFields.Decimal(ref reader);
        }
        else if (JsonFields.IsNamed(ref reader, "equity"u8))
        {
            Equity = JsonFields.Decimal(ref reader);
        }
        else if (JsonFields.IsNamed(ref reader, "margin"u8))
        {
            Margin = JsonFields.Decimal(ref reader);
        }
        else if (JsonFields.IsNamed(ref reader, "freemargin"u8))
        {
            FreeMargin = JsonFields.Decimal(ref reader);
        }
        else if (JsonFields.IsNamed(ref reader, "marginlevel"u8))
        {
            MarginLevel = JsonFields.Decimal(ref reader);
        }
        else if (JsonFields.IsNamed(ref reader, "profit"u8))
        {
            Profit = JsonFields.Decimal(ref reader);
        }
        else
        {
            return false;
        }

        return true;
    }
}
