using System.Text;
using Broker.Crm.Records.Engine;
using Microsoft.CodeAnalysis;

namespace Broker.Crm.Records.HubSpot;

/// <summary>HubSpot's names (contracts/hubspot.md 2, 4).</summary>
internal sealed class HubSpotVendor : RecordVendor
{
    private const int LongestName = 200;
    private static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);

    public override string Namespace => "Broker.Crm.HubSpot.Records";

    public override string Prefix => "HubSpot";

    public override string NameOf(string member) => SnakeCase.Of(member);

    public override string OptionOf(string member) => SnakeCase.Of(member);

    public override bool IsObjectName(string name) =>
        name.Length is > 0 and <= LongestName && name.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-');

    public override bool IsPropertyName(string name) =>
        name.Length is > 0 and <= LongestName && name[0] is >= 'a' and <= 'z' && name.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');

    public override string? OptionProblem(string value)
    {
        if (value.Length == 0)
        {
            return "an empty text clears the property";
        }

        if (value.IndexOf(';') >= 0)
        {
            return "a semicolon separates options";
        }

        try
        {
            _ = Strict.GetByteCount(value);
            return null;
        }
        catch (EncoderFallbackException)
        {
            return "it is no valid Unicode";
        }
    }

    public override DiagnosticDescriptor Describe(ProblemKind kind) => HubSpotProblems.Of(kind);
}
