using System.Globalization;
using System.Text.Json;
using Broker.Bench.Bodies;
using Broker.Bench.Measuring;
using Broker.Crm.Salesforce.Query;

namespace Broker.Bench.Http.Ours;

/// <summary>Every field of every row as bytes, without an object for one.</summary>
internal sealed class SalesforceStreamContender(string name, ISalesforceQuery query, Soql soql) : IHttpContender
{
    private long bytes;

    public string Name => name;

    public CannedBody Body => CannedBodies.QueryPage;

    public ContenderKind Kind => ContenderKind.Ours;

    public IReadOnlyList<string> Omits { get; } = ["records[].attributes", "totalSize", "done", "nextRecordsUrl"];

    public async ValueTask RunAsync(int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            await query.VisitAsync(soql, Sum);
        }
    }

    public async Task CheckAsync()
    {
        var facts = new Facts();
        await query.VisitAsync(soql, (ref SalesforceRow row) =>
        {
            while (row.NextField())
            {
                object? value = row.Kind switch
                {
                    JsonTokenType.Number => row.TryNumber(out decimal number) ? number : null,
                    JsonTokenType.True => true,
                    JsonTokenType.False => false,
                    _ => row.Text(),
                };
                facts.Add(string.Create(CultureInfo.InvariantCulture, $"records[{row.Index}].{System.Text.Encoding.UTF8.GetString(row.Name)}"), value);
            }
        });
        facts.MustHold(Facts.FromJson(Body.Utf8), Omits, Name);
    }

    private void Sum(ref SalesforceRow row)
    {
        while (row.NextField())
        {
            bytes += row.Name.Length + row.Value.Length;
        }
    }
}
