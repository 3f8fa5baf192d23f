using Broker.Crm.Records.Engine;
using Microsoft.CodeAnalysis;

namespace Broker.Crm.Records.Salesforce;

/// <summary>Typed records for classes with <c>[SalesforceObject]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SalesforceRecordGenerator : RecordGenerator
{
    private protected override RecordVendor Vendor { get; } = new SalesforceVendor();
}
