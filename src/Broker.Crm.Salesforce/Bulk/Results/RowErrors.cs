using System.Text;

namespace Broker.Crm.Salesforce.Bulk.Results;

/// <summary>Reads the errors of rows, which are mostly the same few: a text that comes again is not taken apart again.</summary>
internal sealed class RowErrors
{
    private const int Slots = 64;
    private const int LongestKept = 1024;
    private const int JudgeAfter = 1024;
    private readonly (byte[]? Text, RowError Error)[] kept = new (byte[]?, RowError)[Slots];
    private int asked;
    private int found;

    internal RowError Of(ReadOnlySpan<byte> text)
    {
        // Where each message names its row, keeping them only costs.
        if (text.Length > LongestKept || (asked >= JudgeAfter && found < asked / 2))
        {
            return RowError.Parse(Encoding.UTF8.GetString(text));
        }

        var hash = new HashCode();
        hash.AddBytes(text);
        ref (byte[]? Text, RowError Error) slot = ref kept[(uint)hash.ToHashCode() % Slots];
        asked++;
        if (slot.Text is not null && text.SequenceEqual(slot.Text))
        {
            found++;
        }
        else
        {
            slot = (text.ToArray(), RowError.Parse(Encoding.UTF8.GetString(text)));
        }

        return slot.Error;
    }
}
