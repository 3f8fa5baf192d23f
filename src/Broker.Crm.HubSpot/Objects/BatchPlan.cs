using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Broker.Core.Pipeline;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>What one kind of batch sends and how its inputs are told apart. Shared by all calls of one batch; holds nothing of a single call.</summary>
/// <param name="target">Path and query.</param>
internal abstract class BatchPlan<TInput, TValue>(string target)
{
    private const int BytesPerInput = 256;

    /// <summary>Inputs of one call.</summary>
    internal virtual int ChunkSize => HubSpotBatchLimits.MaxInputs;

    /// <summary>True when nothing is changed, so that a lost answer leaves nothing in doubt.</summary>
    internal virtual bool IsRead => false;

    /// <summary>True when each input carries its trace id.</summary>
    internal virtual bool HasTraceIds => true;

    /// <summary>The unique properties that inputs are found by, null among them for the id; empty when inputs have no key.</summary>
    internal abstract IReadOnlyCollection<string?> KeyProperties(TInput[] chunk);

    /// <summary>What tells the input from the others; null when nothing does.</summary>
    internal abstract BatchKey? KeyOf(TInput input);

    /// <summary>The properties that were sent, where a record may have to be recognised by them; null elsewhere.</summary>
    internal virtual IReadOnlyDictionary<string, string?>? ContentOf(TInput input) => null;

    /// <summary>The value of an input that no error names, where success is told by silence.</summary>
    internal virtual bool IsDoneBySilence(TInput input, [MaybeNullWhen(false)] out TValue value)
    {
        value = default;
        return false;
    }

    /// <exception cref="ArgumentException">The input cannot be sent.</exception>
    internal abstract void Check(TInput input, long position);

    internal abstract ApiOperation Operation(TInput[] chunk);

    internal abstract BatchAnswer<TValue> Read(in ApiResponse response);

    internal abstract IEnumerable<string> NamesOf(TInput input);

    protected abstract void Write(Utf8JsonWriter writer, TInput[] chunk);

    internal ApiCall Call(TInput[] chunk) => Operation(chunk).Call(target).WithBody(PropertyValues.Body(
        (Plan: this, Chunk: chunk), static (writer, state) => state.Plan.Write(writer, state.Chunk), chunk.Length * BytesPerInput));

    protected static void WriteIds(Utf8JsonWriter writer, string[] ids)
    {
        writer.WriteStartArray("inputs"u8);
        foreach (string id in ids)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, id);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
