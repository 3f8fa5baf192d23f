using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Broker.Core.Pipeline;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>Writes the bodies of the composite family (contracts/salesforce.md 6).</summary>
internal static class CompositeBody
{
    // Bodies go to an API and never into a page, so that only what JSON itself asks for is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static ApiBody Write<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            write(writer, state);
            writer.WriteEndObject();
        }

        return ApiBody.RawJson(buffer.WrittenMemory);
    }

    internal static ApiBody OfComposite(CompositeRequest request, IReadOnlyList<CompositeStep> steps, string root) => Write((request, steps, root), static (writer, state) =>
    {
        writer.WriteBoolean("allOrNone"u8, state.request.AllOrNone);
        writer.WriteBoolean("collateSubrequests"u8, state.request.CollateSubrequests);
        WriteSteps(writer, state.steps, state.root);
    });

    internal static ApiBody OfGraphs(IReadOnlyList<CompositeGraph> graphs, string root) => Write((graphs, root), static (writer, state) =>
    {
        writer.WriteStartArray("graphs"u8);
        foreach (CompositeGraph graph in state.graphs)
        {
            writer.WriteStartObject();
            writer.WriteString("graphId"u8, graph.Name);
            WriteSteps(writer, graph.Steps, state.root);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    /// <summary>A batch names its addresses by the version, without what stands before it.</summary>
    internal static ApiBody OfBatch(bool haltOnError, IReadOnlyList<CompositeStep> steps, string version) => Write((haltOnError, steps, version), static (writer, state) =>
    {
        writer.WriteBoolean("haltOnError"u8, state.haltOnError);
        writer.WriteStartArray("batchRequests"u8);
        foreach (CompositeStep step in state.steps)
        {
            writer.WriteStartObject();
            writer.WriteString("method"u8, step.Method);
            writer.WriteString("url"u8, "v" + state.version + step.Path);
            if (step.Body is { } body)
            {
                writer.WritePropertyName("richInput"u8);
                writer.WriteRawValue(body.Span, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static void WriteSteps(Utf8JsonWriter writer, IReadOnlyList<CompositeStep> steps, string root)
    {
        writer.WriteStartArray("compositeRequest"u8);
        foreach (CompositeStep step in steps)
        {
            writer.WriteStartObject();
            writer.WriteString("method"u8, step.Method);
            writer.WriteString("url"u8, root + step.Path);
            writer.WriteString("referenceId"u8, step.Ref.Name);
            if (step.Body is { } body)
            {
                writer.WritePropertyName("body"u8);
                writer.WriteRawValue(body.Span, skipInputValidation: true);
            }

            if (step.Headers is { Count: > 0 } headers)
            {
                writer.WriteStartObject("httpHeaders"u8);
                foreach ((string name, string value) in headers)
                {
                    writer.WriteString(name, value);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
