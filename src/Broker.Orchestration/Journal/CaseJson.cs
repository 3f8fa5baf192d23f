using System.Text.Json;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;

namespace Broker.Orchestration.Journal;

/// <summary>How a journal writes cases, exception items and proposals as JSON: generated metadata, enums by name, no nulls.</summary>
public static class CaseJson
{
    /// <summary>A case as UTF-8 JSON.</summary>
    public static byte[] Write(CustomerCase customerCase) => JsonSerializer.SerializeToUtf8Bytes(customerCase, CaseJsonContext.Default.CustomerCase);

    /// <summary>A case from UTF-8 JSON.</summary>
    /// <exception cref="JsonException">The text is not a case.</exception>
    public static CustomerCase ReadCase(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, CaseJsonContext.Default.CustomerCase) ?? throw new JsonException("A stored case is null.");

    /// <summary>An exception item as UTF-8 JSON.</summary>
    public static byte[] Write(ExceptionItem item) => JsonSerializer.SerializeToUtf8Bytes(item, CaseJsonContext.Default.ExceptionItem);

    /// <summary>An exception item from UTF-8 JSON.</summary>
    /// <exception cref="JsonException">The text is not an exception item.</exception>
    public static ExceptionItem ReadException(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, CaseJsonContext.Default.ExceptionItem) ?? throw new JsonException("A stored exception item is null.");

    /// <summary>A proposal as UTF-8 JSON.</summary>
    public static byte[] Write(Proposal proposal) => JsonSerializer.SerializeToUtf8Bytes(proposal, CaseJsonContext.Default.Proposal);

    /// <summary>A proposal from UTF-8 JSON.</summary>
    /// <exception cref="JsonException">The text is not a proposal.</exception>
    public static Proposal ReadProposal(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, CaseJsonContext.Default.Proposal) ?? throw new JsonException("A stored proposal is null.");
}
