using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;

namespace Broker.Crm.Salesforce.Crm;

/// <summary>
/// Compares the wanted fields with the org's description of its objects (contracts/salesforce.md 4). Nothing is made: an org's metadata is deployed by an administrator.
/// </summary>
internal sealed class CrmSchemaCheck(CrmShapes shapes)
{
    internal const string Operation = "EnsureSchema";

    internal async ValueTask<BoundaryResult<CrmSetupReport>> RunAsync(CrmSchema schema, CrmLayout layout, CancellationToken cancellationToken)
    {
        List<string> missing = [];
        List<string> differing = [];
        foreach (IGrouping<string, CrmWanted> wanted in CrmWanted.Of(schema, layout).GroupBy(static w => w.Object, StringComparer.OrdinalIgnoreCase))
        {
            CrmShape? shape = await FindAsync(wanted.Key, cancellationToken).ConfigureAwait(false);
            foreach (CrmWanted field in wanted)
            {
                if (shape?[field.Name] is not { } found)
                {
                    missing.Add($"{field} {(shape is null ? "does not exist or is hidden, as the whole object is" : "does not exist or is hidden from the user")}");
                }
                else if (CrmFit.Problem(field, found) is { } problem)
                {
                    differing.Add($"{field} {problem}");
                }
            }
        }

        return BoundaryResult<CrmSetupReport>.Confirmed(new CrmSetupReport([], differing)
        {
            Missing = missing,
            Advice = missing.Count + differing.Count == 0
                ? null
                : $"An administrator deploys the metadata that SalesforceMetadataPackage makes and assigns the permission set {layout.Names.IntegrationSet} to the user, or the option Crm.FieldNames names other fields.",
        });
    }

    private async ValueTask<CrmShape?> FindAsync(string type, CancellationToken cancellationToken)
    {
        try
        {
            return await shapes.ReadAsync(type, cancellationToken).ConfigureAwait(false);
        }
        catch (NotFoundException)
        {
            return null;
        }
    }
}
