using Broker.Crm.Records.Engine;
using Microsoft.CodeAnalysis;

namespace Broker.Crm.Records.HubSpot;

/// <summary>Typed records for classes with <c>[HubSpotObject]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class HubSpotRecordGenerator : RecordGenerator
{
    private protected override RecordVendor Vendor { get; } = new HubSpotVendor();
}
