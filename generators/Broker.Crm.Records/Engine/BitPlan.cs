using System.Globalization;

namespace Broker.Crm.Records.Engine;

/// <summary>Where the bits of a class stand: for every property whether it was set, for every value whether it is there.</summary>
internal sealed class BitPlan
{
    private const int Small = 32;
    private const int Large = 64;
    private readonly int size;
    private readonly Dictionary<string, int> setBits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> presentBits = new(StringComparer.Ordinal);

    public BitPlan(IReadOnlyList<RecordProperty> properties)
    {
        int bit = 0;
        foreach (RecordProperty property in properties)
        {
            if (!property.IsReadOnly)
            {
                setBits.Add(property.Name, bit++);
            }

            if (property.IsPacked)
            {
                presentBits.Add(property.Name, bit++);
            }
        }

        size = bit <= Small ? Small : Large;
        Words = (bit + size - 1) / size;
    }

    public int Words { get; }

    public string WordType => size == Small ? "uint" : "ulong";

    public string IsSet(RecordProperty property) => setBits.TryGetValue(property.Name, out int bit) ? Test(bit) : "false";

    public string MarkSet(RecordProperty property) => setBits.TryGetValue(property.Name, out int bit) ? On(bit) : "";

    public string MarkUnset(RecordProperty property) => setBits.TryGetValue(property.Name, out int bit) ? Off(bit) : "";

    public string IsPresent(RecordProperty property) => Test(presentBits[property.Name]);

    public string MarkPresent(RecordProperty property, string owner = "") => On(presentBits[property.Name], owner);

    public string MarkMissing(RecordProperty property, string owner = "") => Off(presentBits[property.Name], owner);

    private string Test(int bit) => $"(__bits{bit / size} & {Mask(bit)}) != 0";

    private string On(int bit, string owner = "") => $"{owner}__bits{bit / size} |= {Mask(bit)};";

    private string Off(int bit, string owner = "") => $"{owner}__bits{bit / size} &= ~{Mask(bit)};";

    private string Mask(int bit) => "0x" + (1UL << (bit % size)).ToString("x", CultureInfo.InvariantCulture) + (size == Small ? "u" : "ul");
}
