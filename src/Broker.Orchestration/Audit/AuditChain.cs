using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Broker.Orchestration.Cases;

namespace Broker.Orchestration.Audit;

/// <summary>The canonical form of entries and the hash that chains them.</summary>
public static class AuditChain
{
    /// <summary>The previous hash of the first record.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>The version of the canonical form; part of it.</summary>
    public const int FormVersion = 1;

    /// <summary>The entry as JSON with fixed member order, UTC times, no insignificant space. Missing members are left out.</summary>
    public static string Canonicalize(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        using var stream = new MemoryStream(512);
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("form", FormVersion);
            json.WriteString("at", Time(entry.At));
            json.WriteString("kind", entry.Kind.ToString());
            json.WriteString("actor", entry.Actor.Kind + ":" + entry.Actor.Id.Normalize(NormalizationForm.FormC));
            Optional(json, "customer", entry.Customer?.Value);
            Optional(json, "event", entry.Event?.ToString());
            Optional(json, "before", entry.Before?.ToString());
            Optional(json, "after", entry.After?.ToString());
            json.WriteString("decision", entry.Decision);
            json.WriteString("rule", entry.Rule);
            Optional(json, "reason", entry.Reason);
            Optional(json, "causation", entry.Causation);
            if (entry.CaseVersion is { } version)
            {
                json.WriteNumber("caseVersion", version);
            }

            if (entry.Inputs.Count > 0)
            {
                json.WriteStartArray("inputs");
                foreach (AuditInput input in entry.Inputs)
                {
                    json.WriteStartObject();
                    json.WriteString("fact", input.Fact);
                    json.WriteString("owner", input.Owner);
                    Optional(json, "value", input.Value);
                    Optional(json, "asOf", input.AsOf is { } asOf ? Time(asOf) : null);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            if (entry.UnmetGates.Count > 0)
            {
                json.WriteStartArray("unmetGates");
                foreach (string gate in entry.UnmetGates)
                {
                    json.WriteStringValue(gate);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>The record that follows another.</summary>
    public static AuditRecord Append(long sequence, string previousHash, string canonical) =>
        new(sequence, canonical, previousHash, Hash(sequence, previousHash, canonical));

    /// <summary>The hash of a record.</summary>
    public static string Hash(long sequence, string previousHash, string canonical)
    {
        ArgumentNullException.ThrowIfNull(previousHash);
        ArgumentNullException.ThrowIfNull(canonical);
        const int Head = 32;
        byte[] text = ArrayPool<byte>.Shared.Rent(Head + Encoding.UTF8.GetMaxByteCount(previousHash.Length) + Encoding.UTF8.GetMaxByteCount(canonical.Length));
        _ = Utf8Formatter.TryFormat(sequence, text, out int length);
        text[length++] = (byte)'\n';
        length += Encoding.UTF8.GetBytes(previousHash, text.AsSpan(length));
        text[length++] = (byte)'\n';
        length += Encoding.UTF8.GetBytes(canonical, text.AsSpan(length));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(text);
        return Convert.ToHexStringLower(hash);
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
