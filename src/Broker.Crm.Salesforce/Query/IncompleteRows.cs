namespace Broker.Crm.Salesforce.Query;

/// <summary>Sees at a glance whether a row may hold a child result that goes on elsewhere; most rows do not, and cost two searches.</summary>
/// <remarks>May be wrong only in one direction: a text value can look like a mark, in front of which a quote of a text would be escaped.</remarks>
internal static class IncompleteRows
{
    internal static bool MayBe(ReadOnlySpan<byte> row)
    {
        if (row.IndexOf("\"nextRecordsUrl\""u8) >= 0)
        {
            return true;
        }

        for (int at = row.IndexOf("\"done\""u8); at >= 0;)
        {
            row = row[(at + 6)..];
            ReadOnlySpan<byte> behind = row.TrimStart(" \t\r\n"u8);
            if (behind.StartsWith(":"u8) && behind[1..].TrimStart(" \t\r\n"u8).StartsWith("false"u8))
            {
                return true;
            }

            at = row.IndexOf("\"done\""u8);
        }

        return false;
    }
}
