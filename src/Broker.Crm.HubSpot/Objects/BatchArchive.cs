using System.Text.Json;
using Broker.Core.Pipeline;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>Moves many records to the recycle bin. The answer is empty: what no error names is done.</summary>
internal sealed class BatchArchive(string root) : BatchPlan<string, string>(root + "/batch/archive")
{
    internal override bool HasTraceIds => false;

    internal override IReadOnlyCollection<string?> KeyProperties(string[] chunk) => [null];

    internal override BatchKey? KeyOf(string input) => new BatchKey(Property: null, input);

    internal override bool IsDoneBySilence(string input, out string value)
    {
        value = input;
        return true;
    }

    internal override void Check(string input, long position)
    {
        if (string.IsNullOrWhiteSpace(input))
        {
            throw new ArgumentException($"Input {position} has no id.", nameof(input));
        }

        PropertyValues.CheckText(input, position, "id");
    }

    internal override ApiOperation Operation(string[] chunk) => ObjectOperations.ArchiveMany;

    internal override BatchAnswer<string> Read(in ApiResponse response) => new([], BatchErrors.ReadOnly(response.Body), response.Status);

    internal override IEnumerable<string> NamesOf(string input) => [];

    protected override void Write(Utf8JsonWriter writer, string[] chunk) => WriteIds(writer, chunk);
}
